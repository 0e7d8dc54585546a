/** How a unit's demands on references have changed: who, when, from what to what. */
import type { RuleVersion } from "../../domain/receivers/rule-history.ts";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Moment } from "../components/figures/figures.tsx";
import type { Messages } from "../messages/messages.ts";
import { columnHeading } from "./directory-columns.ts";

export interface RuleHistoryProps {
  readonly say: Messages;
  readonly versions: readonly RuleVersion[];
}

export function RuleHistory({ say, versions }: RuleHistoryProps) {
  const words = say.directory.history;
  const { change } = say.directory.file;
  return (
    <section aria-labelledby="history-heading">
      <h2 id="history-heading">{words.heading}</h2>
      <p>{words.lead}</p>
      <DataTable
        caption={words.heading}
        captionHidden
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          { key: "version", heading: words.version, cell: ({ version }) => version },
          { key: "from", heading: words.from, cell: ({ validFrom }) => <Moment at={validFrom} /> },
          { key: "by", heading: words.by, cell: ({ by }) => by ?? words.portal },
          {
            key: "changes",
            heading: words.changes,
            cell: ({ changes }) =>
              changes.map(({ part, from, to }) => (
                <p key={part} class="directory-change">
                  {change({ column: columnHeading(part, say), from, to })}
                </p>
              )),
          },
        ]}
      />
    </section>
  );
}
