/** A form as the person filled it in: each field's typed text and, after a refusal, the sentence that tells what to do. */
import type { FieldFault, Fields } from "./form.ts";
import type { Sentence } from "./form-faults.ts";
import type { Messages } from "./messages/messages.ts";

/** What a field component needs besides its label: spread it, `<TextField {...form.field("city")} label="…" />`. */
export interface FieldState {
  readonly name: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly remedy?: Remedy | undefined;
}

/** What stands beside the sentence of a fault. */
export interface Remedy {
  /** The official rule behind it, as `BR-CO-16`: for who wants to look it up. */
  readonly rule?: string | undefined;
  /** The button that mends it: what it posts as `do`, and what it says. */
  readonly fix?: { readonly does: string; readonly label: string } | undefined;
}

/** One row of the error summary: which field, and what to do. */
export interface FieldError {
  readonly field: string;
  readonly text: string;
  /** The official rule behind it, as `BR-CO-16`: for who wants to look it up. */
  readonly rule?: string;
}

export interface FilledForm {
  field(name: string): FieldState;
  /** Whether a checkbox is ticked or a radio chosen. */
  isChosen(name: string, value?: string): boolean;
  readonly errors: readonly FieldError[];
}

export interface FormFacts {
  readonly say: Messages;
  /** What stands in the fields: as stored at first, as typed after a refusal. */
  readonly fields: Fields;
  readonly faults?: readonly FieldFault[];
  /**
   * Sentences of this form that say more than the general ones: by `field.code` (list numbers as `*`:
   * `lines.*.description.missing`) before by `code` alone.
   */
  readonly sentences?: Readonly<Record<string, Sentence>>;
}

export function fillForm({ say, fields, faults = [], sentences = {} }: FormFacts): FilledForm {
  const errors = faults.map((fault) => ({ field: fault.path, text: sentenceOf(fault, say, sentences) }));
  const byField = new Map(errors.map(({ field, text }) => [field, text]));
  const valueOf = (name: string): string => (Object.hasOwn(fields, name) ? (fields[name] ?? "") : "");
  return {
    errors,
    field: (name) => ({ name, value: valueOf(name), error: byField.get(name) }),
    isChosen: (name, value) => (value === undefined ? valueOf(name) !== "" : valueOf(name) === value),
  };
}

function sentenceOf(fault: FieldFault, say: Messages, own: Readonly<Record<string, Sentence>>): string {
  const general = say.faults as Readonly<Record<string, Sentence>>;
  const place = fault.path.replace(/(^|\.)\d+(?=\.|$)/g, "$1*");
  const found = own[`${place}.${fault.code}`] ?? own[fault.code] ?? general[fault.code] ?? say.faults.unknown;
  return typeof found === "string" ? found : found(fault.params);
}
