/** Documents that belong together, one under the other: the invoice, its credit notes, the one sent instead; and what is left. */
import type { Money } from "@fakturaporten/einvoice";
import type { LocalDate } from "../../../time.ts";
import type { Messages } from "../../messages/messages.ts";
import { Amount, Day } from "../figures/figures.tsx";

export interface ChainRow {
  readonly key: string;
  readonly title: string;
  /** What it is to the others. */
  readonly relation: string;
  readonly day: LocalDate;
  readonly amount: Money;
  /** Absent for the document one is looking at. */
  readonly href: string | undefined;
}

export interface ChainLeft {
  readonly number: string;
  readonly amount: Money;
}

export interface ChainProps {
  readonly say: Messages;
  readonly rows: readonly ChainRow[];
  readonly left?: ChainLeft | undefined;
  /** What belongs here and is not here. */
  readonly missing?: readonly string[];
}

export function Chain({ say, rows, left, missing = [] }: ChainProps) {
  if (rows.length < 2 && missing.length === 0) return null;
  const words = say.credit.chain;
  return (
    <section aria-labelledby="chain-heading">
      <h2 id="chain-heading">{words.heading}</h2>
      <ol class="chain">
        {rows.map(({ key, title, relation, day, amount, href }) => (
          <li key={key} aria-current={href === undefined ? "true" : undefined}>
            <p class="chain-title">
              {href === undefined ? <strong>{title}</strong> : <a href={href}>{title}</a>}
              <Amount amount={amount} />
            </p>
            <p class="chain-relation">
              {relation} <Day day={day} />
              {href === undefined ? ` · ${words.this}` : ""}
            </p>
          </li>
        ))}
      </ol>
      {left === undefined ? null : (
        <p class="chain-left">
          {words.left(left.number)} <Amount amount={left.amount} />
        </p>
      )}
      {missing.map((number) => (
        <p key={number} class="hint">
          {words.missing(number)}
        </p>
      ))}
    </section>
  );
}
