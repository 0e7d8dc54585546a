/** Sends a reminder of one invoice to its unit. The delivery's row is locked, so that two people remind once. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { getInvoice } from "../invoices/queries.ts";
import { Refusal } from "../refusal.ts";
import { findReminding } from "./queries.ts";
import { judgeReminder } from "./reminder.ts";

export async function sendReminder(work: Work, invoiceId: string): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "invoice.write");
  const invoice = await getInvoice(work, invoiceId);
  await work.db
    .selectFrom("deliveries")
    .select("state")
    .where("organisation_id", "=", organisationId)
    .where("invoice_id", "=", invoice.id)
    .forUpdate()
    .executeTakeFirst();
  const facts = await findReminding(work, invoice.id);
  if (judgeReminder(facts, work.today).kind !== "may") throw new Refusal("changed-meanwhile");

  const id = work.newId();
  await work.db
    .insertInto("reminders")
    .values({ organisation_id: organisationId, id, invoice_id: invoice.id, sent_at: work.now, sent_by: accountId })
    .execute();
  await record(work, "invoice.reminded", { subject: invoice.id });
  await work.enqueue("deliver-reminder", { organisationId, reminderId: id });
}
