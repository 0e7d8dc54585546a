/** One import: how far it has come, how many stand where, and every document with what is to be mended in it. */
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { Pagination } from "../components/pagination/pagination.tsx";
import { type Status, StatusWord } from "../components/status-word/status-word.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import type { DraftFault } from "../../domain/invoices/draft-fault.ts";
import { type Import, type ImportItem, type ItemState, itemStates } from "../../domain/imports/import.ts";
import { amountText } from "../figures-text.ts";
import type { Sentence } from "../form-faults.ts";
import type { Language, Messages } from "../messages/messages.ts";
import type { Visit } from "../route.ts";
import { faultWordsOf, sentenceOf } from "./invoice-fault-text.ts";
import { invoicePaths } from "./invoice-paths.ts";
import { preparedPaths } from "./prepared-paths.ts";

export interface ItemList {
  readonly items: readonly ImportItem[];
  /** Only those in this state; all when absent. */
  readonly show: ItemState | undefined;
  readonly page: number;
  readonly pageSize: number;
}

export interface ImportPageProps {
  readonly visit: Visit;
  readonly found: Import;
  readonly list: ItemList;
  readonly maySend: boolean;
}

export function ImportPage({ visit, found, list, maySend }: ImportPageProps) {
  const { say, language } = visit;
  const words = say.imports;
  return (
    <>
      <PageHeading caption={words.title}>{found.fileName}</PageHeading>
      <Progress say={say} found={found} />
      <SummaryList say={say} rows={factsOf(found, words)} />
      <Ways visit={visit} found={found} maySend={maySend} />
      <section aria-labelledby="items-heading">
        <h2 id="items-heading">{words.results}</h2>
        <Shown say={say} found={found} show={list.show} />
        {list.items.length === 0 ? <p>{words.none}</p> : <Items say={say} language={language} items={list.items} />}
        <Pagination
          say={say}
          page={list.page}
          pageSize={list.pageSize}
          rowCount={countOf(found, list.show)}
          hrefOf={(page) => hrefOf(found.id, list.show, page)}
        />
      </section>
    </>
  );
}

function factsOf({ state, counts, documentCount }: Import, words: Messages["imports"]) {
  return [
    { name: words.standing, value: words.states[state] },
    { name: words.documents, value: String(documentCount) },
    { name: words.countsReady, value: String(counts.ready) },
    { name: words.countsFaulty, value: String(counts.faulty) },
    { name: words.countsSent, value: String(counts.sent) },
    ...(counts.skipped === 0 ? [] : [{ name: words.countsSkipped, value: String(counts.skipped) }]),
  ];
}

interface PartProps {
  readonly say: Messages;
  readonly found: Import;
}

/** Without scripts the page is fetched anew by its link. */
function Progress({ say, found: { id, state, readCount, documentCount, counts } }: PartProps) {
  const words = say.imports.progress;
  if (state !== "uploaded" && state !== "sending") return null;
  const [done, all] = state === "uploaded" ? [readCount, documentCount] : [counts.sent, counts.sent + counts.ready];
  const label = state === "uploaded" ? words.reading : words.sending;
  return (
    <Notice say={say} kind="info" heading={label}>
      <p>
        <progress value={done} max={all} aria-label={label} /> {words.of(done, all)}
      </p>
      <p>{words.leave}</p>
      <ButtonLink href={preparedPaths.oneImport(id)} look="secondary">
        {words.refresh}
      </ButtonLink>
    </Notice>
  );
}

function Ways({ visit: { say, seal }, found, maySend }: Omit<ImportPageProps, "list">) {
  const words = say.imports;
  const { id, state, counts } = found;
  if (state !== "uploaded" && state !== "read") return null;
  const sends = state === "read" && maySend && counts.ready > 0;
  return (
    <>
      {state === "read" && counts.ready === 0 ? (
        <Notice say={say} kind="warning">
          {words.nothingReady}
        </Notice>
      ) : null}
      {sends ? <p class="hint">{words.sendHint}</p> : null}
      <ButtonRow>
        {sends ? (
          <Form seal={seal} action={preparedPaths.sendImport(id)} inline>
            <Button icon="send">{words.send(counts.ready)}</Button>
          </Form>
        ) : null}
        <Form seal={seal} action={preparedPaths.cancelImport(id)} inline>
          <Button look="quiet">{words.cancel}</Button>
        </Form>
      </ButtonRow>
    </>
  );
}

