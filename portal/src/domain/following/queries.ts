/** What the supplier's pages and the carrying of reminders ask. */
import { addDays } from "@fakturaporten/einvoice";
import { type Instant, startOfDay } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import { answerDaysMax, type ReminderFacts } from "./reminder.ts";

/** What decides whether an invoice may be reminded of. Only units in this portal can be asked. */
export async function findReminding(work: Work, invoiceId: string): Promise<ReminderFacts> {
  const { organisationId } = requirePermission(work, "invoice.read");
  const row = await work.db
    .selectFrom("deliveries")
    .leftJoin("reminders", (join) =>
      join
        .onRef("reminders.organisation_id", "=", "deliveries.organisation_id")
        .onRef("reminders.invoice_id", "=", "deliveries.invoice_id"),
    )
    .select(["standing", "route", "issued_at", "sent_at"])
    .where("deliveries.organisation_id", "=", organisationId)
    .where("deliveries.invoice_id", "=", invoiceId)
    .orderBy("sent_at", (order) => order.desc().nullsLast())
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return { isUnanswered: false, issuedAt: work.now, lastRemindedAt: undefined };
  return {
    isUnanswered: row.standing === "delivered" && row.route === "portal",
    issuedAt: row.issued_at,
    lastRemindedAt: row.sent_at ?? undefined,
  };
}

/** Invoices issued before this moment should have been answered by now. */
export function unansweredBefore({ today }: Pick<Work, "today">): Instant {
  return startOfDay(addDays(today, 1 - answerDaysMax));
}

/** Counted no further: a person needs to know that it is many. */
export const countedMax = 100;

/** How many delivered invoices nobody has answered in time, along the index of lists. */
export async function countUnanswered(work: Work): Promise<number> {
  const { organisationId } = requirePermission(work, "invoice.read");
  const rows = await work.db
    .selectFrom("deliveries")
    .select("invoice_id")
    .where("organisation_id", "=", organisationId)
    .where("standing", "=", "delivered")
    .where("issued_at", "<", unansweredBefore(work))
    .orderBy("issued_at", "desc")
    .limit(countedMax)
    .execute();
  return rows.length;
}

/** A reminder on its way, addressed by the document it is about. */
export interface OutgoingReminder {
  readonly id: string;
  readonly documentId: string;
  readonly receiverId: string;
  readonly remindedAt: Instant;
}

export async function getOutgoingReminder(work: Work, reminderId: string): Promise<OutgoingReminder> {
  const row = await work.db
    .selectFrom("reminders")
    .innerJoin("deliveries", (join) =>
      join
        .onRef("deliveries.organisation_id", "=", "reminders.organisation_id")
        .onRef("deliveries.invoice_id", "=", "reminders.invoice_id"),
    )
    .innerJoin("invoices", (join) =>
      join
        .onRef("invoices.organisation_id", "=", "reminders.organisation_id")
        .onRef("invoices.id", "=", "reminders.invoice_id"),
    )
    .select(["reminders.id", "deliveries.document_id", "invoices.receiver_id", "reminders.sent_at"])
    .where("reminders.organisation_id", "=", requireOrganisation(work))
    .where("reminders.id", "=", reminderId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return { id: row.id, documentId: row.document_id, receiverId: row.receiver_id, remindedAt: row.sent_at };
}
