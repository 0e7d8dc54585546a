/** Doing something with the marked rows: judged, asked about once more where money is accepted, done, and told row by row. */
import { batchDeeds, type BatchDeed, batchMax, doBatch, getBatch, type BatchResult } from "../../domain/inbox/batch.ts";
import { getDocument, type UnitDocument } from "../../domain/inbox/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Work } from "../../work.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { type Column, DataTable } from "../components/data-table/data-table.tsx";
import { Amount } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { StatusWord } from "../components/status-word/status-word.tsx";
import type { FieldFault } from "../form.ts";
import type { Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { inboxPage } from "./inbox.tsx";
import { inboxPaths } from "./inbox-address.ts";

export async function startBatch(visit: Visit): Promise<Answer> {
  const { fields } = visit;
  const documentIds = markedIn(fields);
  const asked = deedIn(fields["deed"] ?? "");
  const faults: FieldFault[] = [
    ...(documentIds.length === 0 ? [{ path: "deed", code: "marked.missing", params: {} }] : []),
    ...(asked === undefined ? [{ path: "deed", code: "deed.choose", params: {} }] : []),
  ].slice(0, 1);
  if (asked === undefined || faults.length > 0) return inboxPage(visit, queryOf(fields["back"] ?? ""), faults);
  if (asked.deed === "accept" && fields["confirmed"] === undefined) return confirmPage(visit, documentIds);
  const id = await visit.perform(
    (work) => doBatch(work, { ...asked, documentIds }),
    (done) => inboxPaths.batch(done),
  );
  return { kind: "redirect", to: inboxPaths.batch(id) };
}

/** Names of fields are `marked.<id>`; the order is that of the page. */
function markedIn(fields: Visit["fields"]): readonly string[] {
  return Object.keys(fields)
    .flatMap((name) => /^marked\.([0-9a-f-]{36})$/.exec(name)?.[1] ?? [])
    .slice(0, batchMax);
}

function deedIn(text: string): { readonly deed: BatchDeed; readonly accountId?: string } | undefined {
  const [, accountId] = /^assign:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? [];
  if (accountId !== undefined) return { deed: "assign", accountId };
  const deed = batchDeeds.find((one) => one === text && one !== "assign");
  return deed && { deed };
}

/** What the page before showed, from its address. */
function queryOf(address: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(address.split("?")[1] ?? ""));
}

async function confirmPage(visit: Visit, documentIds: readonly string[]): Promise<Answer> {
  const { say, seal } = visit;
  const words = say.unitWork.batch;
  const documents = await visit.ask((work) => documentsOf(work, documentIds));
  const heading = words.confirmHeading(documents.length);
  return {
    kind: "page",
    title: heading,
    crumbs: [{ label: say.inbox.title, href: inboxPaths.inbox }],
    body: (
      <>
        <PageHeading lead={words.confirmText}>{heading}</PageHeading>
        <DataTable
          caption={heading}
          captionHidden
          columns={confirmColumns(say)}
          rows={documents}
          rowKey={({ id }) => id}
          foot={[words.sum, "", <SumOf key="sum" documents={documents} />]}
        />
        <Form seal={seal} action={inboxPaths.batches}>
          <input type="hidden" name="deed" value="accept" />
          <input type="hidden" name="confirmed" value="yes" />
          {documents.map(({ id }) => (
            <input key={id} type="hidden" name={`marked.${id}`} value="yes" />
          ))}
          <ButtonRow>
            <Button icon="check">{words.confirm(documents.length)}</Button>
            <ButtonLink href={inboxPaths.inbox} look="quiet">
              {words.back}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </>
    ),
  };
}

/** Those of them that are the officer's to see. */
async function documentsOf(work: Work, ids: readonly string[]): Promise<readonly UnitDocument[]> {
  const found: UnitDocument[] = [];
  for (const id of ids) {
    const document = await getDocument(work, id).catch(refusedOnly);
    if (document !== undefined) found.push(document);
  }
  return found;
}

function refusedOnly(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}

function amountOf({ kind, payableMinor, currency }: UnitDocument) {
  return { minor: kind === "credit-note" ? -payableMinor : payableMinor, currency };
}

function SumOf({ documents }: { readonly documents: readonly UnitDocument[] }) {
  const sums = new Map<string, bigint>();
  for (const document of documents) {
    const { minor, currency } = amountOf(document);
    sums.set(currency, (sums.get(currency) ?? 0n) + minor);
  }
  return (
    <>
      {[...sums].map(([currency, minor]) => (
        <div key={currency}>
          <Amount amount={{ minor, currency }} />
        </div>
      ))}
    </>
  );
}

function confirmColumns(say: Messages): readonly Column<UnitDocument>[] {
  return [
    { key: "number", heading: say.inbox.number, cell: ({ number }) => number },
    { key: "seller", heading: say.inbox.seller, cell: ({ sellerName }) => sellerName },
    { key: "amount", heading: say.inbox.amount, kind: "amount", cell: (one) => <Amount amount={amountOf(one)} /> },
  ];
}

/** What became of each row, to be read again later. */
export async function showBatch(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const words = say.unitWork.batch;
  const { deed, assignedTo, results } = await visit.ask((work) => getBatch(work, visit.params["id"] ?? ""));
  const done = results.filter(({ refused }) => refused === undefined).length;
  const did = deed === "assign" ? words.didAssign(assignedTo ?? "") : words.did[deed];
  return {
    kind: "page",
    title: words.resultTitle,
    crumbs: [{ label: say.inbox.title, href: inboxPaths.inbox }],
    body: (
      <>
        <PageHeading>{words.resultHeading(done, results.length)}</PageHeading>
        <DataTable
          caption={words.resultTitle}
          captionHidden
          columns={resultColumns(say, did)}
          rows={results}
          rowKey={({ documentId }) => documentId}
        />
        <ButtonRow>
          <ButtonLink href={inboxPaths.inbox}>{words.backToInbox}</ButtonLink>
        </ButtonRow>
      </>
    ),
  };
}

function resultColumns(say: Messages, did: string): readonly Column<BatchResult>[] {
  const words = say.unitWork.batch;
  return [
    {
      key: "number",
      heading: say.inbox.number,
      cell: ({ documentId, number }) =>
        number === undefined ? words.unseen : <a href={inboxPaths.document(documentId)}>{number}</a>,
    },
    { key: "seller", heading: say.inbox.seller, cell: ({ sellerName }) => sellerName },
    {
      key: "result",
      heading: words.result,
      cell: ({ refused }) =>
        refused === undefined ? (
          <StatusWord say={say} status="answered">
            {did}
          </StatusWord>
        ) : (
          <StatusWord say={say} status="refused">
            {say.refusals[refused].title}
          </StatusWord>
        ),
    },
  ];
}
