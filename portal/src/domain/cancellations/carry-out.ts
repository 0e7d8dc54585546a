/** What follows an approval at either side: the creditor's subscription ends, and whoever asked gets a receipt. */
import type { Work } from "../../work.ts";
import { endApproved } from "../catalogue/end-approved.ts";
import { restoreEnded } from "../catalogue/restore-ended.ts";
import { record } from "../events/record.ts";
import { type Cancellation, cancellationLifecycle } from "./cancellation.ts";
import { lockCancellation, move } from "./cancel.ts";
import { tellAsker, tellOf } from "./tell-asker.ts";

/** At the creditor: the subscription ends on the day. Nothing when it ended sooner by itself. */
export function endSubscriptionOf(work: Work, { id, subscriptionId, lastBilledOn }: Cancellation): Promise<boolean> {
  if (lastBilledOn === undefined) throw new Error("Only an approved cancellation is carried out.");
  return endApproved(work, { subscriptionId, untilOn: lastBilledOn, cancellationId: id });
}

/** At the creditor: the subscription goes on, where this is what ended it. */
export function restoreSubscriptionOf(
  work: Work,
  { id, subscriptionId, lastBilledOn }: Cancellation,
): Promise<boolean> {
  if (lastBilledOn === undefined) throw new Error("Only an approved cancellation is taken back at the creditor.");
  return restoreEnded(work, { subscriptionId, untilOn: lastBilledOn, cancellationId: id });
}

/** At the customer: it is done, and whoever asked gets a receipt. Not when it has been taken back meanwhile, which is told. */
export async function closeCancellation(
  work: Work,
  { id, ended, customerNumber }: { readonly id: string; readonly ended: boolean; readonly customerNumber: string },
): Promise<Cancellation["state"]> {
  const cancellation = await lockCancellation(work, id);
  if (cancellation.state !== "approved") return cancellation.state;
  const state = cancellationLifecycle.next("approved", ended ? "carry-out" : "overtake");
  await move(work, cancellation, { state });
  await record(work, "cancellation.done", { subject: id, facts: { state } });
  await tellAsker(work, cancellation, { customerNumber, outcome: ended ? "approved" : "overtaken" });
  return state;
}

/** At the customer: it is taken back, and whoever asked and whoever approved are told. */
export async function closeWithdrawal(
  work: Work,
  {
    id,
    restored,
    customerNumber,
  }: { readonly id: string; readonly restored: boolean; readonly customerNumber: string },
): Promise<void> {
  const cancellation = await lockCancellation(work, id);
  if (cancellation.state !== "withdrawing") return;
  const state = cancellationLifecycle.next("withdrawing", restored ? "restore" : "overtake");
  await move(work, cancellation, { state });
  await record(work, "cancellation.done", { subject: id, facts: { state } });
  const became = { customerNumber, outcome: restored ? ("withdrawn" as const) : ("overtaken" as const) };
  await tellAsker(work, cancellation, became);
  const { askedBy, decidedBy } = cancellation;
  if (decidedBy !== undefined && decidedBy !== askedBy) await tellOf(work, decidedBy, { cancellation, ...became });
}
