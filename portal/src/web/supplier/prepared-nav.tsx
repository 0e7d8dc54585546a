/** The ways from the list of invoices to what is prepared for the next ones, and between those. */
import type { Messages } from "../messages/messages.ts";
import { preparedPaths } from "./prepared-paths.ts";

export interface PreparedNavProps {
  readonly say: Messages;
  readonly here?: (typeof places)[number];
}

const places = ["templates", "recurring", "articles", "imports", "trash"] as const;

export function PreparedNav({ say, here }: PreparedNavProps) {
  return (
    <nav class="invoice-filters invoice-prepared" aria-label={say.prepared.nav}>
      <ul>
        {places.map((place) => (
          <li key={place}>
            <a href={preparedPaths[place]} aria-current={place === here ? "page" : undefined}>
              {place === "imports" ? say.imports.title : say.prepared[place].title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
