/** Names and values of one object; each may be changed where it says so. */
import type { ComponentChildren } from "preact";
import type { Messages } from "../../messages/messages.ts";

export interface SummaryRow {
  readonly name: string;
  readonly value: ComponentChildren;
  /** Where this value is changed. */
  readonly changeHref?: string;
}

export interface SummaryListProps {
  readonly say: Messages;
  readonly rows: readonly SummaryRow[];
}

export function SummaryList({ say, rows }: SummaryListProps) {
  return (
    <dl class="summary-list">
      {rows.map(({ name, value, changeHref }) => (
        <div class="summary-row" key={name}>
          <dt>{name}</dt>
          <dd>
            <div class="summary-value">{value}</div>
            {changeHref === undefined ? null : (
              <a class="summary-change" href={changeHref}>
                {say.frame.change}
                <span class="visually-hidden"> {name}</span>
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
