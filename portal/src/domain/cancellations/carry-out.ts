/** What follows an approval at either side: the creditor's subscription ends, and whoever asked gets a receipt. */
import type { Work } from "../../work.ts";
import { endApproved } from "../catalogue/end-approved.ts";
import { record } from "../events/record.ts";
import { type Cancellation, cancellationLifecycle } from "./cancellation.ts";
import { move } from "./cancel.ts";
import { getCancellation } from "./queries.ts";
import { tellAsker } from "./tell-asker.ts";

/** At the creditor: the subscription ends on the day. Nothing when it ended sooner by itself. */
export function endSubscriptionOf(work: Work, cancellation: Cancellation): Promise<boolean> {
  const { subscriptionId, lastBilledOn } = cancellation;
  if (lastBilledOn === undefined) throw new Error("Only an approved cancellation is carried out.");
  return endApproved(work, { subscriptionId, untilOn: lastBilledOn });
}

/** At the customer: it is done, and whoever asked gets a receipt. Done twice it is done once. */
export async function closeCancellation(
  work: Work,
  { id, ended, customerNumber }: { readonly id: string; readonly ended: boolean; readonly customerNumber: string },
): Promise<void> {
  const cancellation = await getCancellation(work, id);
  if (cancellation.state === "approved") {
    const state = cancellationLifecycle.next("approved", ended ? "carry-out" : "overtake");
    await move(work, cancellation, { state });
    await record(work, "cancellation.done", { subject: id, facts: { state } });
    await tellAsker(work, cancellation, { customerNumber, outcome: ended ? "approved" : "overtaken" });
  }
}
