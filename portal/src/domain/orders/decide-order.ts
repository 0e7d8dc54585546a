/** Deciding about an order, and taking it back before it begins. */
import type { LocalDate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { stopNudges } from "../approvals/nudges.ts";
import { requireDecider, requireOrderer } from "../approvals/queries.ts";
import { getOffered, listSubscriptions } from "../catalogue/queries.ts";
import type { CustomerId } from "../customers/customer.ts";
import { getCustomer } from "../customers/queries.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { listMissingNeeds } from "./missing-needs.ts";
import { beginsOn, canWithdraw, type Order, orderLifecycle } from "./order.ts";
import { changeOf } from "./plan-order.ts";
import { getOrder } from "./queries.ts";
import { tellOrderer } from "./tell-orderer.ts";

export type OrderDecision = { readonly kind: "approve" } | { readonly kind: "decline"; readonly reason: string };

/** An attestant whose access covers it decides, once. It begins the day it is wanted, and never before today. */
export async function decideOrder(
  work: Work,
  { id, decision }: { readonly id: string; readonly decision: OrderDecision },
): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "purchase.read");
  const order = await lockOrder(work, id);
  await requireDecider(work, order);
  const state = orderLifecycle.next(order.state, decision.kind);
  await stopNudges(work, id);
  const decided = { state, decided_at: work.now, decided_by: accountId };
  if (decision.kind === "decline") {
    await moveOrder(work, order, { ...decided, reason: decision.reason });
    await record(work, "order.declined", { subject: id });
    const { customerNumber } = await getCustomer(work, order.customerId);
    return tellOrderer(work, order, { customerNumber, outcome: "declined" });
  }
  await requireNeeds(work, order);
  const begins = await expectedDay(work, order);
  await moveOrder(work, order, { ...decided, begins_on: begins });
  await record(work, "order.approved", { subject: id, facts: { beginsOn: begins } });
  await work.enqueue("carry-order", { organisationId, orderId: id });
}

/** Taken back by an orderer: while nobody has decided, or before the first day. */
export async function withdrawOrder(work: Work, id: string): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "purchase.read");
  const order = await lockOrder(work, id);
  await requireOrderer(work, order);
  if (!canWithdraw(order, work.today)) throw new Refusal("changed-meanwhile");
  const state = orderLifecycle.next(order.state, "withdraw");
  await moveOrder(work, order, { state, withdrawn_at: work.now, withdrawn_by: accountId });
  await stopNudges(work, id);
  await record(work, "order.withdrawn", { subject: id });
  if (state === "withdrawing") await work.enqueue("carry-order", { organisationId, orderId: id });
}

/** What the service needs must be had, or approved, before it is. */
async function requireNeeds(work: Work, { kind, customerId, serviceId }: Order): Promise<void> {
  if (kind !== "new") return;
  const missing = await listMissingNeeds(work, { customerId, serviceId, approvedOnly: true });
  if (missing.length > 0)
    throw new Refusal("order-not-possible", {
      why: "needs-other",
      services: missing.map(({ name }) => name).join(", "),
    });
}

/** When it begins, approved today. */
export async function expectedDay(work: Work, order: Order): Promise<LocalDate> {
  const { creditorId, serviceId, wantedOn, subscriptionId } = order;
  if (subscriptionId === undefined) return beginsOn({ approvedOn: work.today, wantedOn });
  const all = await listSubscriptions(work, order.customerId as CustomerId, { ended: true });
  const subscription = all.find(({ id }) => id === subscriptionId);
  if (subscription === undefined) throw new Refusal("not-found");
  const service = await getOffered(work, { creditorId, serviceId, on: wantedOn });
  return beginsOn({ approvedOn: work.today, wantedOn, change: changeOf(order, service, subscription) });
}

/** Locks the row first: of two who decide at once, or one who takes back meanwhile, the second sees what the first did. */
export async function lockOrder(work: Work, id: string): Promise<Order> {
  const found = await getOrder(work, id);
  await work.db
    .selectFrom("orders")
    .select("state")
    .where("id", "=", found.id)
    .where("customer_id", "=", found.customerId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return getOrder(work, id);
}

export async function moveOrder(
  work: Work,
  { id, customerId }: Pick<Order, "id" | "customerId">,
  change: {
    readonly state: Order["state"];
    readonly decided_at?: Work["now"];
    readonly decided_by?: string;
    readonly reason?: string;
    readonly begins_on?: LocalDate;
    readonly withdrawn_at?: Work["now"];
    readonly withdrawn_by?: string;
  },
): Promise<void> {
  await work.db.updateTable("orders").set(change).where("id", "=", id).where("customer_id", "=", customerId).execute();
}
