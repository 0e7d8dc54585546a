/** When a claim lapses: preskriptionslagen (1981:130) 2 §, and anew from each interruption by 5–6 §§. */
import { dayOf, dayOfMonth, daysInMonth, type LocalDate, monthOf, yearOf } from "@fakturaporten/einvoice";

export interface LimitedClaim {
  readonly arisenOn: LocalDate;
  /** A trader's claim on a consumer lapses after three years, every other after ten. */
  readonly isOnConsumer: boolean;
  /** Days on which the debtor acknowledged it, or was reminded of it in writing. */
  readonly interruptedOn: readonly LocalDate[];
}

/** The last day of the time. An interruption after the time had run out brings nothing back. */
export function lapsesOn({ arisenOn, isOnConsumer, interruptedOn }: LimitedClaim): LocalDate {
  const years = isOnConsumer ? 3 : 10;
  let lastOn = yearsLater(arisenOn, years);
  for (const day of interruptedOn.toSorted()) {
    if (day < arisenOn || day > lastOn) continue;
    lastOn = yearsLater(day, years);
  }
  return lastOn;
}

/** The day of the same date, or the month's last where the date does not exist (lag (1930:173) 1 §). */
function yearsLater(day: LocalDate, years: number): LocalDate {
  const year = yearOf(day) + years;
  const month = monthOf(day);
  const found = dayOf(year, month, Math.min(dayOfMonth(day), daysInMonth(year, month)));
  if (found === undefined) throw new RangeError("Outside the calendar");
  return found;
}
