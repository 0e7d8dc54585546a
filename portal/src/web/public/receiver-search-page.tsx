/** Finding a receiver: the field, and below it what it led to. */
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { OrganisationNumber } from "../components/figures/figures.tsx";
import { SearchForm } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { ReceiverSearch } from "../components/receiver-search/receiver-search.tsx";
import type { FoundReceiver } from "../../domain/receivers/search-receivers.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import { receiverCardPath } from "./receiver-paths.ts";

export interface ReceiverSearchPageProps {
  readonly say: Messages;
  readonly asked: string;
  readonly found: readonly FoundReceiver[];
  /** As many as are shown at most. */
  readonly limit: number;
}

export function ReceiverSearchPage({ say, asked, found, limit }: ReceiverSearchPageProps) {
  const words = say.receivers;
  return (
    <>
      <PageHeading lead={words.searchLead}>{words.searchHeading}</PageHeading>
      <SearchForm action={paths.receivers} label={words.searchHeading}>
        <ReceiverSearch
          name="q"
          value={asked}
          say={say}
          label={words.search.label}
          hint={words.search.hint}
          choosing="opens"
          button={words.search.button}
        />
      </SearchForm>
      {asked.trim() === "" ? null : (
        <section class="receiver-results" aria-live="polite">
          {found.length === 0 ? (
            <EmptyState heading={words.results.noneHeading(asked)}>{words.results.noneText}</EmptyState>
          ) : (
            <Results say={say} asked={asked} found={found} />
          )}
          {found.length < limit ? null : <p>{words.results.more(limit)}</p>}
        </section>
      )}
    </>
  );
}

function Results({ say, asked, found }: Omit<ReceiverSearchPageProps, "limit">) {
  const words = say.receivers.results;
  return (
    <DataTable
      caption={words.caption(asked)}
      columns={[
        { key: "name", heading: words.name, cell: ({ id, name }) => <a href={receiverCardPath(id)}>{name}</a> },
        { key: "city", heading: words.city, cell: ({ city }) => city },
        {
          key: "number",
          heading: words.organisationNumber,
          cell: ({ organisationNumber }) => <OrganisationNumber digits={organisationNumber} />,
        },
        { key: "gln", heading: words.gln, cell: ({ gln }) => <span class="figure">{gln}</span> },
      ]}
      rows={found}
      rowKey={({ id }) => id}
    />
  );
}
