/** Files of usage: brought in, and what became of each, down to the cell. */
import { scanFault } from "../../domain/attachments/scan.ts";
import { getUsageImport, listUsageImports, type UsageImport } from "../../domain/usage/queries.ts";
import { startUsageImport, usageFileBytesMax } from "../../domain/usage/start-usage-import.ts";
import { Button } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Moment } from "../components/figures/figures.tsx";
import { FileField } from "../components/file-field/file-field.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { decimalText } from "../figures-text.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { creditorPaths } from "./creditor-paths.ts";

/** Room for a file that is somewhat too large, so that its limit is told at the field. */
const limits = {
  bodyBytesMax: usageFileBytesMax + 8 * 1024 * 1024,
  fileBytesMax: usageFileBytesMax + 1,
  requestsPerMinuteMax: 20,
};

export const usageRoutes: readonly Route[] = [
  get(creditorPaths.usage, "usage.write", (visit) => showFiles(visit, [])),
  post(creditorPaths.usage, "usage.write", take, limits),
  get(creditorPaths.usageFile(":id"), "usage.write", showFile),
];

async function take(visit: Visit): Promise<Answer> {
  const file = visit.files.find(({ field }) => field === "file");
  if (file === undefined || file.bytes.length === 0)
    return showFiles(visit, [{ path: "file", code: "missing", params: {} }]);
  if (file.bytes.length > usageFileBytesMax) return showFiles(visit, [{ path: "file", code: "too-large", params: {} }]);
  const found = await scanFault(visit.antivirus, file.bytes);
  if (found !== undefined) return showFiles(visit, [{ path: "file", code: found, params: {} }]);
  const started = await visit.perform(
    (work) => startUsageImport(work, { fileName: file.name, bytes: file.bytes }),
    ({ id }) => creditorPaths.usageFile(id),
  );
  const { again, arrived } = visit.say.billing.usage;
  return { kind: "redirect", to: creditorPaths.usageFile(started.id), notice: started.isAgain ? again : arrived };
}

async function showFiles(visit: Visit, faults: readonly FieldFault[]): Promise<Answer> {
  const { say, seal } = visit;
  const words = say.billing.usage;
  const files = await visit.ask(listUsageImports);
  const form = fillForm({ say, fields: {}, faults, sentences: { ...say.sheets.faults, ...words.fileFaults } });
  const body = (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <section>
        <h2>{words.newHeading}</h2>
        <Form seal={seal} action={creditorPaths.usage} files>
          <FileField {...form.field("file")} say={say} label={words.file} hint={words.fileHint} accept=".csv,.txt" />
          <Button>{words.take}</Button>
        </Form>
      </section>
      <section>
        <h2>{words.filesHeading}</h2>
        {files.length === 0 ? <p>{words.none}</p> : <Files visit={visit} files={files} />}
      </section>
    </>
  );
  const crumbs = [{ label: say.billing.title, href: paths.billing }];
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: words.title,
    crumbs,
    body,
    wide: true,
  };
}

function Files({ visit: { say }, files }: { readonly visit: Visit; readonly files: readonly UsageImport[] }) {
  const words = say.billing.usage;
  return (
    <DataTable
      caption={words.filesHeading}
      captionHidden
      rows={files}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", heading: words.name, cell: ({ id, name }) => <a href={creditorPaths.usageFile(id)}>{name}</a> },
        { key: "when", heading: words.when, cell: ({ madeAt }) => <Moment at={madeAt} /> },
        { key: "state", heading: words.state, cell: ({ state }) => words.states[state] },
        {
          key: "rows",
          heading: words.rows,
          kind: "amount",
          cell: ({ rowCount }) => decimalText(String(rowCount)),
        },
      ]}
    />
  );
}

async function showFile(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const words = say.billing.usage;
  const file = await visit.ask((work) => getUsageImport(work, visit.params["id"] ?? ""));
  const body = (
    <>
      <PageHeading caption={words.states[file.state]}>{file.name}</PageHeading>
      <Outcome visit={visit} file={file} />
    </>
  );
  return {
    kind: "page",
    title: file.name,
    crumbs: [
      { label: say.billing.title, href: paths.billing },
      { label: words.title, href: creditorPaths.usage },
    ],
    body,
    ...(file.state === "waiting" && { islands: ["progress"] }),
    wide: true,
  };
}

function Outcome({ visit: { say }, file }: { readonly visit: Visit; readonly file: UsageImport }) {
  const words = say.billing.usage;
  const count = (n: number): string => decimalText(String(n));
  if (file.state === "waiting") return <p>{words.waiting}</p>;
  if (file.state === "done")
    return (
      <Notice say={say} kind="success">
        <p>{words.done(count(file.rowCount))}</p>
        {file.repeatedCount === 0 ? null : <p>{words.repeated(count(file.repeatedCount))}</p>}
      </Notice>
    );
  return (
    <>
      <Notice say={say} kind="warning" heading={words.refused(count(file.rejectedCount))}>
        <p>{words.refusedText}</p>
        {file.rejectedCount > file.rejected.length ? <p>{words.told(count(file.rejected.length))}</p> : null}
      </Notice>
      <DataTable
        caption={words.what}
        captionHidden
        rows={file.rejected}
        rowKey={({ row, column }) => `${row} ${column}`}
        columns={[
          { key: "row", heading: words.row, cell: ({ row }) => count(row) },
          { key: "column", heading: words.column, cell: ({ column }) => words.columns[column] },
          { key: "text", heading: words.text, cell: ({ text }) => text },
          { key: "what", heading: words.what, cell: ({ code }) => words.faults[code] },
        ]}
      />
    </>
  );
}
