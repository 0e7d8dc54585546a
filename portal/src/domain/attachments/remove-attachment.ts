/** Takes a file away from a draft. What has been sent with an invoice stays with it. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";

export interface RemoveAttachment {
  readonly draftId: string;
  readonly attachmentId: string;
}

/** Removing what is already gone is no fault. */
export async function removeAttachment(work: Work, { draftId, attachmentId }: RemoveAttachment): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const gone = await work.db
    .deleteFrom("attachments")
    .where("organisation_id", "=", organisationId)
    .where("draft_id", "=", draftId)
    .where("id", "=", attachmentId)
    .returning("name")
    .executeTakeFirst();
  if (gone !== undefined) await record(work, "attachment.removed", { subject: draftId, facts: { name: gone.name } });
}
