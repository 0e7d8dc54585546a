import type { Instant } from "../../../time.ts";
import type { Example } from "../example.ts";
import { CaseThread } from "./case-thread.tsx";

const at = (clock: string): Instant => `2026-11-25T${clock}:00.000Z` as Instant;
const plain = { decision: undefined, outcome: {}, files: [] } as const;

export const examples: readonly Example[] = [
  {
    name: "A question and its answer, as the supplier reads it",
    render: ({ say }) => (
      <CaseThread
        say={say}
        kind="introduction"
        side="party"
        partyName="Åkerlund Bygg AB"
        fileHref={(id) => `#${id}`}
        messages={[
          {
            ...plain,
            id: "1",
            side: "party",
            act: "open",
            authorName: "Åsa Åkerlund",
            writtenAt: at("08:12"),
            words: "Vi har avtal 4711.\nVem ska godkänna oss?",
            files: [{ id: "f", name: "avtal.pdf", sizeBytes: 182_000, pages: 3 }],
          },
          {
            ...plain,
            id: "2",
            side: "desk",
            act: "ask",
            authorName: "Lisa Lots",
            writtenAt: at("09:40"),
            words: "Vilken enhet beställde?",
          },
          {
            ...plain,
            id: "3",
            side: "desk",
            act: "decide",
            decision: "approve",
            authorName: "Lisa Lots",
            writtenAt: at("11:05"),
            words: undefined,
          },
        ]}
      />
    ),
  },
  {
    name: "Nothing written",
    render: ({ say }) => (
      <CaseThread say={say} kind="question" side="desk" partyName="Prov AB" fileHref={() => "#"} messages={[]} />
    ),
  },
];
