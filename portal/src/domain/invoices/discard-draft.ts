/** Throws a draft away, with its attachments: it can be had back for thirty days, then a job removes it for good. */
import { later } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { findDraft } from "./queries.ts";
import { trashDays } from "./trash.ts";

export async function discardDraft(work: Work, { id, version }: { id: string; version: number }): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const gone = await work.db
    .updateTable("invoice_drafts")
    .set({ trashed_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("trashed_at", "is", null)
    .executeTakeFirst();
  if (gone.numUpdatedRows !== 1n)
    throw new Refusal((await findDraft(work, id)) === undefined ? "not-found" : "changed-meanwhile");
  await askToEmpty(work, organisationId, id);
  await record(work, "draft.discarded", { subject: id });
}

async function askToEmpty(work: Work, organisationId: OrganisationId, draftId: string): Promise<void> {
  const startAfter = later(work.now, { days: trashDays });
  await work.enqueue("empty-trash", { organisationId, draftId }, { startAfter });
}
