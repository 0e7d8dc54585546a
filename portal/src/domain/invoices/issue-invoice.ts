/**
 * Issues the invoice a draft says, or refuses with what is to be mended. One transaction: the number is taken as its last
 * lock, the document is written with it and judged, bytes, row and events are stored, and the delivery is asked for. Locks
 * are taken in this order: the draft, the credited invoice, the delivery of a withdrawn one, the number series.
 */
import { createHash } from "node:crypto";
import { type Invoice as Document, toMinor, writeUblBytes } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { type Person, requirePermission } from "../access/permissions.ts";
import { takeAttachments } from "../attachments/take-attachments.ts";
import { openedDelivery } from "../delivery/open-delivery.ts";
import { recordAll } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { type ComposedDraft, composeDraft } from "./compose-draft.ts";
import { guardCredit } from "./guard-credit.ts";
import type { Draft } from "./draft.ts";
import type { DraftFault } from "./draft-fault.ts";
import type { DraftFields } from "./draft-fields.ts";
import { InvoiceNotReady } from "./invoice-not-ready.ts";
import { judgeDocument } from "./judge-document.ts";
import { numberKey } from "./number-key.ts";
import { findInvoice, findInvoiceByNumber } from "./queries.ts";
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
  await work.enqueue("deliver-invoice", { organisationId: person.organisationId, invoiceId: draft.id });

  const number =
    composed.corrected?.number ?? composed.written.number ?? (await takeNumber(work, person.organisationId));
  const document = composed.withNumber(number);
  const ubl = writeUblBytes(document);
  const verdict = judgeDocument(ubl, { lines: composed.written.lines, today: work.today });
  if (verdict.faults.length > 0) throw new InvoiceNotReady(verdict.faults);

  await store(work, { person, draft, composed, document, ubl, warnings: verdict.warnings });
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

interface Issue {
  readonly person: Person;
  readonly draft: Draft;
  readonly composed: ComposedDraft;
  readonly document: Document;
  readonly ubl: Uint8Array;
  readonly warnings: readonly DraftFault[];
}

async function store(work: Work, issue: Issue): Promise<void> {
  const { draft, composed, document, warnings } = issue;
  try {
    await insertInvoice(work, issue);
  } catch (error) {
    if (isNumberTaken(error)) throw new Refusal("invoice-number-taken", { number: document.number });
    throw error;
  }
  const rules = warnings.map(({ params }) => params["rule"]).join(" ");
  await recordAll(work, [
    ["invoice.validated", { subject: draft.id, facts: { warnings: rules } }],
    ["invoice.sent", { subject: draft.id, facts: { number: document.number } }],
    ...toldOf("invoice.credited", composed.credited, document),
    ...toldOf("invoice.replaced", composed.replaced, document),
    ...toldOf("invoice.withdrawn", composed.corrected, document),
  ]);
  if (hasFiles(document)) {
    await takeAttachments(work, draft.id, draft.id);
    await deleteDraft(work, issue).execute();
  }
}

type ToldKind = "invoice.credited" | "invoice.replaced" | "invoice.withdrawn";

/** The invoice credited, replaced or withdrawn is told by which number. */
function toldOf(
  kind: ToldKind,
  earlier: ComposedDraft["credited"],
  { number }: Document,
): readonly (readonly [ToldKind, { subject: string; facts: { by: string } }])[] {
  return earlier === undefined ? [] : [[kind, { subject: earlier.id, facts: { by: number } }]];
}

function hasFiles({ attachments }: Document): boolean {
  return attachments !== undefined && attachments.length > 0;
}

function deleteDraft({ db }: { readonly db: Pick<Work["db"], "deleteFrom"> }, { person, draft }: Issue) {
  return db
    .deleteFrom("invoice_drafts")
    .where("organisation_id", "=", person.organisationId)
    .where("id", "=", draft.id);
}

/**
 * The row lists know the invoice by, the very bytes, and the delivery that will carry them under one identifier: one
 * statement, in which the draft goes too unless its files have to be moved first.
 */
async function insertInvoice(work: Work, issue: Issue): Promise<void> {
  const { person, draft, document, ubl, warnings } = issue;
  const organisation_id = person.organisationId;
  const documentId = work.newId();
  const started = hasFiles(document) ? work.db : work.db.with("gone", (db) => deleteDraft({ db }, issue));
  await started
    .with("issued", (db) => db.insertInto("invoices").values(rowOf(work, issue)))
    .with("carried", (db) =>
      db.insertInto("deliveries").values(
        openedDelivery({
          organisationId: organisation_id,
          invoiceId: draft.id,
          documentId,
          issuedAt: work.now,
        }),
      ),
    )
    .insertInto("invoice_documents")
    .values({
      organisation_id,
      invoice_id: draft.id,
      document_id: documentId,
      ubl: Buffer.from(ubl.buffer, ubl.byteOffset, ubl.byteLength),
      ubl_sha256: createHash("sha256").update(ubl).digest(),
      warnings: JSON.stringify(warnings.map(({ path, params }) => ({ path, ...params }))),
    })
    .execute();
}

function rowOf(work: Work, { person, draft, composed, document }: Issue) {
  const { totals } = document;
  const minor = (amount: typeof totals.due): bigint => toMinor(amount, document.currency).minor;
  return {
    organisation_id: person.organisationId,
    id: draft.id,
    kind: document.kind,
    number: document.number,
    number_key: numberKey(document.number),
    receiver_id: composed.receiver.id,
    receiver_name: composed.receiver.name,
    buyer_reference: document.buyerReference ?? null,
    issue_on: document.issuedOn,
    due_on: document.dueOn ?? null,
    currency: document.currency,
    net_minor: minor(totals.withoutVat),
    vat_minor: totals.vat === undefined ? 0n : minor(totals.vat),
    payable_minor: minor(totals.due),
    credits_invoice_id: composed.credited?.id ?? null,
    replaces_invoice_id: composed.replaced?.id ?? null,
    revision: (composed.corrected?.revision ?? 0) + 1,
    issued_at: work.now,
    issued_by: person.accountId,
  };
}

function isNumberTaken(error: unknown): boolean {
  const { code, constraint } = error as { readonly code?: string; readonly constraint?: string };
  return code === "23505" && constraint === "invoice_number_used_once";
}
