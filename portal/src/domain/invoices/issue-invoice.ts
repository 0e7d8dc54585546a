/**
 * Issues the invoice a draft says, or refuses with what is to be mended. One transaction: the number is taken as its last
 * lock, the document is written with it and judged, bytes, row and events are stored, and the delivery is asked for. Locks
 * are taken in this order: the draft, the credited invoice, the delivery of a withdrawn one, the quota, the number series.
 */
import { writeUblBytes } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { type Person, requirePermission } from "../access/permissions.ts";
import { admitInvoice } from "../plans/admit-invoice.ts";
import { Refusal } from "../refusal.ts";
import { type ComposedDraft, composeDraft } from "./compose-draft.ts";
import { guardCredit } from "./guard-credit.ts";
import type { Draft } from "./draft.ts";
import type { DraftFault } from "./draft-fault.ts";
import type { DraftFields } from "./draft-fields.ts";
import { InvoiceNotReady } from "./invoice-not-ready.ts";
import { judgeDocument } from "./judge-document.ts";
import { findInvoice, findInvoiceByNumber } from "./queries.ts";
import { storeInvoice } from "./store-invoice.ts";
import { takeNumber } from "./take-number.ts";
import { withdrawInvoice } from "./withdraw-invoice.ts";

export interface IssueInvoice {
  readonly draftId: string;
  /** The version that was checked: what is sent is what was seen. */
  readonly version: number;
}

export interface Issued {
  readonly invoiceId: string;
  readonly number: string;
}

export async function issueInvoice(work: Work, { draftId, version }: IssueInvoice): Promise<Issued> {
  const person = requirePermission(work, "invoice.send");
  const draft = await lockDraft(work, { id: draftId, person });
  if (draft === undefined) return issuedBefore(work, draftId);
  if (draft.version !== version) throw new Refusal("changed-meanwhile");

  const composed = await composeDraft(work, draft);
  await guardCredit(work, { draft, composed });
  if (composed.corrected !== undefined) await withdrawInvoice(work, composed.corrected);
  else await refuseTakenNumber(work, composed);

  const { kind } = composed.written;
  const admission = await admitInvoice(work, { kind, corrects: composed.corrected !== undefined });
  const number =
    composed.corrected?.number ?? composed.written.number ?? (await takeNumber(work, person.organisationId));
  const document = composed.withNumber(number);
  const ubl = writeUblBytes(document);
  const verdict = judgeDocument(ubl, { lines: composed.written.lines, today: work.today });
  if (verdict.faults.length > 0) throw new InvoiceNotReady(verdict.faults);

  const { receiver, credited, replaced, corrected } = composed;
  const earlier = { credited, replaced, corrected };
  const warnings = verdict.warnings.map(({ path, params }) => ({ path, ...params }));
  await storeInvoice(work, { id: draft.id, fromDraft: true, document, ubl, receiver, earlier, warnings, admission });
  return { invoiceId: draft.id, number };
}

async function lockDraft(work: Work, { id, person }: { id: string; person: Person }): Promise<Draft | undefined> {
  const row = await work.db
    .selectFrom("invoice_drafts")
    .select(["id", "version", "fields", "saved_at"])
    .where("organisation_id", "=", person.organisationId)
    .where("id", "=", id)
    .where("trashed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row && { id: row.id, version: row.version, fields: row.fields as DraftFields, savedAt: row.saved_at };
}

/** A second press: the draft has become an invoice under the same id, and that is the answer. */
async function issuedBefore(work: Work, id: string): Promise<Issued> {
  const invoice = await findInvoice(work, id);
  if (invoice === undefined) throw new Refusal("not-found");
  return { invoiceId: invoice.id, number: invoice.number };
}

/** Tells of a number already used, with the invoice that has it; of two at once the unique index lets one through. */
async function refuseTakenNumber(work: Work, { written }: ComposedDraft): Promise<void> {
  if (written.number === undefined) return;
  const other = await findInvoiceByNumber(work, written.number);
  if (other !== undefined) throw new InvoiceNotReady([numberTaken(other)]);
}

export function numberTaken({ id, number }: { readonly id: string; readonly number: string }): DraftFault {
  return { path: "number", code: "invoice-number-taken", params: { number, invoiceId: id } };
}
