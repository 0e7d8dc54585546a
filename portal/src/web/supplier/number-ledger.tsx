/** The number series of a supplier: which numbers are taken, by which invoice, and which are not. */
import {
  type LedgerPage,
  type LedgerRow,
  listNumbers,
  listSeries,
  type Series,
} from "../../domain/invoices/number-series.ts";
import { Button } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Day } from "../components/figures/figures.tsx";
import { SearchForm } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { Messages } from "../messages/messages.ts";
import { type Answer, get, type Route, type Visit } from "../route.ts";
import { invoicePaths } from "./invoice-paths.ts";
import { Standing } from "./standing.tsx";

export const ledgerRoutes: readonly Route[] = [get(invoicePaths.numbers, "invoice.read", showLedger)];

async function showLedger(visit: Visit): Promise<Answer> {
  const { say, query } = visit;
  const shown = await visit.ask(async (work) => {
    const series = await listSeries(work);
    const prefix = (query["prefix"] ?? series[0]?.prefix ?? "").trim().toUpperCase().slice(0, 40);
    const known = series.find((one) => one.prefix === prefix);
    const from = numberOf(query["from"]) ?? known?.takenThrough ?? 0n;
    return { series, prefix, from, page: from > 0n ? await listNumbers(work, { prefix, from }) : nothing };
  });
  return {
    kind: "page",
    title: say.following.ledger.title,
    crumbs: [{ label: say.invoices.list.title, href: invoicePaths.list }],
    wide: true,
    body: <Ledger say={say} {...shown} />,
  };
}

const nothing: LedgerPage = { rows: [], next: undefined };

/** A number as typed; anything else begins at the top. */
function numberOf(text: string | undefined): bigint | undefined {
  const digits = (text ?? "").replace(/\s/g, "");
  return /^\d{1,12}$/.test(digits) && BigInt(digits) > 0n ? BigInt(digits) : undefined;
}

interface LedgerProps {
  readonly say: Messages;
  readonly series: readonly Series[];
  readonly prefix: string;
  readonly from: bigint;
  readonly page: LedgerPage;
}

function Ledger(props: LedgerProps) {
  const { say, series, prefix, from, page } = props;
  const words = say.following.ledger;
  return (
    <>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      {series.length === 0 ? <p>{words.noSeries}</p> : <SeriesTable say={say} series={series} />}
      <SearchForm action={invoicePaths.numbers} label={words.title}>
        <TextField say={say} name="prefix" value={prefix} label={words.prefixField} width="short" />
        <TextField
          say={say}
          name="from"
          value={from > 0n ? String(from) : ""}
          label={words.fromField}
          inputMode="numeric"
          width="short"
        />
        <Button look="secondary" icon="search">
          {words.show}
        </Button>
      </SearchForm>
      <section aria-labelledby="numbers-heading">
        <h2 id="numbers-heading">{words.numbers(prefix)}</h2>
        {page.rows.length === 0 ? <p>{words.none}</p> : <Numbers say={say} rows={page.rows} />}
        {page.next === undefined ? null : <a href={hrefOf(prefix, page.next)}>{words.lower}</a>}
      </section>
    </>
  );
}

function SeriesTable({ say, series }: Pick<LedgerProps, "say" | "series">) {
  const words = say.following.ledger;
  return (
    <DataTable
      caption={words.seriesCaption}
      rows={series}
      rowKey={({ prefix }) => `series ${prefix}`}
      columns={[
        {
          key: "prefix",
          heading: words.series,
          cell: ({ prefix }) => <a href={hrefOf(prefix)}>{words.showSeries(prefix)}</a>,
        },
        { key: "taken", heading: words.taken, cell: ({ takenThrough }) => String(takenThrough) },
        { key: "next", heading: words.next, cell: ({ prefix, nextNumber }) => `${prefix}${nextNumber}` },
        { key: "inUse", heading: words.inUse, cell: ({ inUse }) => (inUse ? words.yes : words.no) },
      ]}
    />
  );
}

function Numbers({ say, rows }: { readonly say: Messages; readonly rows: readonly LedgerRow[] }) {
  const words = say.following.ledger;
  return (
    <DataTable
      caption={words.caption}
      captionHidden
      rows={rows}
      rowKey={(row) => (row.kind === "taken" ? row.invoiceId : row.first)}
      columns={[
        { key: "number", heading: words.number, cell: (row) => <NumberCell say={say} row={row} /> },
        {
          key: "used",
          heading: words.usedBy,
          cell: (row) => (row.kind === "taken" ? row.receiverName : words.unusedText),
        },
        { key: "day", heading: words.day, cell: (row) => (row.kind === "taken" ? <Day day={row.issueOn} /> : null) },
        {
          key: "standing",
          heading: words.standing,
          cell: (row) =>
            row.kind === "taken" && row.standing !== undefined ? (
              <Standing say={say} invoice={{ standing: row.standing, heldFor: row.heldFor }} />
            ) : null,
        },
      ]}
    />
  );
}

function NumberCell({ say, row }: { readonly say: Messages; readonly row: LedgerRow }) {
  const words = say.following.ledger;
  if (row.kind === "unused") return <>{words.unused(row.first, row.last)}</>;
  return (
    <>
      <a href={invoicePaths.invoice(row.invoiceId)}>{row.number}</a>
      {row.revision > 1 ? ` (${words.revision(row.revision)})` : ""}
    </>
  );
}

function hrefOf(prefix: string, from?: bigint): string {
  const query = new URLSearchParams({ prefix, ...(from !== undefined && { from: String(from) }) });
  return `${invoicePaths.numbers}?${query.toString()}`;
}
