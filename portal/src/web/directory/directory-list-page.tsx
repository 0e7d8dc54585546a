/** The region's units by name, for those who keep the directory. */
import { ButtonLink } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TableDownloads } from "../components/table-downloads/table-downloads.tsx";
import type { Receiver } from "../../domain/receivers/receiver.ts";
import type { Messages } from "../messages/messages.ts";
import { directoryFilePaths } from "./directory-file-paths.ts";
import { paths } from "../paths.ts";

export interface DirectoryListProps {
  readonly say: Messages;
  readonly receivers: readonly Receiver[];
  readonly newPath: string;
  /** Where the next units of a long directory are. */
  readonly more: string | undefined;
}

export function DirectoryListPage({ say, receivers, newPath, more }: DirectoryListProps) {
  const words = say.directory;
  const add = (
    <>
      <ButtonLink href={newPath} icon="plus">
        {words.add}
      </ButtonLink>
      <ButtonLink href={directoryFilePaths.upload} look="secondary">
        {words.file.upload}
      </ButtonLink>
      <TableDownloads say={say} hrefOf={directoryFilePaths.download} />
    </>
  );
  return (
    <>
      <PageHeading lead={words.lead} actions={add}>
        {words.title}
      </PageHeading>
      {receivers.length === 0 ? (
        <EmptyState heading={words.empty} />
      ) : (
        <DataTable
          caption={words.title}
          captionHidden
          columns={[
            {
              key: "name",
              heading: words.name,
              cell: ({ id, name }) => <a href={`${paths.directory}/${id}`}>{name}</a>,
            },
            { key: "city", heading: words.city, cell: ({ address }) => address.city },
            {
              key: "peppol",
              heading: words.peppolId,
              cell: ({ peppol }) => <span class="figure">{`${peppol.scheme}:${peppol.value}`}</span>,
            },
            {
              key: "example",
              heading: words.referenceExample,
              cell: ({ rule }) => rule.referenceExample ?? words.anyText,
            },
            { key: "state", heading: words.state, cell: ({ active }) => (active ? words.takesInvoices : words.closed) },
          ]}
          rows={receivers}
          rowKey={({ id }) => id}
        />
      )}
      {more === undefined ? null : (
        <p>
          <a href={more}>{words.more}</a>
        </p>
      )}
    </>
  );
}
