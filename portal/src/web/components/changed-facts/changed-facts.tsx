/** What is to be changed about a customer: how it was known, and how it is to be. */
import type { ChangedFact } from "../../../domain/cases/kinds.ts";
import type { Messages } from "../../messages/messages.ts";
import { DataTable } from "../data-table/data-table.tsx";

export interface ChangedFactsProps {
  readonly say: Messages;
  readonly changes: readonly ChangedFact[];
}

export function ChangedFacts({ say, changes }: ChangedFactsProps) {
  const words = say.questions.change;
  return (
    <DataTable
      caption={words.changes}
      rows={changes}
      rowKey={({ fact }) => fact}
      columns={[
        { key: "fact", heading: words.fact, cell: ({ fact }) => words.facts[fact] },
        { key: "from", heading: words.from, cell: ({ from }) => (from === "" ? words.nothing : from) },
        { key: "to", heading: words.to, cell: ({ to }) => (to === "" ? words.nothing : to) },
      ]}
    />
  );
}
