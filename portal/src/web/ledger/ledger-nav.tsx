/** The ways between the parts of the ledger. */
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import { ledgerPaths } from "./ledger-paths.ts";

const places = ["overview", "payments", "reminders", "policy", "vouchers"] as const;

export interface LedgerNavProps {
  readonly say: Messages;
  readonly here: (typeof places)[number];
}

export function LedgerNav({ say, here }: LedgerNavProps) {
  return (
    <nav class="invoice-filters invoice-prepared" aria-label={say.ledger.nav}>
      <ul>
        {places.map((place) => (
          <li key={place}>
            <a href={ledgerPaths[place]} aria-current={place === here ? "page" : undefined}>
              {say.ledger.places[place]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function LedgerHelp({ say }: { readonly say: Messages }) {
  return (
    <p>
      <a href={`${paths.help}/payments`}>{say.ledger.helpLink}</a>
    </p>
  );
}
