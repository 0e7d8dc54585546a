/** The PDF that came with a case's form: looked into before anything is written, or told why not. */
import type { NewFile } from "../domain/cases/write-message.ts";
import { type AttachmentFault, fileNameFrom } from "../domain/attachments/attachment.ts";
import { attachmentLimits } from "../domain/attachments/limits.ts";
import { pdfDesk } from "../domain/attachments/pdf-desk.ts";
import { scanFault } from "../domain/attachments/scan.ts";
import type { FieldFault } from "./form.ts";
import type { Visit } from "./route.ts";

export const caseFileField = "file";

/** Room for the file and for one too large, so that its limit is told at the field; looking costs a process, so not too often. */
export const caseFormLimits = { bodyBytesMax: 8 * 1024 * 1024, requestsPerMinuteMax: 30 } as const;

export type ReadFiles =
  | { readonly ok: true; readonly files: readonly NewFile[] }
  | { readonly ok: false; readonly fault: FieldFault };

export async function readCaseFiles(visit: Visit): Promise<ReadFiles> {
  const files: NewFile[] = [];
  for (const { name, bytes } of visit.files.filter(({ field }) => field === caseFileField)) {
    const looked = await look(bytes);
    if (!looked.ok) return { ok: false, fault: faultOf(visit, name, looked.fault) };
    const found = await scanFault(visit.antivirus, bytes);
    if (found !== undefined) return { ok: false, fault: faultOf(visit, name, found) };
    files.push({ name, pdf: looked.pdf });
  }
  return { ok: true, files };
}

async function look(bytes: Uint8Array) {
  if (bytes.length === 0) return { ok: false, fault: "empty" } as const;
  if (bytes.length > attachmentLimits.fileBytesMax) return { ok: false, fault: "too-large" } as const;
  return pdfDesk.check(bytes);
}

function faultOf({ say }: Visit, name: string, fault: AttachmentFault): FieldFault {
  return { path: caseFileField, code: "file", params: { sentence: say.attachments.faults[fault](fileNameFrom(name)) } };
}
