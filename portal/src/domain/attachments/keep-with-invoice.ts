/** Keeps the files of an invoice that never was a draft: as those of a draft are kept, in the transaction that issues it. */
import type { Work } from "../../work.ts";
import { requireGrant } from "../access/permissions.ts";
import type { CheckedPdf } from "./pdf-checker.ts";

export interface KeepWithInvoice {
  readonly invoiceId: string;
  readonly files: readonly { readonly name: string; readonly pdf: CheckedPdf }[];
}

export async function keepWithInvoice(work: Work, { invoiceId, files }: KeepWithInvoice): Promise<void> {
  const { organisationId } = requireGrant(work, "invoice.send");
  for (const { name, pdf } of files)
    await work.db
      .insertInto("attachments")
      .values({
        organisation_id: organisationId,
        id: work.newId(),
        invoice_id: invoiceId,
        name,
        size_bytes: pdf.bytes.length,
        pages: pdf.pages,
        sha256: pdf.sha256,
        bytes: Buffer.from(pdf.bytes),
        thumbnail: pdf.thumbnail ?? null,
        reading: JSON.stringify(pdf.reading),
        added_at: work.now,
      })
      .execute();
}
