/** Why a buyer asks, rejects or sets conditions: the reason in words, what the seller should do and change, and the buyer's own words. */
import type { Messages } from "../../messages/messages.ts";

export interface AnswerWordsProps {
  readonly say: Messages;
  readonly reason: string;
  readonly clarification: string | undefined;
  readonly action?: string | undefined;
  readonly conditions?: readonly { readonly term: string; readonly shouldBe?: string }[];
}

export function AnswerWords({ say, reason, clarification, action, conditions = [] }: AnswerWordsProps) {
  const { reasons, actions, terms, condition }: Wordings = say.inbox;
  return (
    <>
      <p>{reasons[reason] ?? reason}</p>
      {clarification === undefined ? null : <blockquote class="answer-words">{clarification}</blockquote>}
      {conditions.length === 0 ? null : (
        <ul>
          {conditions.map(({ term, shouldBe = "" }) => (
            <li key={term}>{condition(terms[term] ?? term, shouldBe)}</li>
          ))}
        </ul>
      )}
      {action === undefined || action === "NOA" ? null : <p>{actions[action] ?? action}.</p>}
    </>
  );
}

/** Codes come from other systems as well, so not every one of them has words. */
interface Wordings {
  readonly reasons: Readonly<Record<string, string>>;
  readonly actions: Readonly<Record<string, string>>;
  readonly terms: Readonly<Record<string, string>>;
  readonly condition: (term: string, shouldBe: string) => string;
}
