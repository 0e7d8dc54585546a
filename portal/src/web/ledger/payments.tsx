/** Payments: a file from the bank is taken here, and what did not say where it belongs waits for a person. */
import { scanFault } from "../../domain/attachments/scan.ts";
import type { ListedBankFile } from "../../domain/payments/bank-file.ts";
import { bankFileBytesMax } from "../../domain/payments/read-bank-file.ts";
import {
  getBankFile,
  listBankFiles,
  listOpenPayments,
  listPaymentsOfFile,
  type Payment,
} from "../../domain/payments/queries.ts";
import { uploadBankFile } from "../../domain/payments/upload-bank-file.ts";
import { dayOf } from "../../time.ts";
import { Button } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Day } from "../components/figures/figures.tsx";
import { FileField } from "../components/file-field/file-field.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { fillForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import type { Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { kronor } from "./kronor.ts";
import { LedgerHelp, LedgerNav } from "./ledger-nav.tsx";
import { ledgerPaths } from "./ledger-paths.ts";
import { PaymentTable } from "./payment-table.tsx";

/** Room for a file that is somewhat too large, so that its limit is told at the field. */
export const uploadLimits = {
  bodyBytesMax: bankFileBytesMax + 8 * 1024 * 1024,
  fileBytesMax: bankFileBytesMax + 1,
  requestsPerMinuteMax: 20,
};

export async function showPayments(visit: Visit, faults: readonly FieldFault[] = []): Promise<Answer> {
  const { say, seal, fields } = visit;
  const words = say.ledger.payments;
  const { open, files } = await visit.ask(async (work) => ({
    open: await listOpenPayments(work),
    files: await listBankFiles(work),
  }));
  const form = fillForm({ say, fields, faults, sentences: { ...say.sheets.faults, ...words.fileFaults } });
  const body = (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <LedgerNav say={say} here="payments" />
      <Form seal={seal} action={ledgerPaths.payments} files={true}>
        <FileField
          {...form.field("file")}
          say={say}
          label={words.file}
          hint={words.fileHint}
          accept=".xml,.txt,.bgmax,text/xml,text/plain"
        />
        <Button>{words.upload}</Button>
      </Form>
      <Open say={say} payments={open} />
      {files.length === 0 ? null : <Files say={say} files={files} />}
      <LedgerHelp say={say} />
    </>
  );
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: words.title,
    crumbs: crumbs(visit),
    body,
    wide: true,
  };
}

function crumbs({ say }: Visit) {
  return [{ label: say.ledger.title, href: ledgerPaths.overview }];
}

function Open({ say, payments }: { readonly say: Messages; readonly payments: readonly Payment[] }) {
  const words = say.ledger.payments;
  return (
    <section>
      <h2>{words.open}</h2>
      {payments.length === 0 ? (
        <EmptyState heading={words.noneOpen} />
      ) : (
        <PaymentTable say={say} caption={words.openCaption} payments={payments} />
      )}
    </section>
  );
}

function Files({ say, files }: { readonly say: Messages; readonly files: readonly ListedBankFile[] }) {
  const words = say.ledger.payments;
  return (
    <section>
      <h2>{words.files}</h2>
      <DataTable
        caption={words.filesCaption}
        captionHidden
        rows={files}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "name",
            heading: words.name,
            cell: ({ id, fileName }) => <a href={ledgerPaths.bankFile(id)}>{fileName}</a>,
          },
          { key: "at", heading: words.arrived, cell: ({ uploadedAt }) => <Day day={dayOf(uploadedAt)} /> },
          { key: "count", heading: words.count, kind: "amount", cell: ({ paymentCount }) => paymentCount },
          { key: "sum", heading: words.sum, kind: "amount", cell: ({ amountMinor }) => kronor(amountMinor) },
          { key: "state", heading: words.state, cell: ({ state }) => words.states[state] },
        ]}
      />
    </section>
  );
}

export async function upload(visit: Visit): Promise<Answer> {
  const file = visit.files.find(({ field }) => field === "file");
  if (file === undefined || file.bytes.length === 0)
    return showPayments(visit, [{ path: "file", code: "nothing", params: {} }]);
  if (file.bytes.length > bankFileBytesMax)
    return showPayments(visit, [{ path: "file", code: "too-large", params: {} }]);
  const found = await scanFault(visit.antivirus, file.bytes);
  if (found !== undefined) return showPayments(visit, [{ path: "file", code: found, params: {} }]);
  const { id, isAgain } = await visit.perform(
    (work) => uploadBankFile(work, { fileName: file.name, bytes: file.bytes }),
    (kept) => ledgerPaths.bankFile(kept.id),
  );
  const { again, uploaded } = visit.say.ledger.payments;
  return { kind: "redirect", to: ledgerPaths.bankFile(id), notice: isAgain ? again : uploaded };
}

export async function showBankFile(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const words = say.ledger.payments;
  const { file, payments } = await visit.ask(async (work) => {
    const found = await getBankFile(work, visit.params["id"] ?? "");
    return { file: found, payments: await listPaymentsOfFile(work, found.id) };
  });
  const body = (
    <>
      <PageHeading caption={words.states[file.state]}>{file.fileName}</PageHeading>
      {file.state === "uploaded" ? (
        <p>
          {words.reading} <a href={ledgerPaths.bankFile(file.id)}>{words.refresh}</a>
        </p>
      ) : null}
      {file.state === "refused" ? <Faults say={say} file={file} /> : null}
      {file.state === "taken" ? (
        <p>
          {words.count}: {file.paymentCount}. {words.sum}: <strong>{kronor(file.amountMinor)}</strong>.{" "}
          {file.knownCount === 0 ? "" : words.known(file.knownCount)}
        </p>
      ) : null}
      {payments.length === 0 ? null : <PaymentTable say={say} caption={words.inFile} payments={payments} />}
    </>
  );
  return {
    kind: "page",
    title: file.fileName,
    crumbs: [...crumbs(visit), { label: words.title, href: ledgerPaths.payments }],
    body,
    ...(file.state === "uploaded" && { islands: ["progress"] }),
    wide: true,
  };
}

function Faults({ say, file }: { readonly say: Messages; readonly file: ListedBankFile }) {
  const words = say.ledger.payments;
  return (
    <>
      <Notice say={say} kind="warning" heading={words.refusedTitle}>
        <p>{words.refusedText}</p>
      </Notice>
      <DataTable
        caption={words.faultCaption}
        captionHidden
        rows={file.faults.map((fault, index) => ({ ...fault, key: String(index) }))}
        rowKey={({ key }) => key}
        columns={[
          { key: "where", heading: words.faultWhere, cell: ({ line }) => words.faultLine(line) },
          {
            key: "what",
            heading: words.faultWhat,
            cell: ({ code, params }) => {
              const sentence = say.ledger.fileFaults[code];
              return typeof sentence === "string" ? sentence : sentence(params);
            },
          },
        ]}
      />
    </>
  );
}
