import type { Example } from "../example.ts";
import { AnswerWords } from "./answer-words.tsx";

export const examples: readonly Example[] = [
  {
    name: "A rejection with the buyer's words",
    render: ({ say }) => (
      <AnswerWords
        say={say}
        reason="REF"
        clarification={"Referensen RK1 finns inte hos oss.\nFråga Maja Lindqvist, som beställde."}
      />
    ),
  },
  {
    name: "Conditions, and what to do",
    render: ({ say }) => (
      <AnswerWords
        say={say}
        reason="REF"
        clarification="Vi betalar när ordernumret är rätt."
        action="NIN"
        conditions={[{ term: "BT-13", shouldBe: "4500012" }]}
      />
    ),
  },
  { name: "A reason alone", render: ({ say }) => <AnswerWords say={say} reason="PRI" clarification={undefined} /> },
];
