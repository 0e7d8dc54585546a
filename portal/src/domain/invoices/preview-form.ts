/** The document that a form would become on a day, read back from its bytes; or what is to be mended first. */
import { type Invoice as Document, readUbl, writeUblBytes } from "@fakturaporten/einvoice";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { gatherFacts } from "./compose-draft.ts";
import { composeForm } from "./compose-form.ts";
import type { DraftFault } from "./draft-fault.ts";
import type { DraftFields } from "./draft-fields.ts";
import { judgeForm } from "./judge-form.ts";

export interface Preview {
  readonly document: Document | undefined;
  readonly faults: readonly DraftFault[];
}

export async function previewForm(work: Work, fields: DraftFields, today: LocalDate): Promise<Preview> {
  const gathered = await gatherFacts(work, { id: work.newId(), fields });
  const facts = { ...gathered.facts, today };
  const { reading, faults } = judgeForm(fields, facts);
  const { written } = reading;
  if (written === undefined || facts.receiver === undefined || faults.length > 0)
    return { document: undefined, faults };
  const number = written.number ?? facts.nextNumber;
  const composed = composeForm(written, { facts, receiver: facts.receiver, number, attachments: [] });
  const read = readUbl(writeUblBytes(composed));
  if (!read.ok) throw new Error(`Our own document cannot be read back: ${read.reason}`);
  return { document: read.invoice, faults: [] };
}
