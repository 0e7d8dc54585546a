/** Stops reminders of an invoice for a while: a dispute, a promise to pay, a decision. Every stop has a reason and ends by itself. */
import { addDays, type LocalDate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { getInvoiceAccount } from "../ledger/queries.ts";
import { Refusal } from "../refusal.ts";
import type { StopKind } from "./next-step.ts";

/** Longer than this is a decision to be made again. */
export const stopDaysMax = 90;

export interface StopReminders {
  readonly invoiceId: string;
  readonly kind: StopKind;
  readonly reason: string;
  readonly untilOn: LocalDate;
  /** With a promise: how much is promised by then. */
  readonly promisedMinor?: bigint | undefined;
}

export async function stopReminders(
  work: Work,
  { invoiceId, kind, reason, untilOn, promisedMinor }: StopReminders,
): Promise<string> {
  const { organisationId, accountId } = requirePermission(work, "reminder.write");
  const { customerId, number } = await getInvoiceAccount(work, invoiceId);
  if (untilOn < work.today || untilOn > addDays(work.today, stopDaysMax)) throw new Refusal("reminder-stop-too-long");
  const id = work.newId();
  await work.db
    .insertInto("reminder_stops")
    .values({
      organisation_id: organisationId,
      id,
      invoice_id: invoiceId,
      customer_id: customerId,
      kind,
      reason,
      promised_minor: kind === "promise" ? (promisedMinor ?? null) : null,
      from_on: work.today,
      until_on: untilOn,
      made_at: work.now,
      made_by: accountId,
    })
    .execute();
  await record(work, "reminder.stopped", { subject: invoiceId, facts: { number, kind, untilOn } });
  return id;
}

export async function endStop(work: Work, stopId: string): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "reminder.write");
  const ended = await work.db
    .updateTable("reminder_stops")
    .set({ ended_at: work.now, ended_by: accountId })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", stopId)
    .where("ended_at", "is", null)
    .returning("invoice_id")
    .executeTakeFirst();
  if (ended === undefined) throw new Refusal("not-found");
  await record(work, "reminder.stop-ended", { subject: ended.invoice_id });
}
