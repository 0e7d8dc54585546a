/** The main menu: at the left on a wide screen, behind a button in the head that needs no scripts on a narrow one. */
import type { Messages } from "../../messages/messages.ts";
import type { NavigationEntry } from "../../navigation.ts";
import { Icon } from "../icon/icon.tsx";

export interface NavigationProps {
  readonly say: Messages;
  readonly entries: readonly NavigationEntry[];
}

export function NavigationSide({ say, entries }: NavigationProps) {
  return (
    <nav class="navigation-side" aria-label={say.frame.mainNavigation}>
      <Entries entries={entries} />
    </nav>
  );
}

export function NavigationMenu({ say, entries }: NavigationProps) {
  return (
    <nav class="navigation-menu" aria-label={say.frame.mainNavigation}>
      <details class="header-menu" name="header">
        <summary class="button button-secondary">
          <Icon name="menu" /> <span>{say.frame.menu}</span>
        </summary>
        <div class="header-panel">
          <Entries entries={entries} />
        </div>
      </details>
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
