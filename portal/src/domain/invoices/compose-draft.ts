/** A draft made into a document: its form read, its receiver and its seller looked up, its attachments written in. */
import { type Attachment, base64Of, type Invoice as Document } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import type { Attachment as Attached } from "../attachments/attachment.ts";
import { listAttachments, loadAttachments } from "../attachments/queries.ts";
import { findReceiver } from "../receivers/queries.ts";
import type { Receiver } from "../receivers/receiver.ts";
import { composeForm } from "./compose-form.ts";
import type { Draft } from "./draft.ts";
import type { DraftFields } from "./draft-fields.ts";
import type { FormFacts } from "./form-facts.ts";
import type { Invoice } from "./invoice.ts";
import { InvoiceNotReady } from "./invoice-not-ready.ts";
import { judgeForm } from "./judge-form.ts";
import { findNumberVerdict } from "./number-facts.ts";
import { findInvoiceByNumber } from "./queries.ts";
import { type DraftReading, kindOf, type WrittenInvoice } from "./read-draft.ts";
import { readForm } from "./read-form.ts";
import { getSellingTerms, type SellingTerms } from "./selling-terms.ts";

export interface ComposedDraft {
  readonly reading: DraftReading;
  readonly written: WrittenInvoice;
  readonly receiver: Receiver;
  readonly terms: SellingTerms;
  /** The invoice of ours that a credit note refers to. */
  readonly credited: Invoice | undefined;
  /** The invoice of ours that this one is sent to the same receiver instead of. */
  readonly replaced: Invoice | undefined;
  /** The one that reached nobody, whose number goes again. */
  readonly corrected: Invoice | undefined;
  withNumber(number: string): Document;
}

/** The draft as a document that lacks only its number; refuses when something is to be mended. */
export async function composeDraft(work: Work, draft: Draft): Promise<ComposedDraft> {
  const { facts, terms, receiver, credited, replaced } = await gatherFacts(work, draft);
  const { reading, faults } = readForm(draft.fields, facts);
  const { written } = reading;
  if (written === undefined || receiver === undefined || faults.length > 0)
    throw new InvoiceNotReady(judgeForm(draft.fields, facts).faults);
  const corrected = await findCorrected(work, written);
  const attachments =
    facts.files.length === 0 ? [] : (await loadAttachments(work, { draftId: draft.id })).map(attachmentOf);
  const withNumber = (number: string): Document => composeForm(written, { facts, receiver, number, attachments });
  return { reading, written, receiver, terms, credited, replaced, corrected, withNumber };
}

/** The number is the same by being looked up: however it was typed, it is written as it stood. */
async function findCorrected(work: Work, { sameNumber, kind }: WrittenInvoice): Promise<Invoice | undefined> {
  if (sameNumber === undefined) return undefined;
  const corrected = await findInvoiceByNumber(work, sameNumber);
  const verdict = corrected === undefined ? undefined : await findNumberVerdict(work, corrected);
  if (corrected?.kind === kind && verdict?.ways.includes("correct-same-number") === true) return corrected;
  throw new InvoiceNotReady([{ path: "sameNumber", code: "same-number-not-now", params: { number: sameNumber } }]);
}

export interface GatheredFacts {
  readonly facts: FormFacts;
  readonly terms: SellingTerms;
  readonly receiver: Receiver | undefined;
  readonly attachments: readonly Attached[];
  readonly credited: Invoice | undefined;
  readonly replaced: Invoice | undefined;
}

/** Everything that a form is read and judged against. */
export async function gatherFacts(
  work: Work,
  { id, fields }: { readonly id: string; readonly fields: DraftFields },
): Promise<GatheredFacts> {
  const terms = await getSellingTerms(work);
  const receiver = await findReceiver(work, fields["receiver"] ?? "");
  const files = await listAttachments(work, { draftId: id });
  const { credited, replaced } = await findPreceding(work, fields, receiver);
  const earlier = credited ?? replaced;
  const { seller, payment, canBePaid, isStopped, nextNumber, numberAutomatic, termsDays } = terms;
  const known = { seller, payment, canBePaid, isStopped, nextNumber, numberAutomatic, termsDays };
  const preceding = earlier && { number: earlier.number, issuedOn: earlier.issueOn };
  const facts = { ...known, today: work.today, receiver, files, ...(preceding && { preceding }) };
  return { facts, terms, receiver, attachments: files, credited, replaced };
}

/** The invoice of ours that a form credits, or is sent instead of: another receiver has nothing to match that one with. */
async function findPreceding(work: Work, fields: DraftFields, receiver: Receiver | undefined) {
  const isCredit = kindOf(fields) === "credit-note";
  const number = (fields[isCredit ? "credits" : "replaces"] ?? "").trim();
  const found = number === "" ? undefined : await findInvoiceByNumber(work, number);
  if (isCredit) return { credited: found, replaced: undefined };
  const replaced = found?.kind === "invoice" && found.receiverId === receiver?.id ? found : undefined;
  return { credited: undefined, replaced };
}

function attachmentOf(file: { readonly id: string; readonly name: string; readonly bytes: Uint8Array }): Attachment {
  const embedded = { mimeType: "application/pdf", fileName: file.name, base64: base64Of(file.bytes) };
  return { id: file.name, embedded };
}
