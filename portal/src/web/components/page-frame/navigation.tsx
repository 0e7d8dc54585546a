/** The main menu: at the left on a wide screen, behind a button that needs no scripts on a narrow one. */
import type { Messages } from "../../messages/messages.ts";
import type { NavigationEntry } from "../../navigation.ts";
import { Icon } from "../icon/icon.tsx";

export interface NavigationProps {
  readonly say: Messages;
  readonly entries: readonly NavigationEntry[];
}

export function Navigation({ say, entries }: NavigationProps) {
  return (
    <nav class="navigation" aria-label={say.frame.mainNavigation}>
      <details class="navigation-menu">
        <summary class="button button-secondary">
          <Icon name="menu" /> <span>{say.frame.menu}</span>
        </summary>
        <Entries entries={entries} />
      </details>
      <div class="navigation-side">
        <Entries entries={entries} />
      </div>
    </nav>
  );
}

function Entries({ entries }: { readonly entries: readonly NavigationEntry[] }) {
  return (
    <ul class="navigation-entries">
      {entries.map(({ label, href, icon, current }) => (
        <li key={href}>
          <a href={href} aria-current={current ? "page" : undefined}>
            <Icon name={icon} /> <span>{label}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
