/** How recurring invoices look: in the list, and each with its days, its next invoice and those that were written. */
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Day } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { InvoiceSheet } from "../components/invoice-sheet/invoice-sheet.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import type { Preview } from "../../domain/invoices/preview-form.ts";
import { type Recurring, type Run, upcoming } from "../../domain/recurring/recurring.ts";
import type { LocalDate } from "../../time.ts";
import type { Messages } from "../messages/messages.ts";
import type { Visit } from "../route.ts";
import { errorsOf, faultWordsOf } from "./invoice-fault-text.ts";
import { invoicePaths } from "./invoice-paths.ts";
import { PreparedNav } from "./prepared-nav.tsx";
import { preparedPaths } from "./prepared-paths.ts";

export interface RecurringListProps {
  readonly say: Messages;
  readonly found: readonly Recurring[];
}

export function RecurringListPage({ say, found }: RecurringListProps) {
  const words = say.prepared.recurring;
  const create = (
    <ButtonLink href={preparedPaths.newRecurring} icon="plus">
      {words.create}
    </ButtonLink>
  );
  return (
    <>
      <PageHeading lead={words.lead} actions={create}>
        {words.title}
      </PageHeading>
      <PreparedNav say={say} here="recurring" />
      {found.length === 0 ? (
        <EmptyState heading={words.emptyHeading}>{words.emptyBody}</EmptyState>
      ) : (
        <DataTable
          caption={words.caption}
          captionHidden
          rows={found}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "name",
              heading: words.name,
              cell: ({ id, templateName }) => <a href={preparedPaths.oneRecurring(id)}>{templateName}</a>,
            },
            { key: "receiver", heading: words.receiver, cell: ({ receiverName }) => receiverName },
            {
              key: "next",
              heading: words.next,
              cell: ({ nextOn }) => (nextOn === undefined ? words.ended : <Day day={nextOn} />),
            },
            { key: "every", heading: words.every, cell: ({ every }) => words.intervals[every] },
            { key: "handling", heading: words.handling, cell: ({ handling }) => words.handlings[handling] },
          ]}
        />
      )}
    </>
  );
}

export interface RecurringPageProps {
  readonly visit: Visit;
  readonly recurring: Recurring;
  readonly runs: readonly Run[];
  /** The next invoice; absent when there are no more days. */
  readonly preview: Preview | undefined;
}

export function RecurringPage({ visit, recurring, runs, preview }: RecurringPageProps) {
  const { say, seal } = visit;
  const words = say.prepared.recurring;
  const { id, nextOn } = recurring;
  return (
    <>
      <PageHeading caption={words.title}>{recurring.templateName}</PageHeading>
      <SummaryList say={say} rows={factsOf(recurring, say)} />
      <ButtonRow>
        <ButtonLink href={preparedPaths.editRecurring(id)} look="secondary">
          {words.edit}
        </ButtonLink>
        {nextOn === undefined ? null : (
          <Form seal={seal} action={preparedPaths.endRecurring(id)} inline>
            <Button look="quiet">{words.end}</Button>
          </Form>
        )}
      </ButtonRow>
      <Runs say={say} runs={runs} />
      {nextOn === undefined || preview === undefined ? null : <Next visit={visit} day={nextOn} preview={preview} />}
    </>
  );
}

/** Each day whole, also where the line is narrow. */
function Days({ days }: { readonly days: readonly LocalDate[] }) {
  return (
    <>
      {days.map((day, place) => (
        <span key={day}>
          {place === 0 ? "" : ", "}
          <Day day={day} />
        </span>
      ))}
    </>
  );
}

function factsOf(recurring: Recurring, say: Messages) {
  const words = say.prepared.recurring;
  const { nextOn, every, covers, handling, receiverName, lastOn } = recurring;
  const days = nextOn === undefined ? [] : upcoming(recurring, nextOn, DAYS_SHOWN);
  return [
    { name: words.receiver, value: receiverName ?? say.invoices.list.noReceiver },
    { name: words.every, value: words.intervals[every] },
    { name: words.upcoming, value: days.length === 0 ? words.noneLeft : <Days days={days} /> },
    ...(lastOn === undefined ? [] : [{ name: words.lastOn, value: lastOn }]),
    { name: words.covers, value: words.coverings[covers] },
    { name: words.handling, value: words.handlings[handling] },
  ];
}

const DAYS_SHOWN = 4;

function Runs({ say, runs }: { readonly say: Messages; readonly runs: readonly Run[] }) {
  if (runs.length === 0) return null;
  const words = say.prepared.recurring;
  return (
    <section aria-labelledby="runs-heading">
      <h2 id="runs-heading">{words.history}</h2>
      <DataTable
        caption={words.historyCaption}
        captionHidden
        rows={runs}
        rowKey={({ dueOn }) => dueOn}
        columns={[
          { key: "day", heading: words.day, cell: ({ dueOn }) => <Day day={dueOn} /> },
          { key: "outcome", heading: words.outcome, cell: ({ outcome }) => words.outcomes[outcome] },
          {
            key: "open",
            heading: words.open,
            kind: "action",
            cell: ({ draftId, dueOn }) => (
              <a href={invoicePaths.draft(draftId)} aria-label={`${words.open} ${dueOn}`}>
                {words.open}
              </a>
            ),
          },
        ]}
      />
    </section>
  );
}

interface NextProps {
  readonly visit: Visit;
  readonly day: string;
  readonly preview: Preview;
}

function Next({ visit: { say, language }, day, preview: { document, faults } }: NextProps) {
  const words = say.prepared.recurring;
  if (document !== undefined)
    return (
      <section aria-labelledby="next-heading">
        <h2 id="next-heading">{words.preview(day)}</h2>
        <InvoiceSheet invoice={document} language={language} say={say} draft />
      </section>
    );
  return (
    <Notice say={say} kind="warning" heading={words.previewFaults(day)}>
      <ul>
        {errorsOf(faults, faultWordsOf(say, language)).map(({ field, text }) => (
          <li key={`${field} ${text}`}>{text}</li>
        ))}
      </ul>
      <p>{words.mendTemplate}</p>
    </Notice>
  );
}
