/** The form for a file of invoices, and the imports so far. */
import { Button, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Day } from "../components/figures/figures.tsx";
import { FileField } from "../components/file-field/file-field.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Import } from "../../domain/imports/import.ts";
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
}

export function ImportsPage({ say, seal, form, found }: ImportsPageProps) {
  const words = say.imports;
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
          accept=".xml,.zip,text/xml,application/xml,application/zip"
        />
        <ButtonRow>
          <Button>{words.start}</Button>
        </ButtonRow>
      </Form>
      <p>
        <a href={`${paths.help}/imports`}>{words.helpLink}</a>
      </p>
      {found.length === 0 ? null : (
        <section aria-labelledby="imports-heading">
          <h2 id="imports-heading">{words.earlier}</h2>
          <Earlier say={say} found={found} />
        </section>
      )}
    </>
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
