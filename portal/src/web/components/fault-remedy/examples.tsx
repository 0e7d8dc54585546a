import type { Example } from "../example.ts";
import { FaultRemedy } from "./fault-remedy.tsx";

export const examples: readonly Example[] = [
  {
    name: "A fix and a rule",
    render: ({ say }) => (
      <FaultRemedy
        words={say.invoices.mend}
        rule="BR-S-02"
        fix={{ does: "fix.reference1", label: say.invoices.mend.change("123456") }}
      />
    ),
  },
];
