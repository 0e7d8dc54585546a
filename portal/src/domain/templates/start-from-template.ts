/** Begins a draft from a template. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { saveDraft } from "../invoices/save-draft.ts";
import { getTemplate } from "./queries.ts";

export async function startFromTemplate(work: Work, templateId: string): Promise<string> {
  requirePermission(work, "invoice.write");
  const { fields } = await getTemplate(work, templateId);
  const draft = await saveDraft(work, { id: work.newId(), version: 0, fields });
  return draft.id;
}
