/** Carries a customer invoice to the customer's own system over the access point. Killed anywhere, it goes on under the same identifier. */
import { beginCustomerDelivery, holdCustomerDelivery } from "../domain/billing/deliver-customer-invoice.ts";
import type { JobHandler } from "./handlers.ts";
import { carry } from "./carry-outside.ts";

export const deliverCustomerInvoice: JobHandler<"deliver-customer-invoice"> = (tools, { organisationId, invoiceId }) =>
  carry(tools, {
    actor: { kind: "machine", job: "deliver-customer-invoice", organisationId },
    hold: holdCustomerDelivery,
    begin: (work) => beginCustomerDelivery(work, invoiceId, tools.carriers?.["access-point"]),
  });
