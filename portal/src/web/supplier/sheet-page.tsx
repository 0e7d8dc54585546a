/** What a spreadsheet of invoices would become: which rows make which invoices, and every cell that is to be mended. */
import type { KeptSheet } from "../../domain/imports/kept-sheet.ts";
import type { PlannedInvoice, SheetPlan } from "../../domain/imports/plan-sheet.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Amount } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { Pagination } from "../components/pagination/pagination.tsx";
import { StatusWord } from "../components/status-word/status-word.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import type { Visit } from "../route.ts";
import { preparedPaths } from "./prepared-paths.ts";
import { cellPlace, cellSentence, rowsText } from "./sheet-cell-text.ts";

export const sheetStates = ["faulty", "ready"] as const;
type SheetState = (typeof sheetStates)[number];

export interface SheetPageProps {
  readonly visit: Visit;
  readonly sheet: KeptSheet;
  readonly plan: SheetPlan;
  readonly list: { readonly show: SheetState | undefined; readonly page: number; readonly pageSize: number };
}

export function SheetPage({ visit, sheet, plan, list }: SheetPageProps) {
  const { say } = visit;
  const words = say.invoiceSheets;
  const ready = plan.invoices.filter((one) => stateOf(one) === "ready");
  return (
    <>
      <PageHeading caption={say.imports.title}>{words.title(sheet.fileName)}</PageHeading>
      <Facts visit={visit} sheet={sheet} plan={plan} />
      {plan.exampleRows.length === 0 ? null : <p class="hint">{words.example(rowsText(plan.exampleRows))}</p>}
      <Ways visit={visit} sheet={sheet} readyCount={ready.length} />
      <ToMend visit={visit} sheet={sheet} plan={plan} />
      <Invoices visit={visit} sheet={sheet} plan={plan} list={list} />
    </>
  );
}

function stateOf({ document }: PlannedInvoice): SheetState {
  return document === undefined ? "faulty" : "ready";
}

function countOf({ invoices }: SheetPlan, show: SheetState | undefined): number {
  return show === undefined ? invoices.length : invoices.filter((one) => stateOf(one) === show).length;
}

/** A credit is taken off. */
function sumOf({ invoices }: SheetPlan): bigint {
  return invoices.reduce((sum, { document, total }) => {
    const minor = total?.minor ?? 0n;
    if (document === undefined) return sum;
    return document.kind === "credit-note" ? sum - minor : sum + minor;
  }, 0n);
}

function Facts({ visit: { say }, sheet, plan }: Omit<SheetPageProps, "list">) {
  const words = say.invoiceSheets;
  const rows = [
    { name: words.invoices, value: String(plan.invoices.length) },
    { name: words.rowCount, value: String(sheet.rows.length - 1) },
    { name: words.ready, value: String(countOf(plan, "ready")) },
    { name: words.faulty, value: String(countOf(plan, "faulty")) },
    { name: words.sum, value: <Amount amount={{ minor: sumOf(plan), currency: "SEK" }} /> },
  ];
  return <SummaryList say={say} rows={rows} />;
}

interface WaysProps {
  readonly visit: Visit;
  readonly sheet: KeptSheet;
  readonly readyCount: number;
}

function Ways({ visit: { say, seal }, sheet, readyCount }: WaysProps) {
  const words = say.invoiceSheets;
  return (
    <>
      {readyCount === 0 ? (
        <Notice say={say} kind="warning">
          {words.nothingReady}
        </Notice>
      ) : (
        <p class="hint">{words.takeHint}</p>
      )}
      <ButtonRow>
        {readyCount === 0 ? null : (
          <Form seal={seal} action={preparedPaths.takeSheet(sheet.id)} inline>
            <Button>{words.take(readyCount)}</Button>
          </Form>
        )}
        <ButtonLink href={preparedPaths.imports} look="secondary">
          {words.upload}
        </ButtonLink>
        <ButtonLink href={preparedPaths.sheetColumns(sheet.id)} look="quiet">
          {words.changeColumns}
        </ButtonLink>
      </ButtonRow>
    </>
  );
}

/** More than anybody mends before the next try. */
const faultsShown = 500;

function ToMend({ visit, sheet, plan }: Omit<SheetPageProps, "list">) {
  const words = visit.say.invoiceSheets;
  const faults = plan.invoices.flatMap((one) => one.faults).toSorted((a, b) => a.row - b.row);
  if (faults.length === 0) return null;
  return (
    <section aria-labelledby="mend-heading">
      <h2 id="mend-heading">{words.mendHeading}</h2>
      <p>{words.mendLead}</p>
      <ul class="sheet-faults">
        {faults.slice(0, faultsShown).map((fault) => (
          <li key={`${fault.row} ${fault.field} ${fault.code}`}>
            <strong>{cellPlace(visit, fault, sheet)}:</strong> {cellSentence(visit, fault)}
          </li>
        ))}
      </ul>
      {faults.length > faultsShown ? <p>{words.mendMore(faults.length - faultsShown)}</p> : null}
    </section>
  );
}

function Invoices({ visit: { say }, sheet, plan, list }: SheetPageProps) {
  const words = say.invoiceSheets;
  const { show, page, pageSize } = list;
  const shown = plan.invoices.filter((one) => show === undefined || stateOf(one) === show);
  const hrefOf = (state: SheetState | undefined, to = 1): string => {
    const asked = new URLSearchParams({
      ...(state && { show: state }),
      ...(to > 1 && { page: String(to) }),
    }).toString();
    return `${preparedPaths.sheet(sheet.id)}${asked === "" ? "" : `?${asked}`}`;
  };
  return (
    <section aria-labelledby="invoices-heading">
      <h2 id="invoices-heading">{words.listHeading}</h2>
      <nav class="invoice-filters" aria-label={words.show}>
        <ul>
          {[undefined, ...sheetStates].map((state) => (
            <li key={state ?? "all"}>
              <a href={hrefOf(state)} aria-current={state === show ? "page" : undefined}>
                {state === undefined ? words.all : words.states[state]} ({countOf(plan, state)})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {shown.length === 0 ? <p>{words.none}</p> : null}
      <InvoiceTable say={say} invoices={shown.slice((page - 1) * pageSize, page * pageSize)} />
      <Pagination say={say} page={page} pageSize={pageSize} rowCount={shown.length} hrefOf={(to) => hrefOf(show, to)} />
    </section>
  );
}

interface TableProps {
  readonly say: Visit["say"];
  readonly invoices: readonly PlannedInvoice[];
}

function InvoiceTable({ say, invoices }: TableProps) {
  const words = say.invoiceSheets;
  if (invoices.length === 0) return null;
  return (
    <DataTable
      caption={words.listCaption}
      captionHidden
      rows={invoices}
      rowKey={({ rows }) => rows.join()}
      columns={[
        { key: "rows", heading: words.rowsHeading, cell: ({ rows }) => rowsText(rows) },
        { key: "number", heading: say.imports.number, cell: ({ number }) => number },
        { key: "receiver", heading: say.imports.receiver, cell: ({ receiverName }) => receiverName },
        {
          key: "amount",
          heading: say.imports.amount,
          kind: "amount",
          cell: ({ total }) => (total === undefined ? null : <Amount amount={total} />),
        },
        {
          key: "state",
          heading: words.state,
          cell: (one) => (
            <StatusWord say={say} status={stateOf(one) === "ready" ? "draft" : "needs-you"}>
              {words.states[stateOf(one)]}
            </StatusWord>
          ),
        },
      ]}
    />
  );
}
