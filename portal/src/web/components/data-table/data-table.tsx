/**
 * A list of things alike: a table on a wide screen, cards on a phone, from the same markup. Each cell knows its column's
 * name, so that a card can show it. The first column names the row.
 */
import type { ComponentChildren } from "preact";

export interface Column<Row> {
  readonly key: string;
  readonly heading: string;
  /** "amount": right-aligned with tabular figures; "action": buttons and links, heading for screen readers only. */
  readonly kind?: "text" | "amount" | "action";
  /** Sorting leads here; the current one says which way. */
  readonly sort?: { readonly href: string; readonly direction?: "ascending" | "descending" };
  cell(row: Row): ComponentChildren;
}

export interface DataTableProps<Row> {
  readonly caption: string;
  /** The caption is often the page's heading already. */
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  rowKey(row: Row): string;
  /** A last row of sums, one cell per column. */
  readonly foot?: readonly ComponentChildren[];
}

export function DataTable<Row>({ caption, captionHidden, columns, rows, rowKey, foot }: DataTableProps<Row>) {
  return (
    <table class="data-table">
      <caption class={captionHidden ? "visually-hidden" : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column, index) => (
              <BodyCell key={column.key} column={column} row={row} first={index === 0} />
            ))}
          </tr>
        ))}
      </tbody>
      {foot === undefined ? null : (
        <tfoot>
          <tr>
            {columns.map((column, index) => (
              <td
                key={column.key}
                class={classOf(column)}
                data-label={index > 0 && foot[index] ? column.heading : undefined}
              >
                {foot[index]}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function HeadCell<Row>({ column }: { readonly column: Column<Row> }) {
  const { heading, sort, kind } = column;
  return (
    <th scope="col" class={classOf(column)} aria-sort={sort?.direction}>
      {sort !== undefined ? (
        <a class="sort" href={sort.href}>
          {heading}
        </a>
      ) : kind === "action" ? (
        <span class="visually-hidden">{heading}</span>
      ) : (
        heading
      )}
    </th>
  );
}

function BodyCell<Row>({
  column,
  row,
  first,
}: {
  readonly column: Column<Row>;
  readonly row: Row;
  readonly first: boolean;
}) {
  if (first) {
    return (
      <th scope="row" class={classOf(column)}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td class={classOf(column)} data-label={column.kind === "action" ? undefined : column.heading}>
      {column.cell(row)}
    </td>
  );
}

function classOf<Row>(column: Column<Row>): string | undefined {
  return column.kind === undefined || column.kind === "text" ? undefined : `cell-${column.kind}`;
}
