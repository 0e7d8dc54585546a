/** Puts an article into the register, or changes one in the version that was seen. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import type { Article } from "./article.ts";

export interface SaveArticle extends Omit<Article, "id" | "version"> {
  readonly change?: { readonly id: string; readonly version: number };
}

export async function saveArticle(work: Work, { change, ...article }: SaveArticle): Promise<string> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const id = change?.id ?? work.newId();
  const columns = { ...article, number: article.number ?? null, changed_at: work.now };
  if (change === undefined) {
    await work.db
      .insertInto("articles")
      .values({ ...columns, organisation_id: organisationId, id, version: 1 })
      .execute();
  } else {
    const { numUpdatedRows } = await work.db
      .updateTable("articles")
      .set({ ...columns, version: change.version + 1 })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", id)
      .where("version", "=", change.version)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Refusal("changed-meanwhile");
  }
  await record(work, "article.saved", { subject: id, facts: { description: article.description } });
  return id;
}
