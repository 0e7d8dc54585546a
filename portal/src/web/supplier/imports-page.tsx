/** The form for a file of invoices, and the imports so far. */
import { Button, ButtonRow } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Day } from "../components/figures/figures.tsx";
import { FileField } from "../components/file-field/file-field.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TableDownloads } from "../components/table-downloads/table-downloads.tsx";
import type { Import } from "../../domain/imports/import.ts";
import type { WaitingSheet } from "../../domain/imports/kept-sheet.ts";
import { dayOf } from "../../time.ts";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal } from "../route.ts";
import { PreparedNav } from "./prepared-nav.tsx";
import { preparedPaths } from "./prepared-paths.ts";

export interface ImportsPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  readonly found: readonly Import[];
  readonly sheets: readonly WaitingSheet[];
}

export function ImportsPage({ say, seal, form, found, sheets }: ImportsPageProps) {
  const words = say.imports;
  const own = sheets.find(({ isOwn }) => isOwn);
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <PreparedNav say={say} here="imports" />
      <Form seal={seal} action={preparedPaths.imports} files={true}>
        <FileField
          {...form.field("file")}
          say={say}
          label={words.file}
          hint={words.fileHint}
          accept=".xml,.zip,.xlsx,.csv,text/xml,application/xml,application/zip,text/csv"
        />
        {own === undefined ? null : (
          <Checkbox {...form.field("replace")} say={say} label={say.invoiceSheets.replace(own.fileName)} optional />
        )}
        <ButtonRow>
          <Button>{words.start}</Button>
        </ButtonRow>
      </Form>
      <p>
        <a href={`${paths.help}/imports`}>{words.helpLink}</a>
      </p>
      <Sheets say={say} sheets={sheets} />
      {found.length === 0 ? null : (
        <section aria-labelledby="imports-heading">
          <h2 id="imports-heading">{words.earlier}</h2>
          <Earlier say={say} found={found} />
        </section>
      )}
    </>
  );
}

function Sheets({ say, sheets }: Pick<ImportsPageProps, "say" | "sheets">) {
  const words = say.invoiceSheets;
  return (
    <section aria-labelledby="sheets-heading">
      <h2 id="sheets-heading">{words.template.heading}</h2>
      <p>{words.template.lead}</p>
      <ButtonRow>
        <TableDownloads say={say} hrefOf={preparedPaths.sheetTemplate} />
      </ButtonRow>
      {sheets.length === 0 ? null : (
        <>
          <h3>{words.waiting}</h3>
          <ul>
            {sheets.map(({ id, fileName, rowCount }) => (
              <li key={id}>
                <a href={preparedPaths.sheet(id)}>{words.waitingRow(fileName, rowCount)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Earlier({ say, found }: Pick<ImportsPageProps, "say" | "found">) {
  const words = say.imports;
  return (
    <DataTable
      caption={words.caption}
      captionHidden
      rows={found}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          heading: words.name,
          cell: ({ id, fileName }) => <a href={preparedPaths.oneImport(id)}>{fileName}</a>,
        },
        { key: "made", heading: words.made, cell: ({ madeAt }) => <Day day={dayOf(madeAt)} /> },
        { key: "documents", heading: words.documents, kind: "amount", cell: ({ documentCount }) => documentCount },
        { key: "sent", heading: words.countsSent, kind: "amount", cell: ({ counts }) => counts.sent },
        { key: "faulty", heading: words.countsFaulty, kind: "amount", cell: ({ counts }) => counts.faulty },
        { key: "state", heading: words.standing, cell: ({ state }) => words.states[state] },
      ]}
    />
  );
}
