/** Rows of a specification, with or without a box to mark each. */
import type { SpecificationRow } from "../../domain/specification/specification.ts";
import type { LocalDate } from "../../time.ts";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Amount, Day } from "../components/figures/figures.tsx";
import { decimalText, priceText } from "../figures-text.ts";
import type { Messages } from "../messages/messages.ts";

export interface RowsTableProps {
  readonly say: Messages;
  readonly rows: readonly SpecificationRow[];
  readonly isMarkable: boolean;
}

export function RowsTable({ say, rows, isMarkable }: RowsTableProps) {
  const { rows: words, service, amount } = say.specification;
  return (
    <DataTable
      caption={words.title}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "service",
          heading: service,
          cell: (row) => (
            <>
              {isMarkable ? <Mark row={row} /> : row.service}
              {row.doubt === undefined ? null : <span class="inbox-flags">{words.doubts[row.doubt]}</span>}
            </>
          ),
        },
        { key: "day", heading: words.day, cell: ({ usedOn }) => <Day day={usedOn as LocalDate} /> },
        { key: "unit", heading: words.unit, cell: ({ unit }) => unit },
        { key: "ansvar", heading: words.ansvar, cell: ({ ansvar }) => ansvar },
        { key: "employee", heading: words.employee, cell: ({ employee }) => employee },
        { key: "quantity", heading: words.quantity, kind: "amount", cell: ({ quantity }) => decimalText(quantity) },
        { key: "price", heading: words.price, kind: "amount", cell: ({ price }) => priceText(price) },
        {
          key: "amount",
          heading: amount,
          kind: "amount",
          cell: ({ netMinor }) => <Amount amount={{ minor: netMinor, currency: "SEK" }} />,
        },
      ]}
    />
  );
}

function Mark({ row: { id, service } }: { readonly row: SpecificationRow }) {
  return (
    <span class="choice">
      <input class="choice-control" type="checkbox" id={`row-${id}`} name={`row-${id}`} value="yes" />
      <label class="choice-label" for={`row-${id}`}>
        {service}
      </label>
    </span>
  );
}
