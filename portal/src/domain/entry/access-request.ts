/**
 * "No access" (B7): a person asks for access to a Kund-ID by its number. A colleague who wants to read is answered by the Kund-ID's
 * own orderer; whoever wants to order or approve, or comes from elsewhere, by the creditor's officer in a case. Nothing is looked up
 * for whoever asks, so the answer is the same whether there is such a Kund-ID or not.
 */
import { sql } from "kysely";
import type { Instant } from "../../time.ts";
import type { AccountId, OrganisationId, Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { AccessRole } from "../customers/access.ts";
import { isId } from "../customers/queries.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";

export interface AccessRequest {
  readonly id: string;
  readonly organisationId: OrganisationId;
  readonly creditorId: OrganisationId;
  readonly customerNumber: string;
  readonly role: AccessRole;
  readonly words: string | undefined;
  /** `orderer` and `officer` say who is to answer. */
  readonly state: "placing" | "orderer" | "officer" | "given" | "refused";
  readonly askedAt: Instant;
  readonly askedBy: AccountId;
  readonly askedByName: string;
  readonly askedByEmail: string;
  readonly caseId: string | undefined;
  readonly answeredBy: AccountId | undefined;
  readonly reason: string | undefined;
}

export interface AskAccess {
  readonly creditorId: OrganisationId;
  readonly customerNumber: string;
  readonly role: AccessRole;
  readonly words: string | undefined;
}

/** Once at a time for the same Kund-ID and role. */
export async function askAccess(work: Work, { creditorId, customerNumber, role, words }: AskAccess): Promise<string> {
  const { organisationId, accountId } = requirePermission(work, "case.write");
  const id = work.newId();
  const made = await work.db
    .insertInto("access_requests")
    .values({
      organisation_id: organisationId,
      id,
      creditor_id: creditorId,
      customer_number: customerNumber,
      role,
      words: words ?? null,
      state: "placing",
      asked_at: work.now,
      asked_by: accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made === undefined) throw new Refusal("access-asked-already");
  await record(work, "access-request.asked", { subject: id, facts: { number: customerNumber, role } });
  await work.enqueue("place-access-request", { organisationId, requestId: id });
  return id;
}

export async function getRequest(work: Work, id: string): Promise<AccessRequest> {
  const row = isId(id) ? await selectRequests(work).where("requests.id", "=", id).executeTakeFirst() : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return requestOf(row);
}

const listed = 50;

/** What a person has asked for, newest first. */
export async function listOwnRequests(work: Work): Promise<readonly AccessRequest[]> {
  const { accountId } = requirePermission(work, "case.write");
  const rows = await selectRequests(work)
    .where("asked_by", "=", accountId)
    .orderBy("asked_at", "desc")
    .limit(listed)
    .execute();
  return rows.map(requestOf);
}

/** What colleagues ask of the Kund-IDs for which whoever asks is an orderer of everything. */
export async function listRequestsToAnswer(work: Work): Promise<readonly AccessRequest[]> {
  requirePermission(work, "purchase.read");
  const rows = await selectRequests(work)
    .where("requests.state", "=", "orderer")
    .where(ordersAll(work))
    .orderBy("asked_at")
    .limit(listed)
    .execute();
  return rows.map(requestOf);
}

/** Whether whoever acts is an orderer, of every ansvar, for the Kund-ID that a request names. */
export function ordersAll(work: Work) {
  return sql<boolean>`exists (select from customer_access a join customers c on c.id = a.customer_id
    where c.organisation_id = requests.creditor_id and c.customer_number = requests.customer_number
      and a.account_id = current_account() and a.role = 'orderer' and a.scope is null and a.ended_at is null
      and a.from_on <= ${work.today} and coalesce(a.until_on, 'infinity') >= ${work.today})`;
}

export function selectRequests(work: Work) {
  return work.db
    .selectFrom("access_requests as requests")
    .innerJoin("accounts", "accounts.id", "requests.asked_by")
    .select(["requests.id", "requests.organisation_id", "requests.creditor_id", "requests.customer_number"])
    .select(["requests.role", "requests.words", "requests.state", "requests.asked_at", "requests.asked_by"])
    .select(["requests.case_id", "requests.answered_by", "requests.reason", "accounts.name", "accounts.email"]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRequests>["executeTakeFirstOrThrow"]>>;

function requestOf(row: Row): AccessRequest {
  return {
    id: row.id,
    organisationId: row.organisation_id as OrganisationId,
    creditorId: row.creditor_id as OrganisationId,
    customerNumber: row.customer_number,
    role: row.role,
    words: row.words ?? undefined,
    state: row.state,
    askedAt: row.asked_at,
    askedBy: row.asked_by as AccountId,
    askedByName: row.name,
    askedByEmail: row.email,
    caseId: row.case_id ?? undefined,
    answeredBy: (row.answered_by ?? undefined) as AccountId | undefined,
    reason: row.reason ?? undefined,
  };
}
