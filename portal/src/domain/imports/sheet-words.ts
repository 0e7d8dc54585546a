/** Words in cells that stand for one of a form's choices: how a line is taxed, and what kind of invoice it is. */
import type { InvoiceKind } from "../invoices/read-draft.ts";
import type { VatChoiceId } from "../invoices/vat-choices.ts";

const kinds: ReadonlyMap<string, InvoiceKind> = new Map([
  ["", "invoice"],
  ["faktura", "invoice"],
  ["debet", "invoice"],
  ["invoice", "invoice"],
  ["kredit", "credit-note"],
  ["kreditfaktura", "credit-note"],
  ["credit", "credit-note"],
  ["credit note", "credit-note"],
]);

export function kindOfWord(text: string): InvoiceKind | undefined {
  return kinds.get(text.trim().toLowerCase());
}

const reasons: readonly (readonly [RegExp, VatChoiceId])[] = [
  [/sjukvård|tandvård|health|dental/, "0-health"],
  [/social/, "0-social"],
  [/utbildning|education/, "0-education"],
  [/utlägg|outlay/, "0-outlay"],
  [/småföretag|small business/, "0-small"],
  [/annan orsak|other reason/, "0-other"],
  [/omvänd|reverse/, "reverse"],
];

/** `0 % sjukvård` as the form's choice; a rate, and what is not understood, is left for the form's own reader. */
export function vatOfWords(text: string): string {
  const words = text.toLowerCase();
  return reasons.find(([pattern]) => pattern.test(words))?.[1] ?? text;
}
