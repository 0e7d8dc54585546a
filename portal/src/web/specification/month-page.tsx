/** A month: its sum and invoices, why it differs from the one before, and what it consists of. */
import type { Month } from "../../domain/catalogue/month.ts";
import { monthsLater } from "../../domain/catalogue/month.ts";
import type { Favourite } from "../../domain/specification/favourites.ts";
import type { OpenMonth } from "../../domain/specification/open-month.ts";
import type { MonthDocument } from "../../domain/specification/queries.ts";
import type { RowsTotal } from "../../domain/specification/row-sums.ts";
import type { MonthSum, Reason } from "../../domain/specification/specification.ts";
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Amount } from "../components/figures/figures.tsx";
import { MonthBars } from "../components/month-bars/month-bars.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { TableDownloads } from "../components/table-downloads/table-downloads.tsx";
import { decimalText, priceText } from "../figures-text.ts";
import type { Messages } from "../messages/messages.ts";
import { creditedOf } from "./month-sums.ts";
import { Favourites } from "./favourite-pages.tsx";
import { type Frame, Heading, MonthChoice } from "./month-frame.tsx";
import { queryOf, type Shape, shapes, type Side } from "./specification-address.ts";

const kronor = (minor: bigint) => <Amount amount={{ minor, currency: "SEK" }} />;

