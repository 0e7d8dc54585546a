/** Ends an invoice's coming back. What was made stays. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { setDue } from "./due.ts";
import { getRecurring } from "./queries.ts";

export async function endRecurring(work: Work, id: string): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const { nextOn, version } = await getRecurring(work, id);
  if (nextOn === undefined) return;
  await work.db
    .updateTable("recurring_invoices")
    .set({ next_on: null, ended_at: work.now, changed_at: work.now, version: version + 1 })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .execute();
  await setDue(work, id, undefined);
  await record(work, "recurring.ended", { subject: id });
}
