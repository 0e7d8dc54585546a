/** What pages and recurring invoices ask about templates. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { isInvoiceId } from "../invoices/draft.ts";
import type { DraftFields } from "../invoices/draft-fields.ts";
import { Refusal } from "../refusal.ts";
import type { Template } from "./template.ts";

/** More than any supplier keeps in its head. */
const LISTED_MAX = 200;

export async function listTemplates(work: Work): Promise<readonly Template[]> {
  const rows = await selectTemplates(work).orderBy(sql`lower(name)`).limit(LISTED_MAX).execute();
  return rows.map(templateOf);
}

export async function getTemplate(work: Work, id: string): Promise<Template> {
  const row = isInvoiceId(id) ? await selectTemplates(work).where("id", "=", id).executeTakeFirst() : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return templateOf(row);
}

export async function findTemplateByName(work: Work, name: string): Promise<Template | undefined> {
  const row = await selectTemplates(work).where(sql`lower(name)`, "=", sql`lower(${name})`).executeTakeFirst();
  return row && templateOf(row);
}

function selectTemplates(work: Work) {
  return work.db
    .selectFrom("invoice_templates")
    .select(["id", "name", "fields", "receiver_name", "changed_at"])
    .where("organisation_id", "=", requireOrganisation(work));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTemplates>["executeTakeFirstOrThrow"]>>;

function templateOf(row: Row): Template {
  return {
    id: row.id,
    name: row.name,
    fields: row.fields as DraftFields,
    receiverName: row.receiver_name ?? undefined,
    changedAt: row.changed_at,
  };
}
