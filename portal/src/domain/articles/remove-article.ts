/** Takes an article out of the register. Invoices that have it are documents of their own, and stay as they are. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { getArticle } from "./queries.ts";

export async function removeArticle(work: Work, id: string): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const { description } = await getArticle(work, id);
  await work.db.deleteFrom("articles").where("organisation_id", "=", organisationId).where("id", "=", id).execute();
  await record(work, "article.removed", { subject: id, facts: { description } });
}
