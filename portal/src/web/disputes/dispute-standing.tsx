/** Where a customer's dispute stands, and what it means for payment: on the case's page. */
import type { Dispute, DisputeCase } from "../../domain/disputes/dispute.ts";
import type { LocalDate } from "../../time.ts";
import { purchasePaths } from "../customer/purchase-paths.ts";
import { kronor } from "../ledger/kronor.ts";
import type { Messages } from "../messages/messages.ts";

interface DisputeStandingProps {
  readonly say: Messages;
  readonly found: DisputeCase;
  readonly dispute: Dispute | undefined;
  readonly today: LocalDate;
}

export function DisputeStanding({ say, found, dispute, today }: DisputeStandingProps) {
  const words = say.disputes;
  const { customerId, invoiceId } = found.about;
  return (
    <>
      <p>
        <strong>{words.states[dispute?.state ?? "open"]}.</strong>{" "}
        {dispute?.state === "open" ? paymentTold(say, dispute, today) : null}
      </p>
      <p>
        <a href={purchasePaths.invoice(customerId, invoiceId)}>{words.settle.seeInvoice}</a>
      </p>
    </>
  );
}

/** What an open dispute means for paying the invoice, on a day. */
export function paymentTold(
  { disputes }: Messages,
  { rule, heldUntil, heldMinor = 0n }: Pick<Dispute, "rule" | "heldUntil" | "heldMinor">,
  today: LocalDate,
): string {
  const words = disputes.open;
  if (heldUntil === undefined || heldUntil < today) return `${words.paid}.`;
  return rule === "hold-all" ? words.heldWhole(heldUntil) : words.held(kronor(heldMinor), heldUntil);
}
