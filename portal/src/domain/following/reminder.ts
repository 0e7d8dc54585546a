/** A reminder: the seller asks a unit, that has its invoice and has not answered, for an answer. Not too early, not too often. */
import { addDays } from "@fakturaporten/einvoice";
import { dayOf, type Instant, type LocalDate } from "../../time.ts";

/** A unit answers within three working days (Peppol BIS Invoice Response); after so many days, silence becomes a task. */
export const answerDaysMax = 5;
/** Between two reminders of the same invoice. */
export const reminderPauseDays = 7;

export interface ReminderFacts {
  /** It lies in an inbox of this portal and nobody has answered. */
  readonly isUnanswered: boolean;
  readonly issuedAt: Instant;
  readonly lastRemindedAt: Instant | undefined;
}

export type ReminderVerdict =
  | { readonly kind: "none" }
  | { readonly kind: "may" }
  /** From this day. */
  | { readonly kind: "wait"; readonly until: LocalDate };

export function judgeReminder(
  { isUnanswered, issuedAt, lastRemindedAt }: ReminderFacts,
  today: LocalDate,
): ReminderVerdict {
  if (!isUnanswered) return { kind: "none" };
  const first = addDays(dayOf(issuedAt), answerDaysMax);
  const next = lastRemindedAt === undefined ? first : addDays(dayOf(lastRemindedAt), reminderPauseDays);
  const until = next > first ? next : first;
  return today >= until ? { kind: "may" } : { kind: "wait", until };
}
