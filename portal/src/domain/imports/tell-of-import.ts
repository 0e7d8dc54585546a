/** A letter to whoever brought a long file in: it is read, or it is done. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { postMail } from "../mail/post-mail.ts";
import type { Import } from "./import.ts";

export async function tellOfImport(
  work: Work,
  kind: "import-read" | "import-done",
  { id, fileName, counts }: Import,
): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const to = await work.db
    .selectFrom("imports")
    .innerJoin("accounts", "accounts.id", "imports.made_by")
    .select(["accounts.email", "accounts.name", "accounts.language"])
    .where("imports.organisation_id", "=", organisationId)
    .where("imports.id", "=", id)
    .executeTakeFirst();
  if (to === undefined) return;
  const facts = {
    importId: id,
    fileName,
    ready: String(counts.ready),
    sent: String(counts.sent),
    faulty: String(counts.faulty),
  };
  await postMail(work, { address: to.email, name: to.name, language: to.language }, { kind, facts });
}
