/** What needs a person today: one row for each thing, with one way on. */
import { ButtonLink } from "../components/button/button.tsx";
import { Icon } from "../components/icon/icon.tsx";

export interface Need {
  readonly key: string;
  readonly heading: string;
  readonly more?: string;
  readonly href: string;
  /** The words of the way on. */
  readonly action: string;
  readonly refused?: boolean;
}

export interface NeedsProps {
  readonly heading: string;
  readonly needs: readonly Need[];
  /** Said when there is nothing. */
  readonly nothing: string;
}

export function Needs({ heading, needs, nothing }: NeedsProps) {
  return (
    <section>
      <h2>{heading}</h2>
      {needs.length === 0 ? (
        <p class="nothing-needs">
          <Icon name="check" /> <span>{nothing}</span>
        </p>
      ) : (
        <ul class="needs">
          {needs.map(({ key, heading: what, more, href, action, refused }) => (
            <li key={key} class={refused ? "needs-refused" : undefined}>
              <div class="needs-words">
                <p class="needs-heading">{what}</p>
                {more === undefined ? null : <p class="needs-more">{more}</p>}
              </div>
              <ButtonLink href={href} look="secondary">
                {action}
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
