import type { Example } from "../example.ts";
import { CaseFacts } from "./case-facts.tsx";

export const examples: readonly Example[] = [
  {
    name: "An introduction",
    render: ({ say }) => (
      <CaseFacts
        say={say}
        about={{
          companyName: "Åkerlund Bygg AB",
          organisationNumber: "5599880019",
          contactName: "Åsa Åkerlund",
          contactPhone: "040-123 45 67",
          contactEmail: "asa@akerlundbygg.example",
          receivers: ["Kardiologmottagningen", "IT-avdelningen"],
        }}
      />
    ),
  },
];
