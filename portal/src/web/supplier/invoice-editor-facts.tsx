/** What the line editor in the browser needs to know to read the form as the server does: data, in an attribute. */
import type { Messages } from "../messages/messages.ts";
import type { ReferenceRule } from "../../domain/receivers/receiver.ts";
import type { LocalDate } from "../../time.ts";
import type { FormState } from "./invoice-form-state.ts";

export interface EditorKnowledge {
  readonly today: LocalDate;
  readonly numberAutomatic: boolean;
  readonly termsDays: number;
  readonly vat: string;
  readonly seller: string;
  readonly receiver: KnownReceiver | undefined;
  readonly errorPrefix: string;
  readonly status: Pick<
    Messages["invoices"]["form"],
    "saving" | "notReached" | "signedOut" | "conflict" | "conflictShow" | "draftSent"
  >;
}

export interface KnownReceiver {
  readonly id: string;
  readonly name: string;
  readonly rule: ReferenceRule;
  /** What the receiver's references look like, as a sentence. */
  readonly example: string;
}

export function EditorFacts({ say, state }: { readonly say: Messages; readonly state: FormState }) {
  return <data id="editor-facts" value={JSON.stringify(knowledgeOf(say, state))} hidden />;
}

function knowledgeOf(say: Messages, state: FormState): EditorKnowledge {
  const { today, terms } = state;
  const { saving, notReached, signedOut, conflict, conflictShow, draftSent } = say.invoices.form;
  return {
    today,
    numberAutomatic: terms.numberAutomatic,
    termsDays: terms.termsDays,
    vat: terms.vat,
    seller: terms.seller.name,
    receiver: knownReceiver(say, state),
    errorPrefix: say.frame.errorPrefix,
    status: { saving, notReached, signedOut, conflict, conflictShow, draftSent },
  };
}

export function knownReceiver(say: Messages, { receiver }: Pick<FormState, "receiver">): KnownReceiver | undefined {
  if (receiver === undefined) return undefined;
  const { id, name, rule } = receiver;
  const { referenceExample: example } = rule;
  return { id, name, rule, example: example === undefined ? "" : say.invoices.form.reference1Example(example) };
}
