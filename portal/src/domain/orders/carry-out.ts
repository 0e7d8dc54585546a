/** What follows an approval at either side: the creditor's subscription begins, and whoever ordered gets a receipt. */
import type { Work } from "../../work.ts";
import { beginOrdered } from "../catalogue/begin-ordered.ts";
import { record } from "../events/record.ts";
import { lockOrder, moveOrder } from "./decide-order.ts";
import { type Order, orderLifecycle } from "./order.ts";
import { tellOrderer } from "./tell-orderer.ts";

/** At the creditor. Not when what was to be changed has ended meanwhile. Done twice it is done once. */
export function beginSubscriptionOf(work: Work, order: Order): Promise<boolean> {
  const { id: orderId, beginsOn, subscriptionId: replaces } = order;
  if (beginsOn === undefined) throw new Error("Only an approved order is carried out.");
  return beginOrdered(work, { ...order, orderId, beginsOn, replaces });
}

/** At the customer: it is done, and whoever asked is told. */
export async function closeOrder(
  work: Work,
  { id, begun, customerNumber }: { readonly id: string; readonly begun: boolean; readonly customerNumber: string },
): Promise<void> {
  const order = await lockOrder(work, id);
  if (order.state !== "approved") return;
  const state = orderLifecycle.next("approved", begun ? "carry-out" : "overtake");
  await moveOrder(work, order, { state });
  await record(work, "order.done", { subject: id, facts: { state } });
  await tellOrderer(work, order, { customerNumber, outcome: begun ? "approved" : "overtaken" });
}
