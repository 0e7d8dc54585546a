/** A person says that what is ready goes; the sending itself happens in the background, document by document. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { importLifecycle } from "./import.ts";
import { lockImport } from "./queries.ts";

/** A second press finds it on its way, and changes nothing. */
export async function sendImport(work: Work, id: string): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "invoice.send");
  const { state } = await lockImport(work, id);
  if (state === "sending" || state === "done") return;
  await work.db
    .updateTable("imports")
    .set({ state: importLifecycle.next(state, "send"), sent_by: accountId })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .execute();
  await work.enqueue("send-import", { organisationId, importId: id });
  await record(work, "import.sent", { subject: id });
}

/** Nothing of it is sent. */
export async function cancelImport(work: Work, id: string): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const { state } = await lockImport(work, id);
  if (state === "cancelled") return;
  const next = importLifecycle.next(state, "cancel");
  await skipReady(work, id);
  await work.db
    .updateTable("imports")
    .set({ state: next, ended_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .execute();
  await record(work, "import.cancelled", { subject: id });
}

/** What was ready and is not sent after all; its bytes stand in the kept file. */
export async function skipReady(work: Work, id: string): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  await work.db
    .updateTable("import_items")
    .set({ state: "skipped", ubl: null })
    .where("organisation_id", "=", organisationId)
    .where("import_id", "=", id)
    .where("state", "=", "ready")
    .execute();
}
