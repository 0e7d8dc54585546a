/** Runs so far and the form of a new one. */
import type { BillingRun } from "../../domain/billing/run.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Day } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Visit } from "../route.ts";
import { disputePaths } from "../disputes/dispute-paths.ts";
import { creditorPaths } from "./creditor-paths.ts";

export interface BillingPageProps {
  readonly visit: Visit;
  readonly runs: readonly BillingRun[];
  readonly form: FilledForm;
}

export function BillingPage({ visit, runs, form }: BillingPageProps) {
  const { say, seal } = visit;
  const words = say.billing;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <ButtonRow>
        <ButtonLink href={creditorPaths.usage} look="secondary" icon="inbox">
          {words.ways.usage}
        </ButtonLink>
        <ButtonLink href={creditorPaths.billingSettings} look="secondary" icon="settings">
          {words.ways.settings}
        </ButtonLink>
        <ButtonLink href={disputePaths.credits} look="secondary" icon="copy">
          {say.disputes.credits.title}
        </ButtonLink>
      </ButtonRow>
      <section>
        <h2>{words.runs.newHeading}</h2>
        <p>{words.runs.newText}</p>
        <Form seal={seal} action={creditorPaths.runs}>
          <TextField
            {...form.field("month")}
            say={say}
            label={words.runs.month}
            hint={words.runs.monthHint}
            width="short"
          />
          <DateField {...form.field("issueOn")} say={say} label={words.runs.issueOn} />
          <Button>{words.runs.prepare}</Button>
        </Form>
      </section>
      <section>
        <h2>{words.runs.heading}</h2>
        {runs.length === 0 ? <p>{words.runs.none}</p> : <Runs visit={visit} runs={runs} />}
      </section>
    </>
  );
}

function Runs({ visit: { say }, runs }: Pick<BillingPageProps, "visit" | "runs">) {
  const words = say.billing.runs;
  return (
    <DataTable
      caption={words.heading}
      captionHidden
      rows={runs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "month",
          heading: words.month,
          cell: ({ id, month }) => <a href={creditorPaths.run(id)}>{month.slice(0, 7)}</a>,
        },
        { key: "state", heading: words.state, cell: ({ state }) => say.billing.states[state] },
        { key: "issue", heading: words.issueOn, cell: ({ issueOn }) => <Day day={issueOn} /> },
        { key: "due", heading: words.dueOn, cell: ({ dueOn }) => <Day day={dueOn} /> },
      ]}
    />
  );
}
