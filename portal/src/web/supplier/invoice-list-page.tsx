/** How the list of drafts and invoices looks. */
import type { VNode } from "preact";
import { Amount, Day } from "../components/figures/figures.tsx";
import { ButtonLink } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Button } from "../components/button/button.tsx";
import { SearchForm } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { StatusWord } from "../components/status-word/status-word.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { DraftPage, ListedDraft } from "../../domain/invoices/list-drafts.ts";
import { type InvoicePage, type ListedInvoice } from "../../domain/invoices/list-invoices.ts";
import { dayOf, wallClockOf } from "../../time.ts";
import type { FieldError } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { listHref, type ListState, listStates, questionOf } from "./invoice-list-address.ts";
import { invoicePaths } from "./invoice-paths.ts";
import { statusOf } from "./standing-status.ts";
import { PreparedNav } from "./prepared-nav.tsx";

export interface InvoiceListProps {
  readonly say: Messages;
  readonly state: ListState;
  readonly text: string;
  readonly drafts: DraftPage;
  readonly invoices: InvoicePage;
  readonly isFirstPage: boolean;
  readonly mayWrite: boolean;
  /** The person's saved views, drawn by their own page. */
  readonly views: VNode;
  readonly errors: readonly FieldError[];
}

export function InvoiceListPage(props: InvoiceListProps) {
  const { say, state, drafts, invoices, mayWrite } = props;
  const words = say.invoices.list;
  const isEmpty = drafts.rows.length + invoices.rows.length === 0;
  const hasNothing = isEmpty && state === "all" && props.text === "" && props.isFirstPage;
  const actions = (
    <>
      {hasNothing || state === "drafts" ? null : (
        <ButtonLink
          href={`${invoicePaths.csv}?${questionOf({ state, text: props.text })}`}
          look="quiet"
          icon="download"
        >
          {say.following.list.download}
        </ButtonLink>
      )}
      <ButtonLink href={invoicePaths.numbers} look="quiet">
        {say.following.ledger.link}
      </ButtonLink>
      {mayWrite ? (
        <ButtonLink href={invoicePaths.new} icon="plus">
          {words.create}
        </ButtonLink>
      ) : null}
    </>
  );
  return (
    <>
      <ErrorSummary say={say} errors={props.errors} />
      <PageHeading lead={words.lead} actions={actions}>
        {words.title}
      </PageHeading>
      {mayWrite ? <PreparedNav say={say} /> : null}
      {hasNothing ? (
        <EmptyState heading={words.emptyHeading}>{words.emptyBody}</EmptyState>
      ) : (
        <>
          <Search {...props} />
          <Filters {...props} />
          {props.views}
          {isEmpty ? <Nothing {...props} /> : null}
          <Drafts {...props} />
          <Invoices {...props} />
        </>
      )}
    </>
  );
}

function Search({ say, state, text }: InvoiceListProps) {
  const words = say.invoices.list;
  return (
    <SearchForm action={invoicePaths.list} label={words.search}>
      {state === "all" || state === "drafts" ? null : <input type="hidden" name="state" value={state} />}
      <TextField say={say} name="q" value={text} type="search" label={words.searchLabel} />
      <Button look="secondary" icon="search">
        {words.searchButton}
      </Button>
    </SearchForm>
  );
}

