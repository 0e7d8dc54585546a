/**
 * Letting in a person whom the region's own sign-in has recognised. Roles are what the claims say today: a person new here gets an
 * account, one whose claims give nothing any more loses the membership and with it every session.
 */
import { type EmailAddress, emailKeyOf } from "../access/email-address.ts";
import { voidLinks } from "../access/one-time-links.ts";
import type { GivenRole } from "../access/role-rules.ts";
import { removeHsaId } from "../access/card-holders.ts";
import { removeSecondStep } from "../access/second-step.ts";
import { endSessionsOf, startSession } from "../access/sessions.ts";
import { record } from "../events/record.ts";
import type { AccountId, OrganisationId, Work } from "../../work.ts";
import { createAccount, findAccountByEmail } from "./account.ts";
import { actAsPerson, within } from "./act-as.ts";
import { addMember } from "./membership.ts";
import { listRegions } from "./regions.ts";

export interface EnterWithIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** What kind of name the subject is there. */
  readonly format?: string | undefined;
  readonly email: EmailAddress;
  readonly name: string;
  readonly language: "sv" | "en";
  readonly given: GivenRole | undefined;
  /** Of a secret that nobody has: an account with an identity has no password. Dear, and asked for at the first sign-in only. */
  makeLockedHash(): Promise<string>;
  /** As `networkOf` tells it. */
  readonly network: string;
}

export type Entered =
  | { readonly kind: "signed-in"; readonly secret: string }
  /** The claims give no role here. */
  | { readonly kind: "no-role" }
  /** The address belongs to an account that is not staff: it is not taken over. */
  | { readonly kind: "address-taken" };

export async function enterWithIdentity(work: Work, entering: EnterWithIdentity): Promise<Entered> {
  const { given, network } = entering;
  const region = await theRegion(work);
  const known = await findIdentity(work, entering);
  if (given === undefined) {
    if (known !== undefined) await endMembership(work, region, known);
    return { kind: "no-role" };
  }
  const accountId = known ?? (await linkIdentity(work, region, entering));
  if (accountId === undefined) return { kind: "address-taken" };
  if (entering.format !== undefined) await keepFormat(work, entering);
  const acting = await actAsPerson(work, { accountId, organisationId: region, role: given.role });
  await addMember(acting, { organisationId: region, accountId, role: given.role });
  await setRole(acting, { accountId, organisationId: region, given });
  const session = { accountId, organisationId: region, network, provedBy: "single-sign-on" } as const;
  return { kind: "signed-in", secret: await startSession(acting, session) };
}

async function keepFormat(work: Work, { issuer, subject, format }: EnterWithIdentity): Promise<void> {
  await work.db
    .updateTable("identities")
    .set({ name_format: format ?? null })
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .execute();
}

async function theRegion(work: Work): Promise<OrganisationId> {
  const [region, another] = await listRegions(work);
  if (region === undefined || another !== undefined)
    throw new Error("Single sign-on is for a portal with one region: it gives roles in that one.");
  return region.id;
}

async function findIdentity(work: Work, { issuer, subject }: EnterWithIdentity): Promise<AccountId | undefined> {
  const row = await work.db
    .selectFrom("identities")
    .select("account_id")
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row?.account_id as AccountId | undefined;
}

/** A new account, or the one that this member of staff has by the same address; its password ends. */
async function linkIdentity(
  work: Work,
  region: OrganisationId,
  { issuer, subject, email, name, language, makeLockedHash }: EnterWithIdentity,
): Promise<AccountId | undefined> {
  const existing = await findAccountByEmail(work, emailKeyOf(email));
  if (existing !== undefined && !(await isStaffWithoutIdentity(work, region, existing.id))) return undefined;
  const lockedHash = await makeLockedHash();
  const accountId = existing?.id ?? (await createAccount(work, { email, name, language, passwordHash: lockedHash }));
  if (accountId === undefined) return undefined;
  if (existing !== undefined) await endPassword(work, accountId, lockedHash);
  await work.db
    .insertInto("identities")
    .values({ issuer, subject, account_id: accountId, linked_at: work.now })
    .execute();
  return accountId;
}

/** Member of the region and of nothing else: who also acts for a company keeps the sign-in that the company knows. */
async function isStaffWithoutIdentity(work: Work, region: OrganisationId, accountId: AccountId): Promise<boolean> {
  if (await hasIdentity(work, accountId)) return false;
  const acting = await actAsPerson(work, { accountId, organisationId: region, role: "officer" });
  const memberships = await acting.db
    .selectFrom("memberships")
    .select("organisation_id")
    .where("account_id", "=", accountId)
    .execute();
  return memberships.length === 1 && memberships[0]?.organisation_id === region;
}

/** Whether a person comes in through the region's own sign-in, and so has no password. */
export async function hasIdentity(work: Work, accountId: AccountId): Promise<boolean> {
  const row = await work.db
    .selectFrom("identities")
    .select("account_id")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return row !== undefined;
}

async function endPassword(work: Work, accountId: AccountId, lockedHash: string): Promise<void> {
  await work.db
    .updateTable("accounts")
    .set({ password_hash: lockedHash, password_set_at: work.now })
    .where("id", "=", accountId)
    .execute();
  await removeSecondStep(work, accountId);
  await removeHsaId(work, accountId);
  await endSessionsOf(work, accountId);
  await voidLinks(work, "reset-password", accountId);
}

interface SetRole {
  readonly accountId: AccountId;
  readonly organisationId: OrganisationId;
  readonly given: GivenRole;
}

/** The role and the units of today's claims; what they no longer give is taken back. */
async function setRole(work: Work, { accountId, organisationId, given }: SetRole): Promise<void> {
  const { role: before } = await work.db
    .selectFrom("memberships")
    .select("role")
    .where("organisation_id", "=", organisationId)
    .where("account_id", "=", accountId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (before !== given.role) {
    await work.db
      .updateTable("memberships")
      .set({ role: given.role })
      .where("organisation_id", "=", organisationId)
      .where("account_id", "=", accountId)
      .execute();
    const facts = { account: accountId, before, role: given.role };
    await record(work, "member.role-changed", { subject: organisationId, facts });
  }
  const units = given.units.length === 0 ? [] : await unitsByGln(work, organisationId, given.units);
  await work.db
    .deleteFrom("officer_receivers")
    .where("organisation_id", "=", organisationId)
    .where("account_id", "=", accountId)
    .$if(units.length > 0, (query) => query.where("receiver_id", "not in", units))
    .execute();
  if (units.length === 0) return;
  await work.db
    .insertInto("officer_receivers")
    .values(units.map((unit) => ({ organisation_id: organisationId, account_id: accountId, receiver_id: unit })))
    .onConflict((conflict) => conflict.columns(["organisation_id", "account_id", "receiver_id"]).doNothing())
    .execute();
}

async function unitsByGln(work: Work, organisationId: OrganisationId, glns: readonly string[]): Promise<string[]> {
  const rows = await work.db
    .selectFrom("receivers")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("gln", "in", glns)
    .execute();
  return rows.map(({ id }) => id);
}

async function endMembership(work: Work, region: OrganisationId, accountId: AccountId): Promise<void> {
  await within(work, region, async () => {
    const ended = await work.db
      .deleteFrom("memberships")
      .where("organisation_id", "=", region)
      .where("account_id", "=", accountId)
      .returning("account_id")
      .executeTakeFirst();
    if (ended === undefined) return;
    await removeHsaId(work, accountId);
    await record(work, "member.removed", { subject: region, organisationId: region, facts: { account: accountId } });
  });
}
