/** A calendar month, named by its first day, as billing counts. */
import {
  addDays,
  dayOf,
  daysInMonth,
  type LocalDate,
  monthOf,
  parseMachineDate,
  yearOf,
} from "@fakturaporten/einvoice";

export type Month = LocalDate & { readonly __month: true };

export function monthContaining(day: LocalDate): Month {
  return `${day.slice(0, 7)}-01` as Month;
}

export function monthsLater(month: Month, months: number): Month {
  const count = yearOf(month) * 12 + (monthOf(month) - 1) + months;
  const first = dayOf(Math.floor(count / 12), (count % 12) + 1, 1);
  if (first === undefined) throw new RangeError(`No month ${months} months from ${month}.`);
  return first as Month;
}

export function lastDayOf(month: Month): LocalDate {
  return addDays(monthsLater(month, 1), -1);
}

export function daysIn(month: Month): number {
  return daysInMonth(yearOf(month), monthOf(month));
}

/** `2026-11`, as addresses and files write it. */
export function parseMonth(text: string): Month | undefined {
  if (!/^[12]\d{3}-\d\d$/.test(text)) return undefined;
  const first = parseMachineDate(`${text}-01`);
  return first.ok ? (first.value as Month) : undefined;
}
