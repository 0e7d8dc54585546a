/** Removes a template; one that an invoice recurs from stays until that has ended. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { getTemplate } from "./queries.ts";

export async function removeTemplate(work: Work, id: string): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const { name } = await getTemplate(work, id);
  const used = await work.db
    .selectFrom("recurring_invoices")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("template_id", "=", id)
    .executeTakeFirst();
  if (used !== undefined) throw new Refusal("template-in-use");
  await work.db
    .deleteFrom("invoice_templates")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .execute();
  await record(work, "template.removed", { subject: id, facts: { name } });
}
