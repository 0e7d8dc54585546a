/**
 * Puts a checked file with a draft. Whoever adds at the same time waits for the draft's row, so that the limits hold; the same
 * file twice is one attachment.
 */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { type Attachment, type AttachmentFault, fileNameFrom } from "./attachment.ts";
import { attachmentLimits } from "./limits.ts";
import type { CheckedPdf } from "./pdf-checker.ts";
import { listAttachments } from "./queries.ts";

export interface AddAttachment {
  readonly draftId: string;
  readonly name: string;
  readonly pdf: CheckedPdf;
}

export async function addAttachment(work: Work, { draftId, name, pdf }: AddAttachment): Promise<Attachment> {
  const { organisationId } = requirePermission(work, "invoice.write");
  await lockDraft(work, draftId);
  const present = await listAttachments(work, { draftId });
  const known = await findSame(work, draftId, pdf);
  if (known !== undefined) return known;
  const fault = roomFor(present, pdf.bytes.length);
  if (fault !== undefined) throw new Refusal("attachment-refused", { fault, name: fileNameFrom(name) });

  const attachment: Attachment = {
    id: work.newId(),
    name: fileNameFrom(name),
    sizeBytes: pdf.bytes.length,
    pages: pdf.pages,
    addedAt: work.now,
    hasThumbnail: pdf.thumbnail !== undefined,
    reading: pdf.reading,
    dismissed: [],
  };
  await work.db
    .insertInto("attachments")
    .values({
      organisation_id: organisationId,
      id: attachment.id,
      draft_id: draftId,
      name: attachment.name,
      size_bytes: attachment.sizeBytes,
      pages: attachment.pages,
      sha256: pdf.sha256,
      bytes: pdf.bytes,
      thumbnail: pdf.thumbnail ?? null,
      reading: JSON.stringify(pdf.reading),
      added_at: attachment.addedAt,
    })
    .execute();
  await record(work, "attachment.added", { subject: draftId, facts: { name: attachment.name } });
  return attachment;
}

/** Whether one more file of this size has room beside those present. */
export function roomFor(
  present: readonly Pick<Attachment, "sizeBytes">[],
  sizeBytes: number,
): AttachmentFault | undefined {
  if (sizeBytes === 0) return "empty";
  if (sizeBytes > attachmentLimits.fileBytesMax) return "too-large";
  if (present.length >= attachmentLimits.filesPerInvoiceMax) return "too-many-files";
  const together = present.reduce((sum, one) => sum + one.sizeBytes, sizeBytes);
  return together > attachmentLimits.invoiceBytesMax ? "too-large-together" : undefined;
}

async function lockDraft(work: Work, draftId: string): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const draft = await work.db
    .selectFrom("invoice_drafts")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", draftId)
    .where("trashed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (draft === undefined) throw new Refusal("not-found");
}

async function findSame(work: Work, draftId: string, pdf: CheckedPdf): Promise<Attachment | undefined> {
  const same = await work.db
    .selectFrom("attachments")
    .select("id")
    .where("draft_id", "=", draftId)
    .where("sha256", "=", pdf.sha256)
    .executeTakeFirst();
  if (same === undefined) return undefined;
  return (await listAttachments(work, { draftId })).find(({ id }) => id === same.id);
}
