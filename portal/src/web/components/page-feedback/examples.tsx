import type { Example } from "../example.ts";
import { exampleSeal } from "../example-form.ts";
import { FaultFeedback } from "./fault-feedback.tsx";
import { PageFeedback } from "./page-feedback.tsx";

export const examples: readonly Example[] = [
  {
    name: "Below a help page",
    render: ({ say }) => <PageFeedback say={say} seal={exampleSeal} page="/help/register" />,
  },
  {
    name: "Below faults that stopped an invoice",
    render: ({ say }) => (
      <FaultFeedback
        say={say}
        seal={exampleSeal}
        back="/invoices"
        faults={[
          { name: "reference1.missing", text: "Skriv Kunds referens 1" },
          { name: "SE-R-005", text: "F-skatt ska stå med orden Godkänd för F-skatt" },
        ]}
      />
    ),
  },
];
