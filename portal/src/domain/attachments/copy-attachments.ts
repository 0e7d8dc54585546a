/** Gives a draft the files of an invoice that is being corrected: they were checked when they came in. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { listAttachments } from "./queries.ts";

export interface CopyAttachments {
  readonly invoiceId: string;
  readonly draftId: string;
}

export async function copyAttachments(work: Work, { invoiceId, draftId }: CopyAttachments): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  for (const { id } of await listAttachments(work, { invoiceId })) {
    await sql`
      insert into attachments (organisation_id, id, draft_id, name, size_bytes, pages, sha256, bytes, thumbnail, reading, added_at)
      select organisation_id, ${work.newId()}, ${draftId}, name, size_bytes, pages, sha256, bytes, thumbnail, reading, ${work.now}
      from attachments where organisation_id = ${organisationId} and id = ${id}`.execute(work.db);
  }
}
