/** Where a customer's dispute stands, and what it means for payment: on the case's page. */
import type { Dispute, DisputeCase } from "../../domain/disputes/dispute.ts";
import { purchasePaths } from "../customer/purchase-paths.ts";
import { kronor } from "../ledger/kronor.ts";
import type { Messages } from "../messages/messages.ts";

interface DisputeStandingProps {
  readonly say: Messages;
  readonly found: DisputeCase;
  readonly dispute: Dispute | undefined;
}

export function DisputeStanding({ say, found, dispute }: DisputeStandingProps) {
  const words = say.disputes;
  const { customerId, invoiceId } = found.about;
  const held = dispute?.state === "open" && dispute.heldUntil !== undefined ? dispute.disputedMinor : undefined;
  return (
    <>
      <p>
        <strong>{words.states[dispute?.state ?? "open"]}.</strong>{" "}
        {dispute?.state !== "open"
          ? null
          : held === undefined
            ? `${words.open.paid}.`
            : `${words.open.held(kronor(held))}.`}
      </p>
      <p>
        <a href={purchasePaths.invoice(customerId, invoiceId)}>{words.settle.seeInvoice}</a>
      </p>
    </>
  );
}
