/**
 * Confirming a registration: whoever has the mail and knows the password becomes the company's first owner, or asks to join
 * it. The password is asked for because a link alone may be clicked by one who never registered, and would then open the
 * door for the one who did.
 */
import type { AccountId, OrganisationId, Work } from "../../work.ts";
import { waitHalfway } from "../access/halfway.ts";
import { useLink } from "../access/one-time-links.ts";
import { verifyPassword } from "../access/password-hash.ts";
import { isStillHash, type Run } from "../access/password-proof.ts";
import { getSecondStep, hasSecondStep } from "../access/second-step.ts";
import { startSession } from "../access/sessions.ts";
import { rememberNetwork } from "../access/sign-in.ts";
import { buckets, forgetTries, takeTry } from "../access/throttle.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { type Account, createAccount } from "./account.ts";
import { actAsPerson } from "./act-as.ts";
import { askToJoin } from "./ask-to-join.ts";
import { addMember } from "./membership.ts";
import { claimOrganisation, findOrganisationByNumber } from "./organisation.ts";
import { findRegistration, type FoundRegistration, type Registration } from "./registration.ts";

export interface ConfirmRegistration {
  readonly token: string;
  readonly password: string;
  /** Words to the owner, when the company turns out to be registered. */
  readonly greeting: string | undefined;
  /** As `networkOf` tells it. */
  readonly network: string;
  /** Recognises the browser when it comes with the second step. */
  readonly browserMark: string;
  /** What to do, in the same transaction, when the company is registered and the newcomer says that it is theirs. */
  readonly contest?: (work: Work, contested: Contested) => Promise<void>;
}

export interface Contested {
  readonly accountId: AccountId;
  readonly companyId: OrganisationId;
  readonly phone: string;
}

export type Confirmed =
  | { readonly kind: "registered"; readonly secret: string; readonly companyName: string }
  /** The company is theirs; to come in takes the second step that their account has. */
  | { readonly kind: "second-step"; readonly companyName: string }
  | { readonly kind: "asked-to-join"; readonly companyName: string }
  | { readonly kind: "wrong-password" }
  | { readonly kind: "wait"; readonly retryAfterSeconds: number }
  | { readonly kind: "link"; readonly state: Exclude<FoundRegistration["state"], "usable"> };

export async function confirmRegistration(run: Run, input: ConfirmRegistration): Promise<Confirmed> {
  const begun = await run(async (work) => {
    const found = await findRegistration(work, input.token);
    if (found.state !== "usable") return { found, taken: { ok: true } as const };
    return { found, taken: await takeTry(work, buckets.passwordAgain, found.registration.id) };
  });
  if (begun.found.state !== "usable") return { kind: "link", state: begun.found.state };
  if (!begun.taken.ok) return { kind: "wait", retryAfterSeconds: begun.taken.retryAfterSeconds };
  const { registration, account } = begun.found;
  const holds = await verifyPassword(account?.passwordHash ?? registration.passwordHash, input.password);
  if (!holds) return { kind: "wrong-password" };
  return run((work) => enter(work, { input, registration, account }));
}

interface Enter {
  readonly input: ConfirmRegistration;
  readonly registration: Registration;
  readonly account: Account | undefined;
}

async function enter(work: Work, { input, registration, account }: Enter): Promise<Confirmed> {
  if (account !== undefined && !(await isStillHash(work, account.id, account.passwordHash)))
    return { kind: "wrong-password" };
  await useLink(work, "confirm-registration", input.token);
  await forgetTries(work, buckets.passwordAgain, registration.id);
  const accountId = account?.id ?? (await openAccount(work, registration));
  await work.db.deleteFrom("registrations").where("id", "=", registration.id).execute();
  await rememberNetwork(work, accountId, input.network);
  const { company, planLevel } = registration;
  const organisationId = await claimOrganisation(work, { ...company, kind: "supplier", planLevel });
  if (organisationId === undefined) return joinInstead(work, { accountId, registration, input });
  await becomeOwner(work, accountId, organisationId);
  const { network, browserMark } = input;
  if (hasSecondStep(await getSecondStep(work, accountId))) {
    await waitHalfway(work, { accountId, network, browserMark });
    return { kind: "second-step", companyName: company.name };
  }
  const secret = await startSession(work, { accountId, organisationId, network });
  return { kind: "registered", secret, companyName: company.name };
}

async function openAccount(work: Work, registration: Registration): Promise<AccountId> {
  const { email, personName, language, passwordHash } = registration;
  const accountId = await createAccount(work, { email, name: personName, language, passwordHash });
  // Two links of one address were confirmed at the same moment: this one's password was not checked against the account's.
  if (accountId === undefined) throw new Refusal("changed-meanwhile");
  return accountId;
}

/** The first member of a new organisation owns it. */
export async function becomeOwner(work: Work, accountId: AccountId, organisationId: OrganisationId): Promise<void> {
  const owning = await actAsPerson(work, { accountId, organisationId, role: "owner" });
  await record(owning, "organisation.registered", { subject: organisationId });
  await record(owning, "account.confirmed", { subject: accountId });
  await addMember(owning, { organisationId, accountId, role: "owner" });
  await owning.enqueue("look-at-newcomer", { organisationId });
}

interface JoinInstead {
  readonly accountId: AccountId;
  readonly registration: Registration;
  readonly input: ConfirmRegistration;
}

async function joinInstead(work: Work, { accountId, registration, input }: JoinInstead): Promise<Confirmed> {
  const organisation = await findOrganisationByNumber(work, registration.company.organisation_number);
  if (organisation === undefined) throw new Refusal("changed-meanwhile");
  await askToJoin(work, { organisation, accountId, greeting: input.greeting });
  const { contactPhone: phone } = registration.company;
  await input.contest?.(work, { accountId, companyId: organisation.id, phone });
  return { kind: "asked-to-join", companyName: organisation.name };
}
