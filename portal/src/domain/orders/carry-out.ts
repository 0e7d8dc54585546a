/** What follows an approval at either side: the creditor's subscription begins, and whoever ordered gets a receipt. */
import type { Work } from "../../work.ts";
import { beginOrdered, hasBegun } from "../catalogue/begin-ordered.ts";
import { unbeginOrdered } from "../catalogue/unbegin-ordered.ts";
import { record } from "../events/record.ts";
import { lockOrder, moveOrder } from "./decide-order.ts";
import { listMissingNeeds } from "./missing-needs.ts";
import { type Order, orderLifecycle } from "./order.ts";
import { tellOf, tellOrderer } from "./tell-orderer.ts";

/** At the creditor: services that it needs and that are not had. Nothing once it has begun. */
export async function listNeedsUnmet(work: Work, order: Order): Promise<readonly string[]> {
  if (order.kind !== "new" || (await hasBegun(work, order.id))) return [];
  return (await listMissingNeeds(work, { ...order, approvedOnly: true })).map(({ id }) => id);
}

export type Begun = "begun" | "overtaken" | "needs-other";

/** At the creditor. Not when what was to be changed has ended meanwhile, or what it needs has. Done twice it is done once. */
export async function beginSubscriptionOf(work: Work, order: Order): Promise<Begun> {
  const { id: orderId, beginsOn, subscriptionId: replaces } = order;
  if (beginsOn === undefined) throw new Error("Only an approved order is carried out.");
  if ((await listNeedsUnmet(work, order)).length > 0) return "needs-other";
  return (await beginOrdered(work, { ...order, orderId, beginsOn, replaces })) ? "begun" : "overtaken";
}

/** At the creditor: what was begun for it never was, and what it would have replaced goes on. */
export function undoSubscriptionOf(work: Work, { id, beginsOn, subscriptionId }: Order): Promise<boolean> {
  if (beginsOn === undefined) throw new Error("Only an approved order is taken back at the creditor.");
  return unbeginOrdered(work, { orderId: id, beginsOn, replaces: subscriptionId });
}

export interface CloseOrder {
  readonly id: string;
  readonly begun: Begun;
  readonly customerNumber: string;
}

/** At the customer: it is done, and whoever asked is told. Not when it has been taken back meanwhile, which is told. */
export async function closeOrder(work: Work, { id, begun, customerNumber }: CloseOrder): Promise<Order["state"]> {
  const order = await lockOrder(work, id);
  if (order.state !== "approved") return order.state;
  const state = orderLifecycle.next("approved", begun === "begun" ? "carry-out" : "overtake");
  await moveOrder(work, order, { state });
  await record(work, "order.done", { subject: id, facts: { state } });
  await tellOrderer(work, order, { customerNumber, outcome: begun === "begun" ? "approved" : begun });
  return state;
}

export interface CloseTakenBack {
  readonly id: string;
  readonly undone: boolean;
  readonly customerNumber: string;
}

/** At the customer: it is taken back, and whoever asked and whoever approved are told. */
export async function closeTakenBack(work: Work, { id, undone, customerNumber }: CloseTakenBack): Promise<void> {
  const order = await lockOrder(work, id);
  if (order.state !== "withdrawing") return;
  const state = orderLifecycle.next("withdrawing", undone ? "undo" : "keep");
  await moveOrder(work, order, { state });
  await record(work, "order.done", { subject: id, facts: { state } });
  const became = { customerNumber, outcome: undone ? ("withdrawn" as const) : ("kept" as const) };
  await tellOrderer(work, order, became);
  const { askedBy, decidedBy } = order;
  if (decidedBy !== undefined && decidedBy !== askedBy) await tellOf(work, decidedBy, { order, ...became });
}
