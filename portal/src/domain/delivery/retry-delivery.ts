/** Tries again to deliver what was given up, under the same identifier as before. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import { deliveryLifecycle } from "./delivery.ts";
import { standingOf } from "./standing.ts";

export async function retryDelivery(work: Work, invoiceId: string): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.send");
  const delivery = await work.db
    .selectFrom("deliveries")
    .select(["state", "answer"])
    .where("organisation_id", "=", organisationId)
    .where("invoice_id", "=", invoiceId)
    .forUpdate()
    .executeTakeFirst();
  if (delivery === undefined) throw new Refusal("not-found");
  const state = deliveryLifecycle.next(delivery.state, "retry");
  const standing = standingOf({ deliveryState: state, answer: delivery.answer });
  await work.db
    .updateTable("deliveries")
    .set({ state, standing, reason: null, changed_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("invoice_id", "=", invoiceId)
    .execute();
  await work.enqueue("deliver-invoice", { organisationId, invoiceId });
}
