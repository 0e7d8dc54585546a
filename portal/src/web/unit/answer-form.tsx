/** The unit's answer to a document: what it can answer now, and why, where an answer needs a reason. */
import { z } from "zod";
import {
  type AnswerMove,
  answerMoves,
  answerReasons,
  clarificationCharactersMax,
  documentLifecycle,
  type DocumentState,
  needsReason,
} from "../../domain/inbox/answer.ts";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { Form } from "../components/form/form.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import type { FilledForm } from "../filled-form.ts";
import { fault, oneOf, optionalText } from "../form.ts";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";
import { inboxPaths } from "./inbox-address.ts";

/** A reason and an explanation go with the answers that ask something of the seller, and only with those. */
export const answerSchema = z
  .object({
    move: oneOf(answerMoves as readonly [AnswerMove, ...AnswerMove[]]),
    reason: z.string().default(""),
    clarification: optionalText(clarificationCharactersMax),
  })
  .transform(({ move, reason, clarification }, context) => {
    const known = answerReasons.find((one) => one === reason);
    if (!needsReason(move)) return { move, reason: undefined, clarification: undefined };
    if (known === undefined) context.addIssue({ ...fault("missing"), path: ["reason"] });
    if (clarification === undefined) context.addIssue({ ...fault("missing"), path: ["clarification"] });
    return { move, reason: known, clarification };
  });

export interface AnswerFormProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly documentId: string;
  readonly state: DocumentState;
  readonly form: FilledForm;
}

export function AnswerForm({ say, seal, documentId, state, form }: AnswerFormProps) {
  const words = say.inbox.answer;
  const moves = answerMoves.filter((move) => documentLifecycle.allows(state, move));
  if (moves.length === 0) return <p>{words.final}</p>;
  return (
    <Form seal={seal} action={inboxPaths.answers(documentId)}>
      <div class="answer">
        <RadioGroup
          {...form.field("move")}
          say={say}
          label={words.question}
          choices={moves.map((move) => ({ value: move, ...words.moves[move] }))}
        />
        <div class="answer-reason stack">
          <SelectField
            {...form.field("reason")}
            say={say}
            label={words.reason}
            hint={words.reasonHint}
            prompt={words.reasonPrompt}
            choices={answerReasons.map((reason) => ({ value: reason, label: say.inbox.reasons[reason] }))}
            width="full"
          />
          <TextArea
            {...form.field("clarification")}
            say={say}
            label={words.clarification}
            hint={words.clarificationHint}
            maxLength={clarificationCharactersMax}
          />
        </div>
        <ButtonRow>
          <Button icon="send">{words.send}</Button>
        </ButtonRow>
        <p class="hint">{words.law}</p>
      </div>
    </Form>
  );
}
