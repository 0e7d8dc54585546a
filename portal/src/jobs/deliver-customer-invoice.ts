/** Carries a customer invoice to the customer's own system over the access point. Killed anywhere, it goes on under the same identifier. */
import { beginCustomerDelivery, endCustomerDelivery } from "../domain/billing/deliver-customer-invoice.ts";
import type { Actor } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export const deliverCustomerInvoice: JobHandler<"deliver-customer-invoice"> = async (
  { perform, carriers = {}, at },
  { organisationId, invoiceId },
) => {
  const carrier = carriers["access-point"];
  const actor: Actor = { kind: "machine", job: "deliver-customer-invoice", organisationId };
  const step = await perform(actor, (work) => beginCustomerDelivery(work, invoiceId, carrier));
  if (step === undefined || carrier === undefined) return;
  at?.("customer-invoice.after-begin");
  const { instanceId } = step.message;
  const asked = step.act === "ask" ? await carrier.status?.(instanceId) : undefined;
  const answer = asked ?? (await carrier.submit(step.message));
  at?.("customer-invoice.after-submit");
  await perform(actor, (work) => endCustomerDelivery(work, { invoiceId, act: step.act, answer, promise: carrier }));
};
