/**
 * An invoice that comes back: every so many weeks or months from a first day, the last day of the month where a month is too
 * short. Each is made from the template as it then is, in the name of whoever set it, to be looked at first or to be sent.
 */
import {
  addDays,
  dayOf,
  dayOfMonth,
  daysBetween,
  daysInMonth,
  type LocalDate,
  monthOf,
  yearOf,
} from "@fakturaporten/einvoice";
import type { DraftFields } from "../invoices/draft-fields.ts";

/** What its days say: delivered on the day, or the period before it, or the one it begins. */
export const coverings = ["day", "before", "from"] as const;
export type Covers = (typeof coverings)[number];

export const handlings = ["review", "send"] as const;
export type Handling = (typeof handlings)[number];

/** How far apart people invoice. */
export const intervals = [
  "week",
  "two-weeks",
  "month",
  "two-months",
  "quarter",
  "four-months",
  "half-year",
  "year",
] as const;
export type Interval = (typeof intervals)[number];

type Length = { readonly weeks: 1 | 2 } | { readonly months: number };

export const lengths: Readonly<Record<Interval, Length>> = {
  week: { weeks: 1 },
  "two-weeks": { weeks: 2 },
  month: { months: 1 },
  "two-months": { months: 2 },
  quarter: { months: 3 },
  "four-months": { months: 4 },
  "half-year": { months: 6 },
  year: { months: 12 },
};

export interface Schedule {
  readonly firstOn: LocalDate;
  readonly every: Interval;
  readonly lastOn?: LocalDate;
}

/** What became of one day: its draft is being sent, waits to be looked at, was sent, or could not be. */
export type Outcome = "sending" | "drafted" | "sent" | "held";

export interface Recurring extends Schedule {
  readonly id: string;
  readonly templateId: string;
  readonly templateName: string;
  readonly receiverName: string | undefined;
  /** Absent when it has ended. */
  readonly nextOn: LocalDate | undefined;
  readonly covers: Covers;
  readonly handling: Handling;
  readonly version: number;
}

export interface Run {
  readonly dueOn: LocalDate;
  readonly draftId: string;
  readonly outcome: Outcome;
}

/** The first of its days that is not before another day. */
export function firstFrom(schedule: Schedule, day: LocalDate): LocalDate | undefined {
  const { lastOn } = schedule;
  let times = Math.max(0, timesUntil(schedule, day));
  let found = dayAfter(schedule, times);
  while (found < day) {
    times += 1;
    found = dayAfter(schedule, times);
  }
  return lastOn !== undefined && found > lastOn ? undefined : found;
}

/** The day after the first so many times on; counted from the first, so that the 31st comes back after a February. */
function dayAfter({ firstOn, every }: Schedule, times: number): LocalDate {
  const length = lengths[every];
  return "weeks" in length
    ? addDays(firstOn, times * length.weeks * daysInWeek)
    : addMonths(firstOn, times * length.months);
}

/** How many times it has come back, at most, when a day comes. */
function timesUntil({ firstOn, every }: Schedule, day: LocalDate): number {
  const length = lengths[every];
  if ("weeks" in length) return Math.floor(daysBetween(firstOn, day) / (length.weeks * daysInWeek));
  return Math.floor(((yearOf(day) - yearOf(firstOn)) * 12 + monthOf(day) - monthOf(firstOn)) / length.months);
}

const daysInWeek = 7;

export function nextAfter(schedule: Schedule, day: LocalDate): LocalDate | undefined {
  return firstFrom(schedule, addDays(day, 1));
}

/** The next of its days, at most so many. */
export function upcoming(schedule: Schedule, from: LocalDate, count: number): LocalDate[] {
  const days: LocalDate[] = [];
  let day = firstFrom(schedule, from);
  while (day !== undefined && days.length < count) {
    days.push(day);
    day = nextAfter(schedule, day);
  }
  return days;
}

/** The form of one of its days: the template's, with the day or the period that this invoice is for. */
export function fieldsFor(
  template: DraftFields,
  dueOn: LocalDate,
  recurring: Schedule & { readonly covers: Covers },
): DraftFields {
  const { covers } = recurring;
  if (covers === "day") return { ...template, deliveryOn: dueOn };
  if (covers === "from")
    return { ...template, periodStart: dueOn, periodEnd: addDays(neighbour(recurring, dueOn, 1), -1) };
  return { ...template, periodStart: neighbour(recurring, dueOn, -1), periodEnd: addDays(dueOn, -1) };
}

/** The day before or after one of its days. */
function neighbour(schedule: Schedule, day: LocalDate, times: number): LocalDate {
  return dayAfter(schedule, timesUntil(schedule, day) + times);
}

/** The same day so many months on; the last of the month where it has no such day. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  const found = dayOf(year, month, Math.min(dayOfMonth(day), daysInMonth(year, month)));
  if (found === undefined) throw new Error(`There is no such day: ${day} and ${months} months`);
  return found;
}
