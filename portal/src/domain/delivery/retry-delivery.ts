/** Tries again to deliver what was given up, under the same identifier as before. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import { deliveryLifecycle } from "./delivery.ts";

export async function retryDelivery(work: Work, invoiceId: string): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.send");
  const delivery = await work.db
    .selectFrom("deliveries")
    .select("state")
    .where("organisation_id", "=", organisationId)
    .where("invoice_id", "=", invoiceId)
    .forUpdate()
    .executeTakeFirst();
  if (delivery === undefined) throw new Refusal("not-found");
  await work.db
    .updateTable("deliveries")
    .set({ state: deliveryLifecycle.next(delivery.state, "retry"), reason: null, changed_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("invoice_id", "=", invoiceId)
    .execute();
  await work.enqueue("deliver-invoice", { organisationId, invoiceId });
}
