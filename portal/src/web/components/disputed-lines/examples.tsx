import { localDate } from "@fakturaporten/einvoice";
import type { Example } from "../example.ts";
import { DisputedLines } from "./disputed-lines.tsx";

export const examples: readonly Example[] = [
  {
    name: "Two lines",
    render: ({ say }) => (
      <DisputedLines
        say={say}
        lines={[
          { place: 1, description: "Dator", netMinor: "39900", reason: "quantity", words: "Vi har en, inte tre." },
          { place: 4, description: "Telefoni", netMinor: "10000", reason: "double", words: "" },
        ]}
        holds={new Map([[1, localDate("2026-12-20")]])}
      />
    ),
  },
];
