/** What pages and other rooms ask about drafts and issued invoices. Everything is the asking organisation's own. */
import type { PrecedingInvoice } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import { type Draft, isInvoiceId } from "./draft.ts";
import type { DraftFields } from "./draft-fields.ts";
import type { Invoice, InvoiceDocument } from "./invoice.ts";
import { numberKey } from "./number-key.ts";

export async function getDraft(work: Work, id: string): Promise<Draft> {
  const draft = await findDraft(work, id);
  if (draft === undefined) throw new Refusal("not-found");
  return draft;
}

export async function findDraft(work: Work, id: string): Promise<Draft | undefined> {
  if (!isInvoiceId(id)) return undefined;
  const row = await work.db
    .selectFrom("invoice_drafts")
    .select(["id", "version", "fields", "saved_at"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", id)
    .where("trashed_at", "is", null)
    .executeTakeFirst();
  return row && { id: row.id, version: row.version, fields: row.fields as DraftFields, savedAt: row.saved_at };
}

export async function getInvoice(work: Work, id: string): Promise<Invoice> {
  const invoice = await findInvoice(work, id);
  if (invoice === undefined) throw new Refusal("not-found");
  return invoice;
}

export async function findInvoice(work: Work, id: string): Promise<Invoice | undefined> {
  if (!isInvoiceId(id)) return undefined;
  const row = await selectInvoices(work).where("id", "=", id).executeTakeFirst();
  return row && describeInvoice(row);
}

/** The invoice that has a number now, whichever way its spaces, capitals and dashes are written. */
export async function findInvoiceByNumber(work: Work, number: string): Promise<Invoice | undefined> {
  const row = await selectInvoices(work)
    .where("number_key", "=", numberKey(number))
    .orderBy("revision", "desc")
    .executeTakeFirst();
  return row && describeInvoice(row);
}

/** The keys of those numbers that an invoice has already. */
export async function findTakenNumbers(work: Work, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const keys = [...new Set(numbers.map(numberKey))];
  if (keys.length === 0) return new Set();
  const rows = await work.db
    .selectFrom("invoices")
    .select("number_key")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("number_key", "in", keys)
    .execute();
  return new Set(rows.map((row) => row.number_key));
}

/** The issued invoices that credits name, by the keys of their numbers: each number's latest. */
export async function findPreceding(
  work: Work,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, PrecedingInvoice>> {
  const keys = [...new Set(numbers.filter((number) => number !== "").map(numberKey))];
  if (keys.length === 0) return new Map();
  const rows = await work.db
    .selectFrom("invoices")
    .select(["number_key", "number", "issue_on"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("number_key", "in", keys)
    .orderBy("revision")
    .execute();
  return new Map(rows.map((row) => [row.number_key, { number: row.number, issuedOn: row.issue_on }]));
}

export async function getInvoiceDocument(work: Work, invoiceId: string): Promise<InvoiceDocument> {
  if (!isInvoiceId(invoiceId)) throw new Refusal("not-found");
  const row = await work.db
    .selectFrom("invoice_documents")
    .select(["invoice_id", "document_id", "ubl", "ubl_sha256"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return { invoiceId: row.invoice_id, documentId: row.document_id, ubl: row.ubl, sha256: row.ubl_sha256 };
}

/** What is left of an invoice when its credit notes are taken off, in minor units. */
export async function remainingToCredit(work: Work, invoice: Invoice): Promise<bigint> {
  const rows = await work.db
    .selectFrom("invoices")
    .select("payable_minor")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("credits_invoice_id", "=", invoice.id)
    .execute();
  return rows.reduce((left, row) => left - row.payable_minor, invoice.payableMinor);
}

export function selectInvoices(work: Work) {
  return work.db
    .selectFrom("invoices")
    .select([
      "id",
      "kind",
      "number",
      "receiver_id",
      "receiver_name",
      "buyer_reference",
      "issue_on",
      "due_on",
      "currency",
      "net_minor",
      "vat_minor",
      "payable_minor",
      "credits_invoice_id",
      "replaces_invoice_id",
      "revision",
      "issued_at",
    ])
    .where("organisation_id", "=", requireOrganisation(work));
}

export type InvoiceRow = Awaited<ReturnType<ReturnType<typeof selectInvoices>["executeTakeFirstOrThrow"]>>;

export function describeInvoice(row: InvoiceRow): Invoice {
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    receiverId: row.receiver_id,
    receiverName: row.receiver_name,
    buyerReference: row.buyer_reference ?? undefined,
    issueOn: row.issue_on,
    dueOn: row.due_on ?? undefined,
    currency: row.currency,
    netMinor: row.net_minor,
    vatMinor: row.vat_minor,
    payableMinor: row.payable_minor,
    creditsInvoiceId: row.credits_invoice_id ?? undefined,
    replacesInvoiceId: row.replaces_invoice_id ?? undefined,
    revision: row.revision,
    issuedAt: row.issued_at,
  };
}
