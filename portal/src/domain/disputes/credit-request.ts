/** A credit somebody of the creditor's wants to give (D12): issued at once, or when a second person has agreed. */
import type { Instant } from "../../time.ts";
import type { AccountId, Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { CreditedLine } from "../billing/issue-credit-note.ts";
import type { CustomerId } from "../customers/customer.ts";
import { isId } from "../customers/queries.ts";
import { lifecycle } from "../lifecycle.ts";
import { Refusal } from "../refusal.ts";

export const creditLifecycle = lifecycle(
  { waiting: { issue: "issued", decline: "declined" }, issued: {}, declined: {} },
  "changed-meanwhile",
);
export type CreditRequestState = (typeof creditLifecycle.states)[number];

export interface CreditRequest {
  readonly id: string;
  readonly invoiceId: string;
  readonly customerId: CustomerId;
  /** The dispute it answers; none where the creditor credits by itself. */
  readonly caseId: string | undefined;
  readonly lines: readonly CreditedLine[];
  readonly netMinor: bigint;
  readonly reason: string;
  readonly state: CreditRequestState;
  readonly askedAt: Instant;
  readonly askedBy: AccountId;
  readonly askedByName: string;
  readonly creditNoteId: string | undefined;
}

export async function getCreditRequest(work: Work, id: string): Promise<CreditRequest> {
  requirePermission(work, "billing.credit");
  const row = isId(id) ? await selectRequests(work).where("asked.id", "=", id).executeTakeFirst() : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return requestOf(row);
}

/** Those that wait for a second person, the oldest first. */
export async function listWaitingCredits(work: Work): Promise<readonly CreditRequest[]> {
  requirePermission(work, "billing.credit");
  const rows = await selectRequests(work).where("asked.state", "=", "waiting").orderBy("asked_at").limit(200).execute();
  return rows.map(requestOf);
}

/** The one that waits for a second person about a dispute, if one does. */
export async function findWaitingCredit(work: Work, caseId: string): Promise<CreditRequest | undefined> {
  requirePermission(work, "billing.credit");
  const row = await selectRequests(work)
    .where("asked.case_id", "=", caseId)
    .where("asked.state", "=", "waiting")
    .executeTakeFirst();
  return row && requestOf(row);
}

function selectRequests(work: Work) {
  return work.db
    .selectFrom("credit_requests as asked")
    .innerJoin("accounts", "accounts.id", "asked.asked_by")
    .select(["asked.id", "invoice_id", "customer_id", "case_id", "lines", "net_minor", "reason", "asked.state"])
    .select(["asked_at", "asked_by", "credit_note_id", "accounts.name as asked_by_name"]);
}

function requestOf(
  row: Awaited<ReturnType<ReturnType<typeof selectRequests>["executeTakeFirstOrThrow"]>>,
): CreditRequest {
  const lines = row.lines as readonly { readonly place: number; readonly netMinor: string }[];
  return {
    id: row.id,
    invoiceId: row.invoice_id,
    customerId: row.customer_id as CustomerId,
    caseId: row.case_id ?? undefined,
    lines: lines.map(({ place, netMinor }) => ({ place, netMinor: BigInt(netMinor) })),
    netMinor: row.net_minor,
    reason: row.reason,
    state: row.state,
    askedAt: row.asked_at,
    askedBy: row.asked_by as AccountId,
    askedByName: row.asked_by_name,
    creditNoteId: row.credit_note_id ?? undefined,
  };
}
