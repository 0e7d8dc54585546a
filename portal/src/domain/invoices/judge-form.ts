/**
 * The complete verdict on a form: what cannot be read, what the portal knows against it, and every rule that the document it
 * would become breaks. Pure, and one piece of code: in the browser at a pause of typing, on the server for the page, and
 * beside the same judgement of the final bytes when sending.
 */
import { writeUblBytes } from "@fakturaporten/einvoice";
import { composeForm } from "./compose-form.ts";
import type { DraftFault } from "./draft-fault.ts";
import type { DraftFields } from "./draft-fields.ts";
import type { FormFacts } from "./form-facts.ts";
import { judgeDocument, type Verdict } from "./judge-document.ts";
import type { DraftReading } from "./read-draft.ts";
import { readForm } from "./read-form.ts";

export interface FormVerdict extends Verdict {
  readonly reading: DraftReading;
}

export function judgeForm(fields: DraftFields, facts: FormFacts): FormVerdict {
  const { reading, faults } = readForm(fields, facts);
  const judged = judgeAsFarAsRead(reading, facts);
  return { reading, faults: [...faults, ...unexplained(judged.faults, faults)], warnings: judged.warnings };
}

const nothing: Verdict = { faults: [], warnings: [] };

/** Stands in for a number or a reference not yet written; its absence is told already. */
const STAND_IN = "0";

/** With no line or no receiver there is no document worth judging yet. */
function judgeAsFarAsRead({ asFarAsRead, lines }: DraftReading, facts: FormFacts): Verdict {
  const { receiver, nextNumber, today } = facts;
  if (receiver === undefined || lines.length === 0) return nothing;
  const written = { ...asFarAsRead, reference1: asFarAsRead.reference1 || STAND_IN };
  const number = written.number ?? (facts.numberAutomatic ? nextNumber : STAND_IN);
  const attachments = facts.files.map(({ name }) => ({ id: name, embedded: { ...emptyPdf, fileName: name } }));
  const document = composeForm(written, { facts, receiver, number, attachments });
  return judgeDocument(writeUblBytes(document), { lines, today });
}

/** No rule looks into a file; its name and kind are what they ask of. */
const emptyPdf = { mimeType: "application/pdf", base64: "JVBERi0=" };

/** What follows from something already told, in the same field or among the same rows, is not told twice. */
function unexplained(rules: readonly DraftFault[], told: readonly DraftFault[]): DraftFault[] {
  const places = new Set(told.map(({ path }) => groupOf(path)));
  return rules.filter(({ path }) => !places.has(groupOf(path)));
}

function groupOf(path: string): string {
  return path.split(".")[0] ?? path;
}
