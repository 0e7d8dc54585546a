/**
 * Files within imported documents. Each is looked into as one that is uploaded is (TRUST §7), in a process of its own, before the
 * transaction that reads or sends the document.
 */
import { type Attachment, bytesOf, readUbl } from "@fakturaporten/einvoice";
import { roomFor } from "../attachments/add-attachment.ts";
import { type AttachmentFault, fileNameFrom } from "../attachments/attachment.ts";
import type { CheckedPdf, PdfChecker } from "../attachments/pdf-checker.ts";
import type { DraftFault } from "../invoices/draft-fault.ts";

export interface CheckedFile {
  readonly name: string;
  readonly pdf: CheckedPdf;
}

/** What was found in a document's files: what is to be mended, and those that are harmless. */
export interface LookedInto {
  readonly faults: readonly DraftFault[];
  readonly files: readonly CheckedFile[];
}

/** Whether a document is worth looking into: without being read, and never wrongly no. */
export function mayHoldFiles(ubl: Uint8Array): boolean {
  const bytes = Buffer.from(ubl.buffer, ubl.byteOffset, ubl.byteLength);
  // In an encoding of two bytes to a letter the name would be missed.
  return bytes.subarray(0, 200).includes(0) || bytes.includes("EmbeddedDocumentBinaryObject");
}

export async function lookIntoFiles(ubl: Uint8Array, checker: Pick<PdfChecker, "check">): Promise<LookedInto> {
  const read = readUbl(ubl);
  const faults: DraftFault[] = [];
  const files: CheckedFile[] = [];
  const present: { readonly sizeBytes: number }[] = [];
  for (const attachment of read.ok ? (read.invoice.attachments ?? []) : []) {
    if (attachment.embedded === undefined) continue;
    const name = nameOf(attachment);
    const looked = await lookAt(attachment.embedded, present, checker);
    if (typeof looked === "string")
      faults.push({ path: "attachment", code: "import-file", params: { name, fault: looked } });
    else files.push({ name, pdf: looked });
    present.push({ sizeBytes: bytesOf(attachment.embedded)?.length ?? 0 });
  }
  return { faults, files };
}

function nameOf({ id, embedded }: Attachment): string {
  const given = embedded?.fileName ?? "";
  return fileNameFrom(given === "" ? id : given);
}

async function lookAt(
  embedded: NonNullable<Attachment["embedded"]>,
  present: readonly { readonly sizeBytes: number }[],
  checker: Pick<PdfChecker, "check">,
): Promise<CheckedPdf | AttachmentFault> {
  if (embedded.mimeType !== "application/pdf") return "not-pdf";
  const bytes = bytesOf(embedded);
  if (bytes === undefined) return "broken";
  const full = roomFor(present, bytes.length);
  if (full !== undefined) return full;
  const check = await checker.check(bytes);
  if (check.ok) return check.pdf;
  if (check.fault === "try-again") throw new LookLater();
  return check.fault;
}

/** A job is run again, and goes on where it was; a system that asks is told to come again. */
export class LookLater extends Error {
  constructor() {
    super("Files can not be looked into just now.");
  }
}

/** The files of a document by themselves, for whoever looks at bytes: in the document they stand as text. */
export function filesWithin(ubl: Uint8Array): readonly Uint8Array[] {
  if (!mayHoldFiles(ubl)) return [];
  const read = readUbl(ubl);
  return (read.ok ? (read.invoice.attachments ?? []) : []).flatMap(({ embedded }) => {
    const bytes = embedded && bytesOf(embedded);
    return bytes === undefined ? [] : [bytes];
  });
}
