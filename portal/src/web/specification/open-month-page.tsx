/** A month that is not billed yet: what is known so far, and that it may change. */
import type { Month } from "../../domain/catalogue/month.ts";
import type { OpenMonth } from "../../domain/specification/open-month.ts";
import { groupings, type Grouping } from "../../domain/specification/specification.ts";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Amount } from "../components/figures/figures.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { decimalText } from "../figures-text.ts";
import { type Frame, Heading, MonthChoice } from "./month-frame.tsx";

export interface OpenMonthPageProps extends Frame {
  readonly month: Month;
  readonly by: Grouping;
  readonly open: OpenMonth;
}

const kronor = (minor: bigint) => <Amount amount={{ minor, currency: "SEK" }} />;

export function OpenMonthPage(props: OpenMonthPageProps) {
  const { say, month, open } = props;
  const words = say.specification.open;
  return (
    <>
      <Heading {...props} />
      <MonthChoice {...props} />
      <Notice say={say} kind="warning">
        <p>{words.mayChange(month.slice(0, 7))}</p>
        {open.unpricedCount === 0 ? null : <p>{words.unpriced(open.unpricedCount)}</p>}
      </Notice>
      <p class="lead">
        {words.sum}: <strong>{kronor(open.netMinor)}</strong>
      </p>
      <OpenSums {...props} />
    </>
  );
}

function OpenSums({ say, side, customer, month, by, open }: OpenMonthPageProps) {
  const { specification: words } = say;
  return (
    <section>
      <h2>{words.open.sums}</h2>
      <nav class="invoice-filters" aria-label={words.open.sums}>
        <ul>
          {groupings.map((one) => (
            <li key={one}>
              <a
                href={`${side.specification(customer.id)}?month=${month.slice(0, 7)}&by=${one}`}
                aria-current={one === by ? "page" : undefined}
              >
                {words.by[one].tab}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <DataTable
        caption={words.open.sums}
        captionHidden
        rows={open.sums}
        rowKey={({ key }) => String(key)}
        columns={[
          { key: "name", heading: words.by[by].heading, cell: ({ name }) => name ?? words.by[by].nobody },
          {
            key: "rows",
            heading: words.rowCount,
            kind: "amount",
            cell: ({ rowCount }) => decimalText(String(rowCount)),
          },
          { key: "net", heading: words.open.amount, kind: "amount", cell: ({ netMinor }) => kronor(netMinor) },
        ]}
        foot={[words.open.sum, decimalText(String(open.rowCount)), kronor(open.netMinor)]}
      />
    </section>
  );
}
