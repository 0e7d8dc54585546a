/**
 * Saves a draft: a new one under the id its form was given, or the next version of one. The same form saved twice is one
 * saving; a form that began from an older version is refused, so that the person sees both.
 */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { findReceiver } from "../receivers/queries.ts";
import { Refusal } from "../refusal.ts";
import type { Draft } from "./draft.ts";
import { type DraftFields, draftFieldsFrom, sameFields } from "./draft-fields.ts";
import { findDraft, findInvoice } from "./queries.ts";
import { kindOf } from "./read-draft.ts";

export interface SaveDraft {
  readonly id: string;
  /** The version the form was filled in from; 0 for a form that was never saved. */
  readonly version: number;
  readonly fields: DraftFields;
}

export async function saveDraft(work: Work, input: SaveDraft): Promise<Draft> {
  const person = requirePermission(work, "invoice.write");
  const fields = draftFieldsFrom(input.fields);
  const receiver = await findReceiver(work, fields["receiver"] ?? "");
  const columns = {
    fields: JSON.stringify(fields),
    kind: kindOf(fields),
    receiver_id: receiver?.id ?? null,
    receiver_name: receiver?.name ?? null,
    number: fields["number"]?.trim().slice(0, 50) ?? null,
    saved_at: work.now,
    saved_by: person.accountId,
  };
  const saved =
    input.version === 0
      ? await insertDraft(work, { ...columns, id: input.id, organisation_id: person.organisationId })
      : await updateDraft(work, {
          ...columns,
          id: input.id,
          version: input.version,
          organisation_id: person.organisationId,
        });
  if (!saved) return savedBefore(work, { ...input, fields });
  if (input.version === 0) await record(work, "draft.saved", { subject: input.id });
  return { id: input.id, version: input.version + 1, fields, savedAt: work.now };
}

interface Columns {
  readonly organisation_id: string;
  readonly id: string;
  readonly fields: string;
  readonly kind: "invoice" | "credit-note";
  readonly receiver_id: string | null;
  readonly receiver_name: string | null;
  readonly number: string | null;
  readonly saved_at: Work["now"];
  readonly saved_by: string;
}

async function insertDraft(work: Work, columns: Columns): Promise<boolean> {
  if ((await findInvoice(work, columns.id)) !== undefined) return false;
  const inserted = await work.db
    .insertInto("invoice_drafts")
    .values({ ...columns, version: 1, created_at: work.now, created_by: columns.saved_by })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

async function updateDraft(work: Work, row: Columns & { version: number }): Promise<boolean> {
  const { organisation_id, id, version, ...columns } = row;
  const updated = await work.db
    .updateTable("invoice_drafts")
    .set({ ...columns, version: version + 1 })
    .where("organisation_id", "=", organisation_id)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("trashed_at", "is", null)
    .where("fields", "is distinct from", columns.fields)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** Nothing was written: the same words were saved before, or somebody else's were, or there is no such draft any more. */
async function savedBefore(work: Work, { id, fields }: SaveDraft): Promise<Draft> {
  const draft = await findDraft(work, id);
  if (draft === undefined) {
    throw new Refusal((await findInvoice(work, id)) === undefined ? "not-found" : "draft-already-sent");
  }
  if (!sameFields(draft.fields, fields)) throw new Refusal("changed-meanwhile");
  return draft;
}
