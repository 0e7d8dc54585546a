/** Drafts thrown away: what is among them, how one comes back, and how one goes for good. */
import { type Instant, later } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { isInvoiceId } from "./draft.ts";

/** How long a draft thrown away can be had back. */
export const trashDays = 30;

const LISTED_MAX = 200;

export interface TrashedDraft {
  readonly id: string;
  readonly receiverName: string | undefined;
  readonly number: string | undefined;
  readonly trashedAt: Instant;
}

/** The latest thrown away first. */
export async function listTrash(work: Work): Promise<readonly TrashedDraft[]> {
  const rows = await work.db
    .selectFrom("invoice_drafts")
    .select(["id", "receiver_name", "number", "trashed_at"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("trashed_at", "is not", null)
    .orderBy("trashed_at", "desc")
    .orderBy("id", "desc")
    .limit(LISTED_MAX)
    .execute();
  return rows.flatMap(({ id, receiver_name, number, trashed_at }) =>
    trashed_at === null
      ? []
      : [{ id, receiverName: receiver_name ?? undefined, number: number ?? undefined, trashedAt: trashed_at }],
  );
}

export async function restoreDraft(work: Work, id: string): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  if (!isInvoiceId(id)) throw new Refusal("not-found");
  const back = await work.db
    .updateTable("invoice_drafts")
    .set({ trashed_at: null })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("trashed_at", "is not", null)
    .executeTakeFirst();
  if (back.numUpdatedRows !== 1n) throw new Refusal("not-found");
  await record(work, "draft.restored", { subject: id });
}

/** One that was had back meanwhile, or thrown away anew, stays. */
export async function emptyTrash(work: Work, draftId: string): Promise<void> {
  await work.db
    .deleteFrom("invoice_drafts")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", draftId)
    .where("trashed_at", "<=", later(work.now, { days: -trashDays }))
    .execute();
}
