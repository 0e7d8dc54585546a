/** Who holds each kind of message that is carried out of the portal: here, since the rooms do not know each other. */
import { holdCustomerDelivery } from "../domain/billing/deliver-customer-invoice.ts";
import type { HoldOf } from "../domain/delivery/held.ts";
import { holdDelivery } from "../domain/delivery/hold-delivery.ts";
import { holdAnswer } from "../domain/inbox/carry-answer.ts";

export const holdOf: HoldOf = {
  invoice: holdDelivery,
  "customer-invoice": holdCustomerDelivery,
  answer: holdAnswer,
};
