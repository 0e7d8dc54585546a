/** Why a buyer asks or rejects: the reason of the list (OPStatusReason), and the buyer's own words. */
import type { Messages } from "../../messages/messages.ts";

export interface AnswerWordsProps {
  readonly say: Messages;
  readonly reason: string;
  readonly clarification: string | undefined;
}

export function AnswerWords({ say, reason, clarification }: AnswerWordsProps) {
  const reasons: Readonly<Record<string, string>> = say.inbox.reasons;
  return (
    <>
      <p>{reasons[reason] ?? reason}</p>
      {clarification === undefined ? null : <blockquote class="answer-words">{clarification}</blockquote>}
    </>
  );
}
