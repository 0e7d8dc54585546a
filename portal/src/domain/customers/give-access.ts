/**
 * Gives a person access to a Kund-ID. Whoever has no account gets one that opens by choosing a password, through a mail to the
 * address; whoever has one gets the same answer and the same mail, so that nobody learns which addresses are known.
 */
import { sql } from "kysely";
import type { LocalDate } from "../../time.ts";
import type { AccountId, OrganisationId, Work } from "../../work.ts";
import { type EmailAddress, emailKeyOf } from "../access/email-address.ts";
import { nobodysHash } from "../access/password-hash.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { postMail } from "../mail/post-mail.ts";
import { type Account, createAccount, findAccountByEmail, getAccount } from "../parties/account.ts";
import { within } from "../parties/act-as.ts";
import { addMember } from "../parties/membership.ts";
import { Refusal } from "../refusal.ts";
import type { AccessRole } from "./access.ts";
import type { Customer, CustomerId } from "./customer.ts";
import { getCustomer, listAccess } from "./queries.ts";

export interface GiveAccess {
  readonly customerId: CustomerId;
  readonly person: {
    readonly name: string;
    readonly email: EmailAddress;
    readonly language: "sv" | "en";
  };
  readonly role: AccessRole;
  readonly scope?: string | undefined;
  readonly amountMinorMax?: bigint | undefined;
  readonly deputyFor?: string | undefined;
  readonly fromOn: LocalDate;
  readonly untilOn?: LocalDate | undefined;
}

export async function giveAccess(work: Work, given: GiveAccess): Promise<string> {
  const { accountId: by } = requirePermission(work, "customer.write");
  const customer = await getCustomer(work, given.customerId);
  const bounds = await boundsOf(work, given);
  const accountId = await accountOf(work, given);
  const id = await insertAccess(work, { ...given, ...bounds, customer, accountId, by });
  if (id === undefined) throw new Refusal("access-given-already");
  await tellGiven(work, customer, given.person);
  return id;
}

/** The creditor's job gives what its customer's orderer, or its own officer in a case, has said yes to. Twice it is given once. */
export async function givenAccess(work: Work, given: Omit<InsertAccess, "scope">): Promise<void> {
  const id = await insertAccess(work, given);
  if (id !== undefined) await tellGiven(work, given.customer, await getAccount(work, given.accountId));
}

interface InsertAccess extends Omit<GiveAccess, "customerId" | "person"> {
  readonly customer: Customer;
  readonly accountId: AccountId;
  readonly by: AccountId | undefined;
}

