import type { Example } from "../example.ts";
import { ChangedFacts } from "./changed-facts.tsx";

export const examples: readonly Example[] = [
  {
    name: "A move, and no ansvar any more",
    render: ({ say }) => (
      <ChangedFacts
        say={say}
        changes={[
          { fact: "street", from: "Solhöjdsvägen 4", to: "Hamngatan 12" },
          { fact: "ansvar", from: "440210", to: "" },
        ]}
      />
    ),
  },
];
