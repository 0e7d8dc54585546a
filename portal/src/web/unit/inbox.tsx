/** The inbox of an officer's units: what has come, the newest first, to be filtered and searched. */
import { documentStates } from "../../domain/inbox/answer.ts";
import { type InboxFilter, type InboxPage, listDocuments } from "../../domain/inbox/list-documents.ts";
import type { ReceivedDocument } from "../../domain/inbox/received-document.ts";
import { listUnits, type Unit } from "../../domain/inbox/units.ts";
import { dayOf } from "../../time.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { type Column, DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Amount, Day, OrganisationNumber } from "../components/figures/figures.tsx";
import { SearchForm } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { DocumentStateWord } from "./document-state.tsx";
import { inboxAddress, inboxPaths, readInboxAddress } from "./inbox-address.ts";

export async function showInbox(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const filter = readInboxAddress(visit.query);
  const { units, page } = await visit.ask(async (work) => ({
    units: await listUnits(work),
    page: await listDocuments(work, filter),
  }));
  const facts = { say, filter, units, page };
  return {
    kind: "page",
    title: say.inbox.title,
    wide: true,
    body: (
      <>
        <PageHeading lead={units.length === 0 ? undefined : say.inbox.lead(units.map(({ name }) => name))}>
          {say.inbox.title}
        </PageHeading>
        {units.length === 0 ? (
          <EmptyState heading={say.inbox.noUnitsHeading}>
            <p>{say.inbox.noUnits}</p>
          </EmptyState>
        ) : (
          <>
            <InboxSearch {...facts} />
            <InboxRows {...facts} />
          </>
        )}
      </>
    ),
  };
}

interface InboxFacts {
  readonly say: Messages;
  readonly filter: InboxFilter;
  readonly units: readonly Unit[];
  readonly page: InboxPage;
}

function InboxSearch({ say, filter, units }: InboxFacts) {
  const words = say.inbox;
  return (
    <SearchForm action={inboxPaths.inbox} label={words.search}>
      <div class="inbox-search">
        <TextField
          say={say}
          name="search"
          value={filter.search ?? ""}
          label={words.searchLabel}
          hint={words.searchHint}
          autoComplete="off"
          optional
        />
        {units.length < 2 ? null : (
          <SelectField
            say={say}
            name="unit"
            value={filter.unit ?? ""}
            label={words.unit}
            prompt={words.allUnits}
            choices={units.map(({ id, name }) => ({ value: id, label: name }))}
            width="full"
          />
        )}
        <SelectField
          say={say}
          name="state"
          value={filter.state ?? ""}
          label={words.state}
          prompt={words.allStates}
          choices={documentStates.map((state) => ({ value: state, label: words.states[state] }))}
          width="full"
        />
        <ButtonRow>
          <Button look="secondary" icon="search">
            {words.show}
          </Button>
          {isFiltered(filter) ? (
            <ButtonLink href={inboxPaths.inbox} look="quiet">
              {words.clear}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      </div>
    </SearchForm>
  );
}

function InboxRows({ say, filter, page, units }: InboxFacts) {
  const words = say.inbox;
  if (page.documents.length === 0) {
    const sought = isFiltered(filter);
    return (
      <EmptyState heading={sought ? words.nothingHeading : words.emptyHeading}>
        <p>{sought ? words.nothing : words.empty}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable
        caption={words.caption}
        captionHidden
        columns={columnsOf(say, units)}
        rows={page.documents}
        rowKey={({ id }) => id}
      />
      <ButtonRow>
        {page.next === undefined ? null : (
          <ButtonLink href={inboxAddress({ ...filter, after: page.next })} look="secondary" icon="right">
            {words.older}
          </ButtonLink>
        )}
        {filter.after === undefined ? null : (
          <ButtonLink href={inboxAddress({ ...filter, after: undefined })} look="quiet">
            {words.newest}
          </ButtonLink>
        )}
      </ButtonRow>
    </>
  );
}

function columnsOf(say: Messages, units: readonly Unit[]): readonly Column<ReceivedDocument>[] {
  const words = say.inbox;
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  return [
    {
      key: "number",
      heading: words.number,
      cell: ({ id, number, kind }) => (
        <>
          <a href={inboxPaths.document(id)}>{number}</a>
          {kind === "credit-note" ? <span class="inbox-small">{words.credit}</span> : null}
        </>
      ),
    },
    {
      key: "seller",
      heading: words.seller,
      cell: ({ sellerName, sellerNumber }) => (
        <span class="inbox-seller">
          {sellerName}
          <span class="inbox-small">
            <OrganisationNumber digits={sellerNumber} />
          </span>
        </span>
      ),
    },
    ...(units.length < 2
      ? []
      : [
          {
            key: "unit",
            heading: words.unit,
            cell: ({ receiverId }: ReceivedDocument) => unitNames.get(receiverId),
          },
        ]),
    { key: "received", heading: words.received, cell: ({ receivedAt }) => <Day day={dayOf(receivedAt)} /> },
    { key: "due", heading: words.due, cell: ({ dueOn }) => (dueOn === undefined ? null : <Day day={dueOn} />) },
    { key: "state", heading: words.where, cell: ({ state }) => <DocumentStateWord say={say} state={state} /> },
    {
      key: "amount",
      heading: words.amount,
      kind: "amount",
      cell: ({ payableMinor, currency, kind }) => (
        <span class="inbox-amount">
          <Amount amount={{ minor: kind === "credit-note" ? -payableMinor : payableMinor, currency }} />
        </span>
      ),
    },
  ];
}

function isFiltered({ unit, state, search }: InboxFilter): boolean {
  return unit !== undefined || state !== undefined || search !== undefined;
}