/** Undefined when the person has that role already. */
async function insertAccess(work: Work, given: InsertAccess): Promise<string | undefined> {
  const { customer, accountId, role } = given;
  await endPast(work, given);
  await within(work, customer.partyId, () =>
    addMember(work, { organisationId: customer.partyId, accountId, role: "customer" }),
  );
  const added = await work.db
    .insertInto("customer_access")
    .values({
      organisation_id: requireOrganisation(work),
      id: work.newId(),
      customer_id: customer.id,
      customer_key: customer.key,
      party_id: customer.partyId,
      account_id: accountId,
      role,
      scope: given.scope ?? null,
      amount_minor_max: given.amountMinorMax ?? null,
      deputy_for: given.deputyFor ?? null,
      from_on: given.fromOn,
      until_on: given.untilOn ?? null,
      given_at: work.now,
      given_by: given.by ?? null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["organisation_id", "customer_id", "account_id", "role"])
        .where("ended_at", "is", null)
        .doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  if (added === undefined) return undefined;
  await record(work, "customer.access-given", { subject: customer.id, facts: { account: accountId, role } });
  return added.id;
}

/** What had an end and has reached it stands in the way of nothing. */
async function endPast(work: Work, { customer, accountId, role, by }: InsertAccess): Promise<void> {
  await work.db
    .updateTable("customer_access")
    .set({ ended_at: work.now, ended_by: by ?? null })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("customer_id", "=", customer.id)
    .where("account_id", "=", accountId)
    .where("role", "=", role)
    .where("ended_at", "is", null)
    .where("until_on", "<", work.today)
    .execute();
}

async function tellGiven(
  work: Work,
  { customerNumber, name: customerName }: Customer,
  { email, name, language }: Pick<Account, "email" | "name" | "language">,
): Promise<void> {
  const facts = { customerNumber, customerName };
  await postMail(work, { address: email, name, language }, { kind: "customer-access-given", facts });
}

/** A deputy stands in for an attestant of the same Kund-ID, and may never more than that one may, nor on another day. */
async function boundsOf(
  work: Work,
  given: GiveAccess,
): Promise<Pick<GiveAccess, "scope" | "amountMinorMax" | "fromOn" | "untilOn">> {
  if (given.deputyFor === undefined) return given;
  const principal = (await listAccess(work, given.customerId)).find(({ id }) => id === given.deputyFor);
  if (principal?.role !== "attestant" || principal.deputyFor !== undefined || given.role !== "attestant")
    throw new Refusal("not-found");
  if (principal.scope !== undefined && given.scope !== undefined && given.scope !== principal.scope)
    throw new Refusal("access-wider-than-principal");
  const most = [principal.amountMinorMax, given.amountMinorMax].filter((one) => one !== undefined);
  const amountMinorMax = most.length === 0 ? undefined : most.reduce((one, other) => (one < other ? one : other));
  return { scope: principal.scope ?? given.scope, amountMinorMax, ...daysWithin(principal, given) };
}

type Days = Pick<GiveAccess, "fromOn" | "untilOn">;

/** The days that both have. */
function daysWithin(principal: Days, given: Days): Days {
  const fromOn = given.fromOn > principal.fromOn ? given.fromOn : principal.fromOn;
  const ends = [principal.untilOn, given.untilOn].filter((day) => day !== undefined);
  const untilOn = ends.toSorted()[0];
  if (untilOn !== undefined && untilOn < fromOn) throw new Refusal("access-wider-than-principal");
  return { fromOn, untilOn };
}

/** The person's account. A new one has a password that nobody knows: the mailbox is what lets its owner choose one. */
async function accountOf(work: Work, { person }: GiveAccess): Promise<AccountId> {
  const known = await findAccountByEmail(work, emailKeyOf(person.email));
  if (known !== undefined) return known.id;
  const made = await createAccount(work, { ...person, passwordHash: nobodysHash });
  if (made === undefined) throw new Refusal("changed-meanwhile");
  return made;
}

export interface EndAccess {
  readonly accessId: string;
}

/** Ends access at once: from the next question on, the database shows nothing more. Who stands in for it ends with it. */
export async function endAccess(work: Work, { accessId }: EndAccess): Promise<void> {
  await endOne(work, accessId);
  const deputies = await work.db
    .selectFrom("customer_access")
    .select("id")
    .where("deputy_for", "=", accessId)
    .where("ended_at", "is", null)
    .execute();
  for (const { id } of deputies) await endOne(work, id);
}

async function endOne(work: Work, accessId: string): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "customer.write");
  const ended = await work.db
    .updateTable("customer_access")
    .set({ ended_at: work.now, ended_by: accountId })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", accessId)
    .where("ended_at", "is", null)
    .returning(["customer_id", "account_id", "role", "party_id"])
    .executeTakeFirst();
  if (ended === undefined) throw new Refusal("not-found");
  await leaveParty(work, ended.party_id as OrganisationId, ended.account_id);
  const facts = { account: ended.account_id, role: ended.role };
  await record(work, "customer.access-ended", { subject: ended.customer_id, facts });
}

/** Who has no access left to any of a party's Kund-IDs acts for it no longer. */
async function leaveParty(work: Work, partyId: OrganisationId, accountId: string): Promise<void> {
  const left = await work.db
    .selectFrom("customer_access")
    .select("id")
    .where("party_id", "=", partyId)
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  if (left !== undefined) return;
  await within(work, partyId, () =>
    sql`delete from memberships where organisation_id = ${partyId} and account_id = ${accountId} and role = 'customer'`.execute(
      work.db,
    ),
  );
}
