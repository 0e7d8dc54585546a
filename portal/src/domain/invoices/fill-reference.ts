/** Puts a unit's reference into a draft that waits for it, and into no other: what somebody has typed meanwhile stands. */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import type { DraftFields } from "./draft-fields.ts";

export interface FillReference {
  readonly draftId: string;
  /** The draft must still be to this receiver: a reference means something to one unit only. */
  readonly receiverId: string;
  readonly reference: string;
}

/** Says whether it was filled in. The draft gets its next version, so that a form open meanwhile shows both. */
export async function fillReference(work: Work, { draftId, receiverId, reference }: FillReference): Promise<boolean> {
  const organisationId = requireOrganisation(work);
  const draft = await work.db
    .selectFrom("invoice_drafts")
    .select(["fields", "version"])
    .where("organisation_id", "=", organisationId)
    .where("id", "=", draftId)
    .where("trashed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (draft === undefined) return false;
  const fields = draft.fields as DraftFields;
  if (fields["receiver"] !== receiverId || (fields["reference1"] ?? "").trim() !== "") return false;
  await work.db
    .updateTable("invoice_drafts")
    .set({
      fields: JSON.stringify({ ...fields, reference1: reference }),
      version: draft.version + 1,
      saved_at: work.now,
    })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", draftId)
    .execute();
  await record(work, "draft.reference-filled", { subject: draftId });
  return true;
}
