/** Orders as pages ask for them: those of the Kund-IDs that whoever asks has access to. */
import { sql } from "kysely";
import type { AccountId, Work } from "../../work.ts";
import { shortText } from "../catalogue/queries.ts";
import { isId } from "../customers/queries.ts";
import { Refusal } from "../refusal.ts";
import type { Order } from "./order.ts";

const listed = 100;

/** Of one Kund-ID, newest first. */
export async function listOrders(work: Work, customerId: string): Promise<readonly Order[]> {
  const rows = await selectOrders(work)
    .where("orders.customer_id", "=", customerId)
    .orderBy("asked_at", "desc")
    .orderBy("orders.id", "desc")
    .limit(listed)
    .execute();
  return rows.map(orderOf);
}

/** Those that wait for somebody's decision, the one that has waited longest first. */
export async function listWaitingOrders(work: Work): Promise<readonly Order[]> {
  const rows = await selectOrders(work)
    .where("orders.state", "=", "waiting")
    .orderBy("asked_at")
    .limit(listed)
    .execute();
  return rows.map(orderOf);
}

export async function getOrder(work: Work, id: string): Promise<Order> {
  const row = isId(id) ? await selectOrders(work).where("orders.id", "=", id).executeTakeFirst() : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return orderOf(row);
}

/** Approved orders of services that have not been begun yet. */
export async function listApprovedOf(
  work: Work,
  { customerId, serviceIds }: { readonly customerId: string; readonly serviceIds: readonly string[] },
): Promise<readonly Order[]> {
  if (serviceIds.length === 0) return [];
  const rows = await selectOrders(work)
    .where("orders.customer_id", "=", customerId)
    .where("orders.kind", "=", "new")
    .where("state", "=", "approved")
    .where("service_id", "in", [...serviceIds])
    .orderBy("asked_at")
    .execute();
  return rows.map(orderOf);
}

function selectOrders(work: Work) {
  return work.db
    .selectFrom("orders")
    .innerJoin("accounts as askers", "askers.id", "orders.asked_by")
    .leftJoin("accounts as deciders", "deciders.id", "orders.decided_by")
    .leftJoin("accounts as withdrawers", "withdrawers.id", "orders.withdrawn_by")
    .select(["orders.id", "orders.customer_id", "creditor_id", "orders.kind", "service_id", "subscription_id"])
    .select(["service_name", "unit_name", "ansvar", "employee", "quantity", "quantity_before", "monthly_minor"])
    .select(["notice_months", "wanted_on", "state", "asked_at", "asked_by", "decided_at", "reason", "begins_on"])
    .select(["askers.name as asked_by_name", "deciders.name as decided_by_name", "orders.decided_by"])
    .select(["withdrawn_at", "withdrawers.name as withdrawn_by_name"])
    .where(
      sql<boolean>`(${work.actor.kind === "machine"} or orders.customer_id = any ((select current_customers())::uuid[]))`,
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof selectOrders>["executeTakeFirstOrThrow"]>>;

function orderOf(row: Row): Order {
  return {
    id: row.id,
    customerId: row.customer_id,
    creditorId: row.creditor_id,
    kind: row.kind,
    serviceId: row.service_id,
    subscriptionId: row.subscription_id ?? undefined,
    serviceName: row.service_name,
    unitName: row.unit_name ?? undefined,
    ansvar: row.ansvar ?? undefined,
    employee: row.employee ?? undefined,
    quantity: shortText(row.quantity),
    quantityBefore: row.quantity_before === null ? undefined : shortText(row.quantity_before),
    monthlyMinor: row.monthly_minor,
    noticeMonths: row.notice_months,
    wantedOn: row.wanted_on,
    state: row.state,
    askedAt: row.asked_at,
    askedBy: row.asked_by as AccountId,
    askedByName: row.asked_by_name,
    decidedAt: row.decided_at ?? undefined,
    decidedBy: (row.decided_by as AccountId | null) ?? undefined,
    decidedByName: row.decided_by_name ?? undefined,
    reason: row.reason ?? undefined,
    beginsOn: row.begins_on ?? undefined,
    withdrawnAt: row.withdrawn_at ?? undefined,
    withdrawnByName: row.withdrawn_by_name ?? undefined,
  };
}
