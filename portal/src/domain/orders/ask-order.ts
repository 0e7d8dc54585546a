/** An orderer of the Kund-ID asks for a service, or for another quantity of one. Refuses what cannot be ordered. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { awaitDecision } from "../approvals/nudges.ts";
import { holdRequests } from "../approvals/open-requests.ts";
import { requireOrderer } from "../approvals/queries.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { type AskOrder, type Plan, planOrder } from "./plan-order.ts";

export async function askOrder(work: Work, asked: AskOrder): Promise<string> {
  const { organisationId } = requirePermission(work, "purchase.read");
  if (asked.kind === "quantity") await holdRequests(work, asked.subscriptionId);
  const plan = await planOrder(work, asked);
  await requireOrderer(work, { customerId: plan.customer.id, ansvar: plan.ansvar });
  if (plan.hindrance !== undefined) throw new Refusal("order-not-possible", { why: plan.hindrance });
  const id = await insertOrder(work, asked, plan);
  await record(work, "order.asked", { subject: id, facts: { service: plan.service.name, quantity: asked.quantity } });
  await awaitDecision(work, "order", { id, creditorId: plan.customer.creditorId });
  await work.enqueue("tell-of-order", { organisationId, orderId: id });
  return id;
}

async function insertOrder(work: Work, asked: AskOrder, plan: Plan): Promise<string> {
  const { organisationId, accountId } = requirePermission(work, "purchase.read");
  const { customer, service, subscription } = plan;
  const made = await work.db
    .insertInto("orders")
    .values({
      organisation_id: organisationId,
      id: work.newId(),
      creditor_id: customer.creditorId,
      customer_id: customer.id,
      kind: asked.kind,
      service_id: service.id,
      subscription_id: subscription?.id ?? null,
      service_name: service.name,
      unit_name: (asked.kind === "new" ? asked.unitName : subscription?.unitName) ?? null,
      ansvar: plan.ansvar ?? null,
      employee: (asked.kind === "new" ? asked.employee : subscription?.employee) ?? null,
      quantity: asked.quantity,
      quantity_before: subscription?.quantity ?? null,
      monthly_minor: plan.monthlyMinor,
      notice_months: service.noticeMonths,
      wanted_on: asked.wantedOn,
      state: "waiting",
      asked_at: work.now,
      asked_by: accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made === undefined) throw new Refusal("changed-meanwhile");
  return made.id;
}
