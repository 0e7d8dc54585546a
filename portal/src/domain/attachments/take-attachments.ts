/**
 * Moves a draft's files to the invoice it has become, in the transaction that issues it and before the draft's row goes: the
 * schema lets a file belong to one of the two, never to neither.
 */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";

export async function takeAttachments(work: Work, draftId: string, invoiceId: string): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.send");
  await work.db
    .updateTable("attachments")
    .set({ draft_id: null, invoice_id: invoiceId })
    .where("organisation_id", "=", organisationId)
    .where("draft_id", "=", draftId)
    .execute();
}
