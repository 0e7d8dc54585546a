/** The pages of a file of units: choosing it, seeing what every row of it would do, and what became of it. */
import type { DirectoryCounts } from "../../domain/receivers/directory-import.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { FileField } from "../components/file-field/file-field.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { Pagination } from "../components/pagination/pagination.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { TableDownloads } from "../components/table-downloads/table-downloads.tsx";
import { type FilledForm, fillForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal } from "../route.ts";
import { columnHeading, type DirectoryColumn, directoryColumns } from "./directory-columns.ts";
import { directoryFilePaths } from "./directory-file-paths.ts";
import type { DirectoryPlan, PlannedRow } from "./plan-directory.ts";

export const rowStates = ["faulty", "changed", "new", "unchanged"] as const;

export interface UploadProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
}

export function UploadPage({ say, seal, form }: UploadProps) {
  const words = say.directory.file;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <Form seal={seal} action={directoryFilePaths.upload} files>
        <FileField
          {...form.field("file")}
          say={say}
          label={words.file}
          hint={words.hint}
          accept=".xlsx,.csv,text/csv"
        />
        <ButtonRow>
          <Button>{words.check}</Button>
        </ButtonRow>
      </Form>
      <h2>{words.template}</h2>
      <ButtonRow>
        <TableDownloads say={say} hrefOf={directoryFilePaths.download} />
      </ButtonRow>
      <p>
        <a href={`${paths.help}/directory-file`}>{say.help.pages["directory-file"].title}</a>
      </p>
    </>
  );
}

export interface PreviewProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly title: string;
  readonly id: string;
  readonly plan: DirectoryPlan;
  readonly only: PlannedRow["state"] | undefined;
  readonly page: number;
  readonly pageSize: number;
  /** Why it was not taken in the last time it was asked for. */
  readonly refused: string | undefined;
}

export function PreviewPage({ say, seal, title, id, plan, only, page, pageSize, refused }: PreviewProps) {
  const words = say.directory.file;
  const asked = only === undefined ? plan.rows : plan.rows.filter(({ state }) => state === only);
  const taken = plan.counts.new + plan.counts.changed;
  const there = directoryFilePaths.preview(id);
  return (
    <>
      <PageHeading>{title}</PageHeading>
      {refused === undefined ? null : (
        <Notice say={say} kind="warning" heading={words.refusedHeading}>
          <p>{words.refusals[refused] ?? words.refusedText}</p>
        </Notice>
      )}
      <Counts say={say} counts={plan.counts} />
      {taken === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <Form seal={seal} action={there}>
          <input type="hidden" name="print" value={plan.print} />
          <p class="hint">{words.applyHint}</p>
          <ButtonRow>
            <Button>{words.apply(taken)}</Button>
            <ButtonLink href={directoryFilePaths.upload} look="secondary">
              {words.back}
            </ButtonLink>
          </ButtonRow>
        </Form>
      )}
      <nav class="invoice-filters" aria-label={words.show}>
        {[undefined, ...rowStates].map((state) => (
          <a
            key={state ?? "all"}
            href={state === undefined ? there : `${there}?show=${state}`}
            aria-current={state === only ? "page" : undefined}
          >
            {state === undefined ? words.all : words.states[state]}
          </a>
        ))}
      </nav>
      <Rows say={say} rows={asked.slice((page - 1) * pageSize, page * pageSize)} />
      <Pagination
        say={say}
        page={page}
        pageSize={pageSize}
        rowCount={asked.length}
        hrefOf={(to) => `${there}?${only === undefined ? "" : `show=${only}&`}page=${to}`}
      />
    </>
  );
}

function Counts({ say, counts }: { readonly say: Messages; readonly counts: DirectoryCounts }) {
  const words = say.directory.file;
  return (
    <SummaryList
      say={say}
      rows={rowStates.map((state) => ({ name: words.states[state], value: String(counts[state]) }))}
    />
  );
}

function Rows({ say, rows }: { readonly say: Messages; readonly rows: readonly PlannedRow[] }) {
  const words = say.directory.file;
  return (
    <DataTable
      caption={words.counts}
      captionHidden
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={[
        { key: "row", heading: words.row, cell: ({ row }) => row },
        { key: "unit", heading: words.unit, cell: ({ name }) => name },
        { key: "state", heading: words.state, cell: ({ state }) => words.rowStates[state] },
        {
          key: "details",
          heading: words.details,
          cell: (row) =>
            detailsOf(row, say).map((text) => (
              <p key={text} class="directory-change">
                {text}
              </p>
            )),
        },
      ]}
    />
  );
}

function detailsOf(row: PlannedRow, say: Messages): readonly string[] {
  const words = say.directory.file;
  const headed = (name: string): string => (isColumn(name) ? columnHeading(name, say) : name);
  if (row.state === "changed")
    return row.changes.map(({ column, from, to }) => words.change({ column: headed(column), from, to }));
  if (row.state !== "faulty") return [];
  const told = fillForm({ say, fields: {}, faults: row.faults, sentences: say.directory.faults });
  return told.errors.map(({ field, text }) => words.fault({ column: headed(field), sentence: text }));
}

function isColumn(name: string): name is DirectoryColumn {
  return directoryColumns.some((column) => column === name);
}

export interface ApplyingProps {
  readonly say: Messages;
  readonly title: string;
  readonly id: string;
  readonly done: number;
  readonly all: number;
}

/** Without scripts the page is fetched anew by its link. */
export function ApplyingPage({ say, title, id, done, all }: ApplyingProps) {
  const { of, leave, refresh } = say.imports.progress;
  const words = say.directory.file;
  return (
    <>
      <PageHeading>{title}</PageHeading>
      <Notice say={say} kind="info" heading={words.applying}>
        <p>
          <progress value={done} max={all} aria-label={words.applying} /> {of(done, all)}
        </p>
        <p>{leave}</p>
        <ButtonLink href={directoryFilePaths.preview(id)} look="secondary">
          {refresh}
        </ButtonLink>
      </Notice>
    </>
  );
}

export interface AppliedProps {
  readonly say: Messages;
  readonly title: string;
  readonly counts: DirectoryCounts | undefined;
}

export function AppliedPage({ say, title, counts }: AppliedProps) {
  return (
    <>
      <PageHeading>{title}</PageHeading>
      {counts === undefined ? null : <Counts say={say} counts={counts} />}
      <p>
        <a href={directoryFilePaths.upload}>{say.directory.file.back}</a>
      </p>
    </>
  );
}
