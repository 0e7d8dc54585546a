/** Writes where a delivery stands now. Commands ask the lifecycle first and record their own event. */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { DeliveryState } from "./delivery.ts";
import { standingOf } from "./standing.ts";

interface Move {
  readonly to: DeliveryState;
  /** The buyer's latest answer, as the locked delivery has it. */
  readonly answer: string | null;
  readonly reason?: string;
}

export async function moveDelivery(work: Work, invoiceId: string, { to, answer, reason }: Move): Promise<void> {
  await work.db
    .updateTable("deliveries")
    .set({
      state: to,
      reason: reason ?? null,
      standing: standingOf({ deliveryState: to, answer }),
      changed_at: work.now,
    })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .execute();
}
