/** What a spreadsheet of invoices would become: which rows make which invoices, and every cell that is to be mended. */
import type {
  CellFaults,
  JudgedInvoice,
  JudgedPage,
  JudgedSheet,
  JudgedState,
} from "../../domain/imports/judged-sheet.ts";
import { judgedStates } from "../../domain/imports/judged-sheet.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Amount, Moment } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { Pagination } from "../components/pagination/pagination.tsx";
import { StatusWord } from "../components/status-word/status-word.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import type { Visit } from "../route.ts";
import { preparedPaths } from "./prepared-paths.ts";
import { cellPlace, cellSentence, rowsText } from "./sheet-cell-text.ts";

export interface SheetPageProps {
  readonly visit: Visit;
  readonly sheet: JudgedSheet;
  /** Those of the page of the list that is shown. */
  readonly invoices: readonly JudgedInvoice[];
  readonly faults: CellFaults;
  readonly list: JudgedPage;
}

export function SheetPage({ visit, sheet, invoices, faults, list }: SheetPageProps) {
  const { say } = visit;
  const words = say.invoiceSheets;
  const isJudged = sheet.judgedCount === sheet.invoiceCount;
  return (
    <>
      <PageHeading caption={say.imports.title}>{words.title(sheet.fileName)}</PageHeading>
      {isJudged ? null : <Progress say={say} sheet={sheet} />}
      <Facts visit={visit} sheet={sheet} />
      {sheet.exampleRows.length === 0 ? null : <p class="hint">{words.example(rowsText(sheet.exampleRows))}</p>}
      {isJudged ? <Ways visit={visit} sheet={sheet} readyCount={sheet.counts.ready} /> : null}
      <ToMend visit={visit} sheet={sheet} faults={faults} />
      <Invoices visit={visit} sheet={sheet} invoices={invoices} list={list} />
    </>
  );
}

/** Without scripts the page is fetched anew by its link. */
function Progress({ say, sheet }: { readonly say: Visit["say"]; readonly sheet: JudgedSheet }) {
  const words = say.invoiceSheets;
  const { judgedCount, invoiceCount } = sheet;
  return (
    <Notice say={say} kind="info" heading={words.judging}>
      <p>
        <progress value={judgedCount} max={invoiceCount} aria-label={words.judging} />{" "}
        {say.imports.progress.of(judgedCount, invoiceCount)}
      </p>
      <p>{words.judgingLeave}</p>
      <ButtonLink href={preparedPaths.sheet(sheet.id)} look="secondary">
        {say.imports.progress.refresh}
      </ButtonLink>
    </Notice>
  );
}

function Facts({ visit: { say }, sheet }: Pick<SheetPageProps, "visit" | "sheet">) {
  const words = say.invoiceSheets;
  const rows = [
    { name: words.invoices, value: String(sheet.invoiceCount) },
    { name: words.rowCount, value: String(sheet.rowCount) },
    { name: words.ready, value: String(sheet.counts.ready) },
    { name: words.faulty, value: String(sheet.counts.faulty) },
    { name: words.sum, value: <Amount amount={{ minor: sheet.readyMinor, currency: "SEK" }} /> },
    ...(sheet.judgedAt === undefined ? [] : [{ name: words.judgedAt, value: <Moment at={sheet.judgedAt} /> }]),
  ];
  return <SummaryList say={say} rows={rows} />;
}

interface WaysProps {
  readonly visit: Visit;
  readonly sheet: JudgedSheet;
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
        <Form seal={seal} action={preparedPaths.judgeSheet(sheet.id)} inline>
          <Button look="quiet">{words.judgeAgain}</Button>
        </Form>
        <ButtonLink href={preparedPaths.sheetColumns(sheet.id)} look="quiet">
          {words.changeColumns}
        </ButtonLink>
      </ButtonRow>
    </>
  );
}

function ToMend({ visit, sheet, faults: { shown, count } }: Pick<SheetPageProps, "visit" | "sheet" | "faults">) {
  const words = visit.say.invoiceSheets;
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="mend-heading">
      <h2 id="mend-heading">{words.mendHeading}</h2>
      <p>{words.mendLead}</p>
      <ul class="sheet-faults">
        {shown.map((fault) => (
          <li key={`${fault.row} ${fault.field} ${fault.code}`}>
            <strong>{cellPlace(visit, fault, sheet)}:</strong> {cellSentence(visit, fault)}
          </li>
        ))}
      </ul>
      {count > shown.length ? <p>{words.mendMore(count - shown.length)}</p> : null}
    </section>
  );
}

function Invoices({ visit: { say }, sheet, invoices, list }: Omit<SheetPageProps, "faults">) {
  const words = say.invoiceSheets;
  const { show, page, pageSize } = list;
  const hrefOf = (state: JudgedState | undefined, to = 1): string => {
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
          {[undefined, ...judgedStates].map((state) => (
            <li key={state ?? "all"}>
              <a href={hrefOf(state)} aria-current={state === show ? "page" : undefined}>
                {state === undefined ? words.all : words.states[state]} ({countOf(sheet, state)})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {invoices.length === 0 ? <p>{words.none}</p> : <InvoiceTable say={say} invoices={invoices} />}
      <Pagination
        say={say}
        page={page}
        pageSize={pageSize}
        rowCount={countOf(sheet, show)}
        hrefOf={(to) => hrefOf(show, to)}
      />
    </section>
  );
}

function countOf({ judgedCount, counts }: JudgedSheet, show: JudgedState | undefined): number {
  return show === undefined ? judgedCount : counts[show];
}

interface TableProps {
  readonly say: Visit["say"];
  readonly invoices: readonly JudgedInvoice[];
}

function InvoiceTable({ say, invoices }: TableProps) {
  const words = say.invoiceSheets;
  return (
    <DataTable
      caption={words.listCaption}
      captionHidden
      rows={invoices}
      rowKey={({ place }) => String(place)}
      columns={[
        { key: "number", heading: say.imports.number, cell: ({ number }) => number || words.noNumber },
        { key: "rows", heading: words.rowsHeading, cell: ({ rows }) => rowsText(rows) },
        { key: "receiver", heading: say.imports.receiver, cell: ({ receiverName }) => receiverName },
        {
          key: "amount",
          heading: say.imports.amount,
          kind: "amount",
          cell: ({ totalMinor }) =>
            totalMinor === undefined ? null : <Amount amount={{ minor: totalMinor, currency: "SEK" }} />,
        },
        {
          key: "state",
          heading: words.state,
          cell: ({ state }) => (
            <StatusWord say={say} status={state === "ready" ? "draft" : "needs-you"}>
              {words.states[state]}
            </StatusWord>
          ),
        },
      ]}
    />
  );
}
