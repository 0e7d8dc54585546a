/** Keeps a form as a template. One of the same name, in any capitals, is replaced: whoever asks has said so. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { type DraftFields, draftFieldsFrom } from "../invoices/draft-fields.ts";
import { findReceiver } from "../receivers/queries.ts";
import { findTemplateByName } from "./queries.ts";
import { templateFields } from "./template.ts";

export interface SaveTemplate {
  readonly name: string;
  readonly fields: DraftFields;
}

export async function saveTemplate(work: Work, { name, fields }: SaveTemplate): Promise<string> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const kept = templateFields(draftFieldsFrom(fields));
  const receiver = await findReceiver(work, kept["receiver"] ?? "");
  const former = await findTemplateByName(work, name);
  const id = former?.id ?? work.newId();
  const columns = {
    name,
    fields: JSON.stringify(kept),
    receiver_name: receiver?.name ?? null,
    changed_at: work.now,
  };
  await work.db
    .insertInto("invoice_templates")
    .values({ ...columns, organisation_id: organisationId, id, version: 1 })
    .onConflict((same) =>
      same.columns(["organisation_id", "id"]).doUpdateSet({ ...columns, version: sql`invoice_templates.version + 1` }),
    )
    .execute();
  await record(work, "template.saved", { subject: id, facts: { name } });
  return id;
}
