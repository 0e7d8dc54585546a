/** Notice (uppsägningstid): the last day that is billed, counted from the day of the approval. */
import type { LocalDate } from "@fakturaporten/einvoice";
import { lastDayOf, monthContaining, monthsLater } from "./month.ts";

/** The end of the month so many whole months after the one of the approval; with none, the end of that month itself. */
export function lastBilledDay(approvedOn: LocalDate, noticeMonths: number): LocalDate {
  return lastDayOf(monthsLater(monthContaining(approvedOn), noticeMonths));
}
