/** Parks a delivery whose fate nobody knows: "Okänt läge – kontrollera". It is never sent again unless a person says so (TRUST G2). */
import type { Work } from "../../work.ts";
import { record } from "../events/record.ts";
import { moveDelivery } from "./move-delivery.ts";
import { tellBillersOfDelivery } from "./tell-billers.ts";
import { markParked } from "./transmissions.ts";

export interface Parking {
  readonly invoiceId: string;
  readonly reason: string;
  /** The buyer's latest answer, as the locked delivery has it. */
  readonly answer: string | null;
}

/** The caller holds the delivery and has asked its lifecycle. */
export async function parkDelivery(work: Work, { invoiceId, reason, answer }: Parking): Promise<void> {
  await moveDelivery(work, invoiceId, { to: "parked", answer, reason });
  await markParked(work, invoiceId, reason);
  await record(work, "invoice.delivery-parked", { subject: invoiceId, facts: { reason } });
  await tellBillersOfDelivery(work, invoiceId, "invoice-delivery-unclear");
}
