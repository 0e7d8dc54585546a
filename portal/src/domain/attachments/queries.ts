/** What pages and the sending of invoices ask about attachments. Everything is the asking organisation's own. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import type { Attachment } from "./attachment.ts";
import type { AttachmentNotice } from "./notices.ts";
import { nothingRead, type PdfReading } from "./pdf/read-text.ts";

export type WhoseAttachments = { readonly draftId: string } | { readonly invoiceId: string };

/** In the order they were added. */
export async function listAttachments(work: Work, whose: WhoseAttachments): Promise<readonly Attachment[]> {
  const rows = await selectAttachments(work, whose)
    .select(["id", "name", "size_bytes", "pages", "added_at", "reading"])
    .select((row) => [
      row("thumbnail", "is not", null).as("has_thumbnail"),
      sql<AttachmentNotice[]>`array(
        select notice from attachment_dismissals as dismissal
        where dismissal.organisation_id = attachments.organisation_id and dismissal.attachment_id = attachments.id
      )`.as("dismissed"),
    ])
    .orderBy("added_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    sizeBytes: row.size_bytes,
    pages: row.pages,
    addedAt: row.added_at,
    hasThumbnail: Boolean(row.has_thumbnail),
    // What an earlier version kept may say less.
    reading: { ...nothingRead, ...(row.reading as Partial<PdfReading>) },
    dismissed: row.dismissed,
  }));
}

export interface AttachedFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files themselves, to be written into the invoice. */
export async function loadAttachments(work: Work, whose: WhoseAttachments): Promise<readonly AttachedFile[]> {
  return selectAttachments(work, whose).select(["id", "name", "bytes"]).orderBy("added_at").orderBy("id").execute();
}

export async function getAttachedFile(work: Work, whose: WhoseAttachments, id: string): Promise<AttachedFile> {
  if (!uuid.test(id)) throw new Refusal("not-found");
  const file = await selectAttachments(work, whose)
    .select(["id", "name", "bytes"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (file === undefined) throw new Refusal("not-found");
  return file;
}

/** The small picture of a file's first page. */
export async function getThumbnail(work: Work, whose: WhoseAttachments, id: string): Promise<Uint8Array> {
  if (!uuid.test(id)) throw new Refusal("not-found");
  const row = await selectAttachments(work, whose).select("thumbnail").where("id", "=", id).executeTakeFirst();
  if (row?.thumbnail === undefined || row.thumbnail === null) throw new Refusal("not-found");
  return row.thumbnail;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function selectAttachments(work: Work, whose: WhoseAttachments) {
  const { organisationId } = requirePermission(work, "invoice.read");
  const all = work.db.selectFrom("attachments").where("organisation_id", "=", organisationId);
  return "draftId" in whose ? all.where("draft_id", "=", whose.draftId) : all.where("invoice_id", "=", whose.invoiceId);
}
