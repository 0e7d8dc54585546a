/** Somebody has looked at what was pointed out about a draft's file and lets it stand. Twice is once. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import type { AttachmentNotice } from "./notices.ts";
import { listAttachments } from "./queries.ts";

export interface DismissNotice {
  readonly draftId: string;
  readonly attachmentId: string;
  readonly notice: AttachmentNotice;
}

export async function dismissNotice(work: Work, { draftId, attachmentId, notice }: DismissNotice): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "invoice.write");
  const attachment = (await listAttachments(work, { draftId })).find(({ id }) => id === attachmentId);
  if (attachment === undefined) return;
  const { numInsertedOrUpdatedRows } = await work.db
    .insertInto("attachment_dismissals")
    .values({
      organisation_id: organisationId,
      attachment_id: attachmentId,
      notice,
      dismissed_at: work.now,
      dismissed_by: accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return;
  await record(work, "attachment.notice-dismissed", { subject: draftId, facts: { name: attachment.name, notice } });
}