export function NothingBilled(props: Frame & { readonly month: Month | undefined }) {
  const { say, months, month } = props;
  const words = say.specification;
  return (
    <>
      <Heading {...props} />
      <MonthChoice {...props} />
      {months.length === 0 || month === undefined ? (
        <EmptyState heading={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <EmptyState heading={words.notBilled(month.slice(0, 7))}>
          <p>{words.notBilledText}</p>
        </EmptyState>
      )}
    </>
  );
}

export interface MonthPageProps extends Frame {
  readonly month: Month;
  readonly by: Shape;
  readonly documents: readonly MonthDocument[];
  readonly reasons: readonly Reason[];
  readonly sums: readonly MonthSum[];
  readonly rows: RowsTotal | undefined;
  /** What has come since, and waits for another invoice of the month. */
  readonly open: OpenMonth | undefined;
  readonly favourites: readonly Favourite[];
}

export function MonthPage(props: MonthPageProps) {
  const { say, side, customer, month, rows, by, open } = props;
  const words = say.specification;
  const rowsPath = `${side.specification(customer.id)}/rows`;
  return (
    <>
      <Heading {...props} />
      <MonthChoice {...props} />
      <Favourites {...props} shows="month" question={`month=${month.slice(0, 7)}&by=${by}`} />
      <Totals {...props} />
      {open === undefined || open.rowCount + open.unpricedCount === 0 ? null : (
        <Notice say={say} kind="info">
          <p>
            {words.open.rest(open.rowCount + open.unpricedCount)} {kronor(open.netMinor)}
          </p>
        </Notice>
      )}
      {rows === undefined || rows.doubtful === 0 ? null : (
        <Notice say={say} kind="warning">
          <p>
            {words.doubtful(rows.doubtful)}{" "}
            <a href={`${rowsPath}?${queryOf({ month, doubtful: true })}`}>{words.showDoubtful}</a>
          </p>
        </Notice>
      )}
      <Reasons {...props} />
      <Sums {...props} />
      <p>
        <ButtonLink
          href={`${side.specification(customer.id)}.pdf?month=${month.slice(0, 7)}&by=${by}`}
          look="quiet"
          icon="download"
        >
          {words.pdfSums}
        </ButtonLink>
      </p>
      <section>
        <h2>{words.full}</h2>
        <p>{words.fullLead(decimalText(String(rows?.count ?? 0)))}</p>
        <ButtonRow>
          <ButtonLink href={`${rowsPath}?${queryOf({ month })}`} look="secondary">
            {words.showAll}
          </ButtonLink>
          <TableDownloads say={say} hrefOf={(format) => `${rowsPath}.${format}?${queryOf({ month })}`} />
        </ButtonRow>
      </section>
      <Trend {...props} />
    </>
  );
}

function Totals({ say, side, customer, months, month, documents, sums }: MonthPageProps) {
  const words = say.specification;
  const net = sums.reduce((sum, { netMinor }) => sum + netMinor, 0n);
  const credited = creditedOf(documents);
  const former = months.find((one) => one.month === monthsLater(month, -1))?.netMinor;
  return (
    <SummaryList
      say={say}
      rows={[
        { name: words.total, value: <strong>{kronor(net)}</strong> },
        ...(former === undefined
          ? []
          : [
              { name: words.former, value: kronor(former) },
              { name: words.difference, value: kronor(net - former) },
            ]),
        {
          name: words.documents,
          value: (
            <>
              {documents.map(({ id, kind, number, netMinor }) => (
                <span key={id} class="specification-document">
                  <a href={side.invoice(customer.id, id)}>{words[kind](number)}</a>{" "}
                  {kronor(kind === "invoice" ? netMinor : -netMinor)}
                </span>
              ))}
            </>
          ),
        },
        ...(credited === 0n ? [] : [{ name: words.afterCredits, value: <strong>{kronor(net - credited)}</strong> }]),
      ]}
    />
  );
}

function Reasons({ say, months, month, reasons }: MonthPageProps) {
  const words = say.specification;
  const isFirst = !months.some((one) => one.month === monthsLater(month, -1));
  return (
    <section>
      <h2>{words.why}</h2>
      {isFirst ? (
        <p>{words.whyFirst}</p>
      ) : reasons.length === 0 ? (
        <p>{words.whyNothing}</p>
      ) : (
        <DataTable
          caption={words.why}
          captionHidden
          rows={reasons}
          rowKey={({ kind, serviceKey }) => `${kind} ${serviceKey}`}
          columns={[
            { key: "service", heading: words.service, cell: ({ name }) => name },
            { key: "reason", heading: words.reason, cell: (one) => reasonText(say, one) },
            { key: "amount", heading: words.difference, kind: "amount", cell: ({ netMinor }) => kronor(netMinor) },
          ]}
        />
      )}
    </section>
  );
}

function reasonText(say: Messages, { kind, from, to }: Reason): string {
  const figures = (text: string): string => {
    const each = text.split(" / ").map((one) => (one.includes(".") ? one.replace(/\.?0+$/, "") : one));
    return each.map((one) => (kind === "price" ? priceText(one) : decimalText(one))).join(" / ");
  };
  return say.specification.reasons[kind](figures(from), figures(to));
}

function Sums({ say, side, customer, months, month, by, sums }: MonthPageProps) {
  const words = say.specification;
  const isFirst = !months.some((one) => one.month === monthsLater(month, -1));
  const against = (minor: bigint) => (isFirst ? "–" : kronor(minor));
  const path = side.specification(customer.id);
  const total = (of: (one: MonthSum) => bigint): bigint => sums.reduce((sum, one) => sum + of(one), 0n);
  return (
    <section>
      <h2>{words.sums}</h2>
      <nav class="invoice-filters" aria-label={words.sums}>
        <ul>
          {shapes.map((one) => (
            <li key={one}>
              <a href={`${path}?month=${month.slice(0, 7)}&by=${one}`} aria-current={one === by ? "page" : undefined}>
                {words.by[one].tab}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <DataTable
        caption={words.sums}
        captionHidden
        rows={sums}
        rowKey={({ key }) => String(key)}
        columns={[
          {
            key: "name",
            heading: words.by[by].heading,
            cell: ({ key, name, rowCount }) => {
              const label = name ?? words.by[by].nobody;
              return rowCount === 0 ? label : <a href={`${path}/rows?${queryOf({ month, [by]: key })}`}>{label}</a>;
            },
          },
          {
            key: "rows",
            heading: words.rowCount,
            kind: "amount",
            cell: ({ rowCount }) => decimalText(String(rowCount)),
          },
          { key: "net", heading: words.amount, kind: "amount", cell: ({ netMinor }) => kronor(netMinor) },
          { key: "former", heading: words.former, kind: "amount", cell: (one) => against(one.formerNetMinor) },
          {
            key: "difference",
            heading: words.difference,
            kind: "amount",
            cell: (one) => against(one.netMinor - one.formerNetMinor),
          },
          ...(by === "service" && side.cancel !== undefined ? [cancelling(say, customer.id, side.cancel)] : []),
        ]}
        foot={[
          words.sum,
          decimalText(String(sums.reduce((sum, { rowCount }) => sum + rowCount, 0))),
          kronor(total(({ netMinor }) => netMinor)),
          against(total(({ formerNetMinor }) => formerNetMinor)),
          against(total(({ netMinor, formerNetMinor }) => netMinor - formerNetMinor)),
        ]}
      />
    </section>
  );
}

/** Straight from a service that one is billed for to being without it. */
function cancelling(say: Messages, customerId: string, pathOf: NonNullable<Side["cancel"]>) {
  const words = say.cancellations.choose;
  return {
    key: "cancel",
    heading: words.fromSpecification,
    kind: "action" as const,
    cell: ({ key, name, netMinor }: MonthSum) =>
      name === undefined || netMinor <= 0n ? null : (
        <a href={pathOf(customerId, key)} aria-label={words.label(name)}>
          {words.fromSpecification}
        </a>
      ),
  };
}

function Trend({ say, months, month }: MonthPageProps) {
  const words = say.specification;
  if (months.length < 2) return null;
  const bars = [...months].reverse().map((one) => ({
    month: one.month.slice(0, 7),
    amount: { minor: one.netMinor, currency: "SEK" as const },
    current: one.month === month,
  }));
  return (
    <section>
      <h2>{words.trend}</h2>
      <MonthBars bars={bars} />
      <DataTable
        caption={words.trend}
        captionHidden
        rows={months}
        rowKey={(one) => one.month}
        columns={[
          { key: "month", heading: words.month, cell: (one) => one.month.slice(0, 7) },
          { key: "net", heading: words.amount, kind: "amount", cell: ({ netMinor }) => kronor(netMinor) },
        ]}
      />
    </section>
  );
}
