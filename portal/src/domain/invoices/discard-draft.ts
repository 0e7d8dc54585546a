/** Throws a draft away, with its attachments. What was never sent leaves no trace but the event. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { findDraft } from "./queries.ts";

export async function discardDraft(work: Work, { id, version }: { id: string; version: number }): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const gone = await work.db
    .deleteFrom("invoice_drafts")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (gone.numDeletedRows === 1n) return record(work, "draft.discarded", { subject: id });
  throw new Refusal((await findDraft(work, id)) === undefined ? "not-found" : "changed-meanwhile");
}
