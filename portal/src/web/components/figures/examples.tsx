import type { Instant, LocalDate } from "../../../time.ts";
import type { Example } from "../example.ts";
import { Amount, Bankgiro, Day, Moment, OrganisationNumber, Plusgiro } from "./figures.tsx";

export const examples: readonly Example[] = [
  {
    name: "Each kind",
    render: () => (
      <ul>
        <li>
          <Amount amount={{ minor: 123_450n, currency: "SEK" }} />
        </li>
        <li>
          <Amount amount={{ minor: -123_456_789n, currency: "SEK" }} />
        </li>
        <li>
          <Day day={"2026-11-21" as LocalDate} />
        </li>
        <li>
          <Moment at={"2026-11-21T02:19:31.000Z" as Instant} />
        </li>
        <li>
          <OrganisationNumber digits="5560360793" />
        </li>
        <li>
          <Bankgiro digits="9912346" />
        </li>
        <li>
          <Plusgiro digits="2865434" />
        </li>
      </ul>
    ),
  },
];
