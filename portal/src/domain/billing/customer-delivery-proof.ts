/** What can be shown of a customer invoice's way to somebody who doubts it: every attempt, and every answer as it was given. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { listAttempts } from "../delivery/attempts.ts";
import { type DeliveryProof, listAnswersOfCarrier } from "../delivery/evidence.ts";
import { Refusal } from "../refusal.ts";

export async function getCustomerDeliveryProof(work: Work, invoiceId: string): Promise<DeliveryProof> {
  const { organisationId } = requirePermission(work, "customer.read");
  const head = await work.db
    .selectFrom("customer_invoice_deliveries as delivery")
    .innerJoin("customer_invoices as invoice", (join) =>
      join
        .onRef("invoice.organisation_id", "=", "delivery.organisation_id")
        .onRef("invoice.id", "=", "delivery.invoice_id"),
    )
    .innerJoin("customer_invoice_documents as document", (join) =>
      join
        .onRef("document.organisation_id", "=", "delivery.organisation_id")
        .onRef("document.invoice_id", "=", "delivery.invoice_id"),
    )
    .select(["number", "customer_name", "document_id", "state", "ubl_sha256", "issued_at"])
    .where("delivery.organisation_id", "=", organisationId)
    .where("delivery.invoice_id", "=", invoiceId)
    .executeTakeFirst();
  if (head === undefined) throw new Refusal("not-found");
  return {
    invoiceNumber: head.number,
    receiver: head.customer_name,
    messageId: head.document_id,
    route: "access-point",
    state: head.state,
    documentSha256: head.ubl_sha256.toString("hex"),
    issuedAt: head.issued_at,
    attempts: await listAttempts(work, invoiceId),
    answers: await listAnswersOfCarrier(work, invoiceId),
  };
}
