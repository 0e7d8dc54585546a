/** Payments as the bank told them, in a list: who, what was said, how much, and what is left to place. */
import type { Payment } from "../../domain/payments/queries.ts";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Day } from "../components/figures/figures.tsx";
import type { Messages } from "../messages/messages.ts";
import { kronor } from "./kronor.ts";
import { ledgerPaths } from "./ledger-paths.ts";

export interface PaymentTableProps {
  readonly say: Messages;
  readonly caption: string;
  readonly payments: readonly Payment[];
}

export function PaymentTable({ say, caption, payments }: PaymentTableProps) {
  const words = say.ledger.payments;
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={payments}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "payer",
          heading: words.payer,
          cell: ({ id, payerName }) => <a href={ledgerPaths.payment(id)}>{payerName ?? words.unknownPayer}</a>,
        },
        { key: "day", heading: words.day, cell: ({ bookedOn }) => <Day day={bookedOn} /> },
        { key: "told", heading: words.told, cell: (payment) => toldOf(payment) },
        { key: "amount", heading: words.amount, kind: "amount", cell: ({ amountMinor }) => kronor(amountMinor) },
        {
          key: "left",
          heading: words.left,
          kind: "amount",
          cell: ({ leftMinor }) => <strong>{kronor(leftMinor)}</strong>,
        },
      ]}
    />
  );
}

export function toldOf({ references, texts }: Pick<Payment, "references" | "texts">): string {
  return [...references.map(({ reference }) => reference), ...texts].join(", ");
}
