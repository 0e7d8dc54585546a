/**
 * What a posted form does with a draft's files: every file sent along is looked into and put with the draft, or told why not;
 * and a file may be taken away. The rest of the form is nobody's business here, and is never lost by a refused file.
 */
import { addAttachment, roomFor } from "../../domain/attachments/add-attachment.ts";
import { admitFile } from "../../domain/attachments/admit-file.ts";
import { type AttachmentFault, fileNameFrom } from "../../domain/attachments/attachment.ts";
import { dismissNotice } from "../../domain/attachments/dismiss-notice.ts";
import { attachmentNotices } from "../../domain/attachments/notices.ts";
import type { PdfChecker } from "../../domain/attachments/pdf-checker.ts";
import { pdfDesk } from "../../domain/attachments/pdf-desk.ts";
import { listAttachments } from "../../domain/attachments/queries.ts";
import { removeAttachment } from "../../domain/attachments/remove-attachment.ts";
import { scanFault } from "../../domain/attachments/scan.ts";
import { Refusal } from "../../domain/refusal.ts";
import {
  attachDoes,
  attachmentField,
  dismissDoes,
  type AttachmentRefusal,
  removeDoes,
} from "../components/attachment-list/attachment-list.tsx";
import type { UploadedFile, Visit } from "../route.ts";
import { isPossibleId } from "../server/doors.ts";

/** Room for every file an invoice may have and for one too many, so that its limits are told at the field. */
export const uploadBytesMax = 32 * 1024 * 1024;

/** Does what the form asks with the files of a draft that is saved; answers those refused. */
export async function changeAttachments(
  visit: Visit,
  draftId: string,
  checker: PdfChecker = pdfDesk,
): Promise<readonly AttachmentRefusal[]> {
  const asked = visit.fields["do"] ?? "";
  if (asked.startsWith(removeDoes)) {
    const attachmentId = asked.slice(removeDoes.length);
    if (isPossibleId(attachmentId)) await visit.perform((work) => removeAttachment(work, { draftId, attachmentId }));
  }
  if (asked.startsWith(dismissDoes)) await dismiss(visit, draftId, asked.slice(dismissDoes.length));
  const refusals: AttachmentRefusal[] = [];
  for (const file of visit.files.filter(({ field }) => field === attachmentField)) {
    const fault = await attach(visit, { draftId, file, checker });
    if (fault !== undefined) refusals.push({ name: fileNameFrom(file.name), fault });
  }
  return refusals;
}

/** Whether a form's button only changes its files. */
export function isAboutAttachments(button: string): boolean {
  return button === attachDoes || button.startsWith(removeDoes) || button.startsWith(dismissDoes);
}

/** `invoice-itself.0198…`. */
async function dismiss(visit: Visit, draftId: string, asked: string): Promise<void> {
  const [said = "", attachmentId = ""] = asked.split(".");
  const notice = attachmentNotices.find((one) => one === said);
  if (notice === undefined || !isPossibleId(attachmentId)) return;
  await visit.perform((work) => dismissNotice(work, { draftId, attachmentId, notice }));
}

interface OneFile {
  readonly draftId: string;
  readonly file: UploadedFile;
  readonly checker: PdfChecker;
}

/** Room is asked for before the file is looked into, and again when it is put with the draft. */
async function attach(visit: Visit, { draftId, file, checker }: OneFile): Promise<AttachmentFault | undefined> {
  const present = await visit.ask((work) => listAttachments(work, { draftId }));
  const noRoom = roomFor(present, file.bytes.length);
  if (noRoom !== undefined) return noRoom;
  if (!(await visit.perform(admitFile))) return "too-many-today";
  const check = await checker.check(file.bytes);
  if (!check.ok) return check.fault;
  const found = await scanFault(visit.antivirus, file.bytes);
  if (found !== undefined) return found;
  try {
    const { name } = await visit.perform((work) => addAttachment(work, { draftId, name: file.name, pdf: check.pdf }));
    return name === fileNameFrom(file.name) ? undefined : "attached-already";
  } catch (error) {
    if (error instanceof Refusal && error.code === "attachment-refused") return error.facts["fault"] as AttachmentFault;
    throw error;
  }
}
