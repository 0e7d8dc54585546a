/** Who at the unit takes care of a document: oneself, a colleague who works for the same unit, or nobody. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { getDocument } from "./queries.ts";

export interface AssignDocument {
  readonly documentId: string;
  /** Nobody, when undefined. */
  readonly accountId: string | undefined;
}

export async function assignDocument(work: Work, { documentId, accountId }: AssignDocument): Promise<void> {
  const { organisationId } = requirePermission(work, "inbox.assign");
  const document = await getDocument(work, documentId);
  if (document.assignedTo === accountId) return;
  if (accountId !== undefined && !(await worksFor(work, accountId, document.receiverId)))
    throw new Refusal("assignee-unknown");
  await work.db
    .updateTable("inbox_documents")
    .set({ assigned_to: accountId ?? null })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", document.id)
    .execute();
  await record(work, "document.assigned", { subject: document.id, facts: { to: accountId ?? null } });
}

async function worksFor(work: Work, accountId: string, receiverId: string): Promise<boolean> {
  const { organisationId } = requirePermission(work, "inbox.assign");
  const bound = await work.db
    .selectFrom("officer_receivers")
    .select("account_id")
    .where("organisation_id", "=", organisationId)
    .where("account_id", "=", accountId)
    .where("receiver_id", "=", receiverId)
    .executeTakeFirst();
  return bound !== undefined;
}
