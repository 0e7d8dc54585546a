/** The unit's answer to a document: what it can answer now, and why, where an answer needs a reason. */
import { z } from "zod";
import {
  answerActions,
  type AnswerMove,
  answerMoves,
  answerReasons,
  answerTerms,
  clarificationCharactersMax,
  conditionCharactersMax,
  documentLifecycle,
  type DocumentState,
  needsReason,
  needsWords,
} from "../../domain/inbox/answer.ts";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { Form } from "../components/form/form.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import { fault, oneOf, optionalText } from "../form.ts";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";
import { inboxPaths } from "./inbox-address.ts";

/** Rows for facts that should be different. More than two are written in the explanation. */
const conditionRows = [0, 1] as const;

const conditionSchema = z.object({
  term: z.string().default(""),
  shouldBe: optionalText(conditionCharactersMax),
});
type TypedCondition = z.output<typeof conditionSchema>;

/** A reason and an explanation go with the answers that ask something of the seller, and only with those. */
export const answerSchema = z
  .object({
    move: oneOf(answerMoves as readonly [AnswerMove, ...AnswerMove[]]),
    reason: z.string().default(""),
    action: z.string().default(""),
    conditions: z.array(conditionSchema).max(conditionRows.length).default([]),
    clarification: optionalText(clarificationCharactersMax),
  })
  .transform(({ move, reason, action, conditions, clarification }, context) => {
    const missing = (path: readonly PropertyKey[]): void => context.addIssue({ ...fault("missing"), path: [...path] });
    if (needsWords(move) && clarification === undefined) missing(["clarification"]);
    if (!needsReason(move)) return { move, clarification: needsWords(move) ? clarification : undefined };
    const known = answerReasons.find((one) => one === reason);
    if (known === undefined) missing(["reason"]);
    return {
      move,
      reason: known,
      action: answerActions.find((one) => one === action),
      conditions: conditions.flatMap((one, row) => readCondition(one, (part) => missing(["conditions", row, part]))),
      clarification,
    };
  });

/** A row with neither is empty; a row with one of them lacks the other. */
function readCondition({ term, shouldBe }: TypedCondition, missing: (part: keyof TypedCondition) => void) {
  const known = answerTerms.find((one) => one === term);
  if (known !== undefined && shouldBe !== undefined) return [{ term: known, shouldBe }];
  if (known === undefined && shouldBe !== undefined) missing("term");
  if (known !== undefined && shouldBe === undefined) missing("shouldBe");
  return [];
}

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
        <Why say={say} form={form} />
        <div class="answer-words-field">
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

/** The codes of an answer that asks something of the seller, in words. */
function Why({ say, form }: { readonly say: Messages; readonly form: FilledForm }) {
  const words = say.inbox.answer;
  return (
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
      <SelectField
        {...form.field("action")}
        say={say}
        label={words.action}
        prompt={words.actionPrompt}
        choices={answerActions.map((action) => ({ value: action, label: say.inbox.actions[action] }))}
        width="full"
        optional
      />
      <details open={conditionRows.some((row) => form.field(`conditions.${row}.shouldBe`).value !== "")}>
        <summary>{words.conditions}</summary>
        <p class="hint">{words.conditionsHint}</p>
        {conditionRows.map((row) => (
          <div key={row} class="answer-condition">
            <SelectField
              {...form.field(`conditions.${row}.term`)}
              say={say}
              label={words.term(row + 1)}
              prompt={words.termPrompt}
              choices={answerTerms.map((term) => ({ value: term, label: say.inbox.terms[term] ?? term }))}
              width="full"
              optional
            />
            <TextField
              {...form.field(`conditions.${row}.shouldBe`)}
              say={say}
              label={words.shouldBe(row + 1)}
              autoComplete="off"
              optional
            />
          </div>
        ))}
      </details>
    </div>
  );
}
