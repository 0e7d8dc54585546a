/** Begins a draft like an issued invoice, or a corrected one: read from its own bytes, saved like any other draft. */
import { readUbl } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { copyAttachments } from "../attachments/copy-attachments.ts";
import { fieldsOfDocument, type Purpose } from "./fields-of-document.ts";
import { getInvoice, getInvoiceDocument } from "./queries.ts";
import { saveDraft } from "./save-draft.ts";

export interface StartFromInvoice {
  readonly invoiceId: string;
  readonly purpose: Exclude<Purpose, "credit">;
}

export async function startFromInvoice(work: Work, { invoiceId, purpose }: StartFromInvoice): Promise<string> {
  requirePermission(work, "invoice.write");
  const invoice = await getInvoice(work, invoiceId);
  const { ubl } = await getInvoiceDocument(work, invoiceId);
  const read = readUbl(ubl);
  if (!read.ok) throw new Error(`An issued document cannot be read: ${read.reason}`);
  const fields = fieldsOfDocument({ document: read.invoice, receiverId: invoice.receiverId, purpose });
  const draft = await saveDraft(work, { id: work.newId(), version: 0, fields });
  if (purpose !== "copy") await copyAttachments(work, { invoiceId, draftId: draft.id });
  return draft.id;
}