function Shown({ say, found, show }: PartProps & { readonly show: ItemState | undefined }) {
  const words = say.imports;
  const choices = [undefined, ...itemStates.filter((state) => found.counts[state] > 0)];
  return (
    <nav class="invoice-filters" aria-label={words.show}>
      <ul>
        {choices.map((state) => (
          <li key={state ?? "all"}>
            <a href={hrefOf(found.id, state, 1)} aria-current={state === show ? "page" : undefined}>
              {state === undefined ? words.all : words.items[state]} ({countOf(found, state)})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function countOf({ counts }: Import, show: ItemState | undefined): number {
  return show === undefined ? itemStates.reduce((sum, state) => sum + counts[state], 0) : counts[show];
}

function hrefOf(id: string, show: ItemState | undefined, page: number): string {
  const asked = new URLSearchParams({ ...(show && { show }), ...(page > 1 && { page: String(page) }) }).toString();
  return `${preparedPaths.oneImport(id)}${asked === "" ? "" : `?${asked}`}`;
}

const statusOf: Readonly<Record<ItemState, Status>> = {
  ready: "draft",
  faulty: "needs-you",
  sent: "sent",
  skipped: "refused",
};

interface ItemsProps {
  readonly say: Messages;
  readonly language: Language;
  readonly items: readonly ImportItem[];
}

function Items({ say, language, items }: ItemsProps) {
  const words = say.imports;
  return (
    <DataTable
      caption={words.resultsCaption}
      captionHidden
      rows={items}
      rowKey={({ place }) => String(place)}
      columns={[
        { key: "document", heading: words.document, cell: ({ place, name }) => `${place}. ${name}` },
        {
          key: "number",
          heading: words.number,
          cell: ({ number, invoiceId }) =>
            invoiceId === undefined ? number : <a href={invoicePaths.invoice(invoiceId)}>{number}</a>,
        },
        { key: "receiver", heading: words.receiver, cell: ({ receiverName }) => receiverName },
        { key: "amount", heading: words.amount, kind: "amount", cell: amountOf },
        {
          key: "result",
          heading: words.result,
          cell: ({ state, faults }) => (
            <div>
              <StatusWord say={say} status={statusOf[state]}>
                {words.items[state]}
              </StatusWord>
              <Faults say={say} language={language} faults={state === "faulty" ? faults : []} />
            </div>
          ),
        },
      ]}
    />
  );
}

function amountOf({ payableMinor, currency }: ImportItem): string {
  return payableMinor === undefined || currency === undefined ? "" : amountText({ minor: payableMinor, currency });
}

interface FaultsProps {
  readonly say: Messages;
  readonly language: Language;
  readonly faults: readonly DraftFault[];
}

function Faults({ say, language, faults }: FaultsProps) {
  if (faults.length === 0) return null;
  return (
    <ul>
      {faults.map((fault) => (
        <li key={`${fault.path} ${fault.code} ${fault.params["rule"]}`}>
          {faultText(fault, say, language)}
          {fault.code === "rule" ? (
            <span class="hint">
              {" "}
              {say.imports.rule(fault.params["rule"] ?? "")} <code>{fault.path}</code>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function faultText(fault: DraftFault, say: Messages, language: Language): string {
  const file = fileFaultText(fault, say);
  if (file !== undefined) return file;
  const own = say.imports.faults as Readonly<Record<string, Sentence>>;
  const sentence = own[fault.code];
  if (sentence === undefined) return sentenceOf(fault, faultWordsOf(say, language));
  return typeof sentence === "string" ? sentence : sentence(fault.params);
}

/** What is wrong with a file within a document is told as it is of one that is uploaded. */
function fileFaultText({ code, params }: DraftFault, { attachments }: Messages): string | undefined {
  if (code !== "import-file") return undefined;
  const sentences = attachments.faults as Readonly<Record<string, (name: string) => string>>;
  return sentences[params["fault"] ?? ""]?.(params["name"] ?? "");
}
