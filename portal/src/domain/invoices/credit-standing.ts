/** Where crediting of one invoice stands: its document, its credit notes' documents, and what is left. Read from the bytes. */
import { type CreditBalance, creditBalance, type Invoice as Document, readUbl } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { getInvoiceDocument } from "./queries.ts";

export interface CreditStanding {
  readonly document: Document;
  readonly credits: readonly Document[];
  readonly balance: CreditBalance;
}

export async function loadCreditStanding(work: Work, invoiceId: string): Promise<CreditStanding> {
  const document = documentOf((await getInvoiceDocument(work, invoiceId)).ubl);
  const rows = await work.db
    .selectFrom("invoices")
    .innerJoin("invoice_documents", (join) =>
      join
        .onRef("invoice_documents.organisation_id", "=", "invoices.organisation_id")
        .onRef("invoice_documents.invoice_id", "=", "invoices.id"),
    )
    .select("invoice_documents.ubl")
    .where("invoices.organisation_id", "=", requireOrganisation(work))
    .where("invoices.credits_invoice_id", "=", invoiceId)
    .orderBy("invoices.issued_at")
    .orderBy("invoices.id")
    .execute();
  const credits = rows.map(({ ubl }) => documentOf(ubl));
  return { document, credits, balance: creditBalance(document, credits) };
}

function documentOf(ubl: Uint8Array): Document {
  const read = readUbl(ubl);
  if (!read.ok) throw new Error(`An issued document cannot be read: ${read.reason}`);
  return read.invoice;
}
