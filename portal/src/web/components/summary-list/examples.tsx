import type { Example } from "../example.ts";
import { Bankgiro, OrganisationNumber } from "../figures/figures.tsx";
import { SummaryList } from "./summary-list.tsx";

export const examples: readonly Example[] = [
  {
    name: "A company",
    render: ({ say }) => (
      <SummaryList
        say={say}
        rows={[
          { name: "Företag", value: "Nordanby El & Installation AB", changeHref: "#" },
          { name: "Organisationsnummer", value: <OrganisationNumber digits="5560360793" /> },
          { name: "Bankgiro", value: <Bankgiro digits="9912346" />, changeHref: "#" },
        ]}
      />
    ),
  },
];