function Filters({ say, state, text }: InvoiceListProps) {
  const words = say.invoices.list;
  return (
    <nav class="invoice-filters" aria-label={words.filterLabel}>
      <ul>
        {listStates.map((one) => (
          <li key={one}>
            <a
              href={listHref({ state: one, text: one === "drafts" ? "" : text })}
              aria-current={one === state ? "page" : undefined}
            >
              {words.filters[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Nothing({ say, text }: InvoiceListProps) {
  const words = say.invoices.list;
  return (
    <EmptyState heading={words.nothingHeading}>
      {text === "" ? words.nothingInState : words.nothingBody(text)} <a href={invoicePaths.list}>{words.clear}</a>
    </EmptyState>
  );
}

function Drafts({ say, state, drafts }: InvoiceListProps) {
  if (drafts.rows.length === 0) return null;
  const words = say.invoices.list;
  return (
    <section aria-labelledby="drafts-heading">
      <h2 id="drafts-heading">{words.drafts}</h2>
      <DataTable
        caption={words.draftsCaption}
        captionHidden
        rows={drafts.rows}
        rowKey={({ id }) => id}
        columns={[
          { key: "receiver", heading: words.receiver, cell: (draft) => <DraftLink say={say} draft={draft} /> },
          { key: "number", heading: words.number, cell: ({ number }) => number ?? words.noNumber },
          {
            key: "saved",
            heading: words.savedAt,
            cell: ({ savedAt }) => (
              <span class="figure">
                {dayOf(savedAt)} {wallClockOf(savedAt)}
              </span>
            ),
          },
          {
            key: "standing",
            heading: words.standing,
            cell: () => (
              <StatusWord say={say} status="draft">
                {words.standings.draft}
              </StatusWord>
            ),
          },
        ]}
      />
      {drafts.next === undefined ? null : (
        <p>
          {state === "drafts" ? (
            <a href={listHref({ state, text: "", after: drafts.next })}>{words.older}</a>
          ) : (
            <a href={invoicePaths.drafts}>{words.allDrafts}</a>
          )}
        </p>
      )}
    </section>
  );
}

function DraftLink({ say, draft }: { readonly say: Messages; readonly draft: ListedDraft }) {
  const words = say.invoices.list;
  const { kinds } = say.invoices.form;
  return (
    <a href={invoicePaths.draft(draft.id)}>
      {draft.kind === "credit-note" ? `${kinds["credit-note"]}: ` : ""}
      {draft.receiverName ?? words.noReceiver}
    </a>
  );
}

function Invoices(props: InvoiceListProps) {
  const { say, state, text, invoices, isFirstPage } = props;
  if (invoices.rows.length === 0) return null;
  const words = say.invoices.list;
  return (
    <section aria-labelledby="invoices-heading">
      <h2 id="invoices-heading">{words.issued}</h2>
      <DataTable
        caption={words.caption}
        captionHidden
        rows={invoices.rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "number",
            heading: words.number,
            cell: ({ id, number }) => <a href={invoicePaths.invoice(id)}>{number}</a>,
          },
          { key: "receiver", heading: words.receiver, cell: ({ receiverName }) => receiverName },
          { key: "sent", heading: words.sentOn, cell: ({ issuedAt }) => <Day day={dayOf(issuedAt)} /> },
          { key: "due", heading: words.due, cell: ({ dueOn }) => (dueOn === undefined ? null : <Day day={dueOn} />) },
          {
            key: "standing",
            heading: words.standing,
            cell: ({ standing }) => (
              <StatusWord say={say} status={statusOf[standing]}>
                {words.standings[standing]}
              </StatusWord>
            ),
          },
          {
            key: "amount",
            heading: words.amount,
            kind: "amount",
            cell: (invoice) => <Payable say={say} invoice={invoice} />,
          },
        ]}
      />
      <p class="invoice-pages">
        {isFirstPage ? null : <a href={listHref({ state, text })}>{words.newest}</a>}{" "}
        {invoices.next === undefined ? null : (
          <a href={listHref({ state, text, after: invoices.next })}>{words.older}</a>
        )}
      </p>
    </section>
  );
}

/** A credit note is written with positive amounts and taken off: here it shows as it counts. */
function Payable({ say, invoice }: { readonly say: Messages; readonly invoice: ListedInvoice }) {
  const { kind, payableMinor, currency } = invoice;
  if (kind === "invoice") return <Amount amount={{ minor: payableMinor, currency }} />;
  return (
    <>
      <span class="hint">{say.invoices.list.credit} </span>
      <Amount amount={{ minor: -payableMinor, currency }} />
    </>
  );
}
