/** After the hand-over: the collection company's receipt, the creditor's recall, and the company's acknowledgement that it has let go. */
import type { Work } from "../../work.ts";
import { requireGrant, requirePermission } from "../access/permissions.ts";
import { isId } from "../customers/queries.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { type CollectionCase, collectionLifecycle } from "./collection.ts";
import { lockCollectionCase } from "./queries.ts";

export const collectionReferenceMax = 100;

export interface GiveCollectionReceipt {
  readonly invoiceId: string;
  /** The company's own number for the case. */
  readonly receipt: string;
}

/** The same receipt again changes nothing; another one is refused. */
export async function giveCollectionReceipt(
  work: Work,
  { invoiceId, receipt }: GiveCollectionReceipt,
): Promise<CollectionCase> {
  requireCollector(work);
  const found = await getLocked(work, invoiceId);
  if (found.receipt === receipt) return found;
  if (found.receipt !== undefined) throw new Refusal("collection-receipt-differs");
  const state = collectionLifecycle.next(found.state, "receive");
  await change(work, invoiceId, { state, receipt, received_at: work.now });
  await record(work, "collection.received", { subject: invoiceId, facts: { receipt } });
  return getLocked(work, invoiceId);
}

export interface RecallClaim {
  readonly invoiceId: string;
  readonly reason: string;
}

export async function recallClaim(work: Work, { invoiceId, reason }: RecallClaim): Promise<void> {
  const { accountId } = requirePermission(work, "reminder.write");
  const found = await getLocked(work, invoiceId);
  const state = collectionLifecycle.next(found.state, "recall");
  await change(work, invoiceId, { state, recall_reason: reason, recalled_at: work.now, recalled_by: accountId });
  await record(work, "collection.recalled", { subject: invoiceId, facts: { reason } });
}

export interface AcknowledgeRecall {
  readonly invoiceId: string;
  readonly acknowledgement: string;
}

/** Kept for good: the proof that nobody collects any more. */
export async function acknowledgeRecall(
  work: Work,
  { invoiceId, acknowledgement }: AcknowledgeRecall,
): Promise<CollectionCase> {
  requireCollector(work);
  const found = await getLocked(work, invoiceId);
  if (found.acknowledgement === acknowledgement) return found;
  const state = collectionLifecycle.next(found.state, "acknowledge");
  await change(work, invoiceId, { state, acknowledgement, acknowledged_at: work.now });
  await record(work, "collection.returned", { subject: invoiceId, facts: { acknowledgement } });
  return getLocked(work, invoiceId);
}

/** The company's own system, or an officer to whom the company has written. */
function requireCollector(work: Work): void {
  if (work.actor.kind === "client") requireGrant(work, "collection.receipt");
  else requirePermission(work, "reminder.write");
}

async function getLocked(work: Work, invoiceId: string): Promise<CollectionCase> {
  const found = isId(invoiceId) ? await lockCollectionCase(work, invoiceId) : undefined;
  if (found === undefined) throw new Refusal("not-found");
  return found;
}

type Change = Partial<
  Record<
    | "state"
    | "receipt"
    | "received_at"
    | "recall_reason"
    | "recalled_at"
    | "recalled_by"
    | "acknowledgement"
    | "acknowledged_at",
    string
  >
>;

async function change(work: Work, invoiceId: string, set: Change): Promise<void> {
  await work.db
    .updateTable("collection_cases")
    .set(set as object)
    .where("invoice_id", "=", invoiceId)
    .execute();
}
