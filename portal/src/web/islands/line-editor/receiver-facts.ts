/** What is known of the chosen receiver, between the choice and the server's answer and after it. */
import type { DraftFields } from "../../../domain/invoices/draft-fields.ts";
import type { FormFacts } from "../../../domain/invoices/form-facts.ts";
import { words } from "./words.ts";

/** Another receiver's rules say nothing of the one just chosen. */
export function factsFor(fields: DraftFields, facts: FormFacts): FormFacts {
  return facts.receiver?.id === fields["receiver"] ? facts : { ...facts, receiver: undefined };
}

export interface ReferenceWords {
  readonly facts: FormFacts;
  readonly example: string;
  readonly orderExample: string;
}

/** How this receiver's references look, at their fields. */
export function showReferences({ facts, example, orderExample }: ReferenceWords): void {
  const rule = facts.receiver?.rule;
  if (rule !== undefined) write("reference-help", rule.referenceHelp[words.language]);
  write("reference-example", example);
  write("order-example", orderExample);
}

function write(id: string, text: string): void {
  const place = document.getElementById(id);
  if (place !== null) place.textContent = text;
}
