/** How the list of drafts and invoices looks. */
import type { VNode } from "preact";
import { Amount, Day } from "../components/figures/figures.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Button, ButtonLink } from "../components/button/button.tsx";
import { SearchForm } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TableDownloads } from "../components/table-downloads/table-downloads.tsx";
import { StatusWord } from "../components/status-word/status-word.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { DraftPage, ListedDraft } from "../../domain/invoices/list-drafts.ts";
import { type InvoicePage, type ListedInvoice } from "../../domain/invoices/list-invoices.ts";
import { dayOf, wallClockOf } from "../../time.ts";
import type { FieldError, FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { isNarrowed, type ListAddress, listHref, listStates, questionOf } from "./invoice-list-address.ts";
import { type Meant, NarrowingFields } from "./invoice-narrowing.tsx";
import { invoicePaths } from "./invoice-paths.ts";
import { Standing } from "./standing.tsx";
import { PreparedNav } from "./prepared-nav.tsx";

export interface InvoiceListProps {
  readonly say: Messages;
  readonly address: ListAddress;
  /** Whom the typed receiver may mean. */
  readonly meant: readonly Meant[];
  readonly search: FilledForm;
  readonly drafts: DraftPage;
  readonly invoices: InvoicePage;
  readonly mayWrite: boolean;
  /** The person's saved views, drawn by their own page. */
  readonly views: VNode;
  readonly errors: readonly FieldError[];
}

export function InvoiceListPage(props: InvoiceListProps) {
  const { say, address, drafts, invoices, mayWrite } = props;
  const words = say.invoices.list;
  const isEmpty = drafts.rows.length + invoices.rows.length === 0;
  const isAskedAll = address.state === "all" && !isNarrowed(address) && address.after === undefined;
  const hasNothing = isEmpty && isAskedAll && props.errors.length === 0;
  const actions = (
    <>
      {hasNothing || address.state === "drafts" ? null : (
        <TableDownloads
          say={say}
          hrefOf={(format) => `${invoicePaths.file(format)}?${questionOf({ ...address, after: undefined })}`}
        />
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

function Search({ say, address, meant, search }: InvoiceListProps) {
  const words = say.invoices.list;
  const { state } = address;
  return (
    <SearchForm action={invoicePaths.list} label={words.search}>
      {state === "all" || state === "drafts" ? null : <input type="hidden" name="state" value={state} />}
      <TextField {...search.field("q")} say={say} type="search" label={words.searchLabel} />
      <Button look="secondary" icon="search">
        {words.searchButton}
      </Button>
      {isNarrowed(address) ? (
        <ButtonLink href={listHref({ state, text: "" })} look="quiet">
          {words.clear}
        </ButtonLink>
      ) : null}
      <NarrowingFields say={say} address={address} meant={meant} form={search} />
    </SearchForm>
  );
}

function Filters({ say, address }: InvoiceListProps) {
  const words = say.invoices.list;
  const asked = { ...address, after: undefined };
  return (
    <nav class="invoice-filters" aria-label={words.filterLabel}>
      <ul>
        {listStates.map((one) => (
          <li key={one}>
            <a
              href={listHref(one === "drafts" ? { state: one, text: "" } : { ...asked, state: one })}
              aria-current={one === address.state ? "page" : undefined}
            >
              {words.filters[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Nothing({ say, address }: InvoiceListProps) {
  const words = say.invoices.list;
  const { text } = address;
  const isNarrow = isNarrowed({ ...address, text: "" });
  return (
    <EmptyState heading={words.nothingHeading}>
      {isNarrow ? say.following.narrowing.nothing : text === "" ? words.nothingInState : words.nothingBody(text)}{" "}
      <a href={listHref({ state: "all", text: "" })}>{words.clear}</a>
    </EmptyState>
  );
}

function Drafts({ say, address: { state }, drafts }: InvoiceListProps) {
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
  const { say, address, invoices } = props;
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
            cell: (invoice) => <Standing say={say} invoice={invoice} />,
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
        {address.after === undefined ? null : <a href={listHref({ ...address, after: undefined })}>{words.newest}</a>}{" "}
        {invoices.next === undefined ? null : (
          <a href={listHref({ ...address, after: invoices.next })}>{words.older}</a>
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
