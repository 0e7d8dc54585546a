/** An e-invoice of a market's seller to its unit, as the seller's own program would have made it; and imports of such. */
import { writeUbl } from "@fakturaporten/einvoice";
import { composeDraft } from "../../src/domain/invoices/compose-draft.ts";
import type { DraftFields } from "../../src/domain/invoices/draft-fields.ts";
import { saveDraft } from "../../src/domain/invoices/save-draft.ts";
import { openFile } from "../../src/domain/imports/open-file.ts";
import { startImport } from "../../src/domain/imports/start-import.ts";
import type { Person } from "../../src/domain/access/permissions.ts";
import type { Performs } from "./people.ts";
import type { Market } from "./seller.ts";

export const importedNumber = "EXT-0001";

export async function importable(
  house: Performs,
  { biller, unit }: Pick<Market, "biller" | "unit">,
  change: DraftFields = {},
): Promise<string> {
  const line = { description: "Konsultation", quantity: "2", unit: "tim", price: "1 250,50", vat: "25" };
  const fields = {
    kind: "invoice",
    receiver: unit,
    reference1: "123456",
    deliveryOn: "2026-11-20",
    ...Object.fromEntries(Object.entries(line).map(([cell, text]) => [`lines.1.${cell}`, text])),
    ...change,
  };
  return house.perform(biller, async (work) => {
    const draft = await saveDraft(work, { id: work.newId(), version: 0, fields });
    const composed = await composeDraft(work, draft);
    await work.db.deleteFrom("invoice_drafts").where("id", "=", draft.id).execute();
    return writeUbl(composed.withNumber(importedNumber));
  });
}

export async function importOf(
  house: Performs,
  person: Person,
  file: { readonly name: string; readonly bytes: Uint8Array },
) {
  const opened = openFile(file);
  if (!opened.ok) throw new Error(opened.fault);
  const documentCount = opened.documents.length;
  return house.perform(person, (work) => startImport(work, { fileName: file.name, bytes: file.bytes, documentCount }));
}

/** A file as it stands in a document. */
export function embedded(bytes: Uint8Array = Buffer.alloc(0), mimeCode = "application/pdf"): string {
  const base64 = Buffer.from(bytes).toString("base64");
  return `<cbc:EmbeddedDocumentBinaryObject mimeCode="${mimeCode}" filename="../tid\u200brapport.pdf">${base64}</cbc:EmbeddedDocumentBinaryObject>`;
}

export function withFiles(xml: string, files: readonly string[]): string {
  const references = files.map(
    (file, at) =>
      `<cac:AdditionalDocumentReference><cbc:ID>${at + 1}</cbc:ID><cac:Attachment>${file}</cac:Attachment></cac:AdditionalDocumentReference>`,
  );
  return xml.replace("<cac:AccountingSupplierParty>", `${references.join("")}<cac:AccountingSupplierParty>`);
}
