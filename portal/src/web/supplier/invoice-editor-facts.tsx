/** What the line editor in the browser needs to know to read and judge the form as the server does: data, in an attribute. */
import type { Messages } from "../messages/messages.ts";
import type { DraftFault } from "../../domain/invoices/draft-fault.ts";
import type { FormFacts } from "../../domain/invoices/form-facts.ts";
import { type Article, articleLine } from "../../domain/articles/article.ts";
import type { LineFields } from "../../domain/invoices/draft-fields.ts";
import type { FormState } from "./invoice-form-state.ts";

export interface EditorKnowledge {
  readonly facts: FormFacts;
  /** What the receiver's references look like, as a sentence. */
  readonly example: string;
  readonly vat: string;
  /** What a line becomes when its words are an article's, by name or number in small letters. */
  readonly articles: Readonly<Record<string, LineFields>>;
  readonly errorPrefix: string;
  /** As the server judged the form that it drew. */
  readonly judged: readonly DraftFault[];
  readonly status: Pick<
    Messages["invoices"]["form"],
    "saving" | "notReached" | "signedOut" | "conflict" | "conflictShow" | "draftSent"
  >;
}

export interface EditorFactsProps {
  readonly say: Messages;
  readonly state: FormState;
  readonly judged: readonly DraftFault[];
}

export function EditorFacts(props: EditorFactsProps) {
  return <data id="editor-facts" value={JSON.stringify(knowledgeOf(props))} hidden />;
}

function knowledgeOf({ say, state, judged }: EditorFactsProps): EditorKnowledge {
  const { saving, notReached, signedOut, conflict, conflictShow, draftSent } = say.invoices.form;
  return {
    facts: state.facts,
    example: exampleOf(say, state),
    vat: state.terms.vat,
    articles: Object.fromEntries(state.articles.flatMap(namesOf)),
    errorPrefix: say.frame.errorPrefix,
    judged,
    status: { saving, notReached, signedOut, conflict, conflictShow, draftSent },
  };
}

function namesOf(article: Article): [string, LineFields][] {
  const line = articleLine(article);
  const names = [article.description, ...(article.number === undefined ? [] : [article.number])];
  return names.map((name) => [name.toLowerCase(), line]);
}

export function orderExampleOf(say: Messages, { receiver }: Pick<FormState, "receiver">): string {
  const example = receiver?.rule.orderNumberExample;
  return example === undefined ? "" : say.invoices.form.reference1Example(example);
}

export function exampleOf(say: Messages, { receiver }: Pick<FormState, "receiver">): string {
  const example = receiver?.rule.referenceExample;
  return example === undefined ? "" : say.invoices.form.reference1Example(example);
}
