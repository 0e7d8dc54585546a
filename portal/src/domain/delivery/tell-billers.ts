/** Tells those who write invoices, by mail, that a delivery needs somebody. */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { tellBillers } from "../parties/tell-billers.ts";

export async function tellBillersOfDelivery(
  work: Work,
  invoiceId: string,
  kind: "invoice-not-delivered" | "invoice-delivery-unclear",
): Promise<void> {
  const { number, receiver_name } = await work.db
    .selectFrom("invoices")
    .select(["number", "receiver_name"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", invoiceId)
    .executeTakeFirstOrThrow();
  const facts = { invoiceId, number, receiverName: receiver_name };
  await tellBillers(work, { kind, facts });
}
