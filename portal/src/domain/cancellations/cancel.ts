/** Asking for a cancellation, deciding about it, and taking it back. */
import type { LocalDate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { awaitDecision, stopNudges } from "../approvals/nudges.ts";
import { hasOpenRequest, holdRequests } from "../approvals/open-requests.ts";
import { requireDecider, requireOrderer } from "../approvals/queries.ts";
import { lastBilledDay } from "../catalogue/notice.ts";
import { listSubscriptions } from "../catalogue/queries.ts";
import { monthlyMinorOf } from "../catalogue/subscription.ts";
import { getCustomer } from "../customers/queries.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { canWithdraw, type Cancellation, cancellationLifecycle } from "./cancellation.ts";
import { getCancellation } from "./queries.ts";
import { tellAsker } from "./tell-asker.ts";
import { answerWish } from "./wish.ts";

export interface AskCancellation {
  readonly customerId: string;
  readonly subscriptionId: string;
}

/** An orderer of the Kund-ID asks. Refuses when the service ends already, or when it was asked before. */
export async function askCancellation(work: Work, { customerId, subscriptionId }: AskCancellation): Promise<string> {
  const { organisationId, accountId } = requirePermission(work, "purchase.read");
  await holdRequests(work, subscriptionId);
  const customer = await getCustomer(work, customerId);
  const subscription = (await listSubscriptions(work, customer.id)).find(({ id }) => id === subscriptionId);
  if (subscription === undefined) throw new Refusal("not-found");
  await requireOrderer(work, { customerId: customer.id, ansvar: subscription.ansvar });
  if (subscription.untilOn !== undefined) throw new Refusal("subscription-ended");
  if (await hasOpenRequest(work, subscription.id)) throw new Refusal("changed-meanwhile");
  const id = work.newId();
  const made = await work.db
    .insertInto("cancellations")
    .values({
      organisation_id: organisationId,
      id,
      creditor_id: customer.creditorId,
      customer_id: customer.id,
      subscription_id: subscription.id,
      service_name: subscription.serviceName,
      unit_name: subscription.unitName ?? null,
      ansvar: subscription.ansvar ?? null,
      quantity: subscription.quantity,
      monthly_minor: monthlyMinorOf(subscription) ?? null,
      notice_months: subscription.noticeMonths,
      state: "waiting",
      asked_at: work.now,
      asked_by: accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made === undefined) throw new Refusal("changed-meanwhile");
  await record(work, "cancellation.asked", { subject: id, facts: { service: subscription.serviceName } });
  await awaitDecision(work, "cancellation", { id, creditorId: customer.creditorId });
  await answerWish(work, { subscriptionId: subscription.id, cancellationId: id });
  await work.enqueue("tell-of-cancellation", { organisationId, cancellationId: id });
  return id;
}

export type CancellationDecision = { readonly kind: "approve" } | { readonly kind: "decline"; readonly reason: string };

/** An attestant whose access covers it decides, once. Notice is counted from today. */
export async function decideCancellation(
  work: Work,
  { id, decision }: { readonly id: string; readonly decision: CancellationDecision },
): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "purchase.read");
  const cancellation = await lockCancellation(work, id);
  await requireDecider(work, cancellation);
  const state = cancellationLifecycle.next(cancellation.state, decision.kind);
  const lastBilledOn = decision.kind === "approve" ? lastBilledDay(work.today, cancellation.noticeMonths) : undefined;
  await move(work, cancellation, {
    state,
    decided_at: work.now,
    decided_by: accountId,
    ...(decision.kind === "decline" ? { reason: decision.reason } : { last_billed_on: lastBilledOn as LocalDate }),
  });
  await stopNudges(work, id);
  await record(work, decision.kind === "approve" ? "cancellation.approved" : "cancellation.declined", {
    subject: id,
    facts: { lastBilledOn: lastBilledOn ?? "" },
  });
  if (decision.kind === "approve") return work.enqueue("carry-cancellation", { organisationId, cancellationId: id });
  const { customerNumber } = await getCustomer(work, cancellation.customerId);
  await tellAsker(work, cancellation, { customerNumber, outcome: "declined" });
}

/** Taken back by an orderer: while nobody has decided, or before the service has ended. */
export async function withdrawCancellation(work: Work, id: string): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "purchase.read");
  const cancellation = await lockCancellation(work, id);
  await requireOrderer(work, cancellation);
  if (!canWithdraw(cancellation, work.today)) throw new Refusal("changed-meanwhile");
  const state = cancellationLifecycle.next(cancellation.state, "withdraw");
  await move(work, cancellation, { state, withdrawn_at: work.now, withdrawn_by: accountId });
  await stopNudges(work, id);
  await record(work, "cancellation.withdrawn", { subject: id });
  if (state === "withdrawing") await work.enqueue("carry-cancellation", { organisationId, cancellationId: id });
}

/** Locks the row first: of two who decide at once, or one who takes back meanwhile, the second sees what the first did. */
export async function lockCancellation(work: Work, id: string): Promise<Cancellation> {
  const found = await getCancellation(work, id);
  await work.db
    .selectFrom("cancellations")
    .select("state")
    .where("id", "=", found.id)
    .where("customer_id", "=", found.customerId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return getCancellation(work, id);
}

export async function move(
  work: Work,
  { id, customerId }: Pick<Cancellation, "id" | "customerId">,
  change: {
    readonly state: Cancellation["state"];
    readonly decided_at?: Work["now"];
    readonly decided_by?: string;
    readonly reason?: string;
    readonly last_billed_on?: LocalDate;
    readonly withdrawn_at?: Work["now"];
    readonly withdrawn_by?: string;
  },
): Promise<void> {
  await work.db
    .updateTable("cancellations")
    .set(change)
    .where("id", "=", id)
    .where("customer_id", "=", customerId)
    .execute();
}
