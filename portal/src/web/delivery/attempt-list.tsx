/** How often something was handed to a carrier and how each time ended, in a cell of a list. */
import type { ShownAttempt } from "../../domain/delivery/attempts.ts";
import { Moment } from "../components/figures/figures.tsx";
import type { Messages } from "../messages/messages.ts";

export interface AttemptListProps {
  readonly say: Messages;
  readonly attempts: readonly ShownAttempt[];
}

export function AttemptList({ say, attempts }: AttemptListProps) {
  return (
    <ol>
      {attempts.map(({ startedAt, outcome }) => (
        <li key={startedAt}>
          <Moment at={startedAt} /> {say.delivery.watch.attemptOutcomes[outcome]}
        </li>
      ))}
    </ol>
  );
}
