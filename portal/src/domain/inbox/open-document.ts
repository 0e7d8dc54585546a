/** A person at the unit opens a document. The first time is a fact of its own; later ones add nothing. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { getDocument, type UnitDocument } from "./queries.ts";

export async function openDocument(work: Work, id: string): Promise<UnitDocument> {
  const officer = requirePermission(work, "inbox.read");
  const document = await getDocument(work, id);
  const first = await work.db
    .insertInto("inbox_openings")
    .values({
      organisation_id: officer.organisationId,
      document_id: document.id,
      opened_at: work.now,
      opened_by: officer.accountId,
    })
    .onConflict((conflict) => conflict.columns(["organisation_id", "document_id"]).doNothing())
    .executeTakeFirst();
  if (first.numInsertedOrUpdatedRows === 1n) await record(work, "document.opened", { subject: document.id });
  return document;
}
