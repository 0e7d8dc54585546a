/**
 * The one place where moments and days meet. An `Instant` is UTC with milliseconds, a `LocalDate` is a civil day in
 * Sweden; both are text that sorts in time order, so that they travel through JSON, SQL and logs unchanged.
 */
import type { LocalDate } from "@fakturaporten/einvoice";
import { Temporal } from "temporal-polyfill";

export type { LocalDate };

/** A moment, `2026-11-21T02:19:31.000Z`. */
export type Instant = string & { readonly __brand: "Instant" };

/** Tells what time it is. Injected, so that a test may turn it. */
export type Clock = () => Instant;

const home = "Europe/Stockholm";

export const systemClock: Clock = () => new Date().toISOString() as Instant;

export function instantOf(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}

/** Whether a text is a moment as we write them: on a day there is, in a year PostgreSQL knows. */
export function isInstant(text: string): text is Instant {
  if (!/^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return false;
  const epochMs = Date.parse(text);
  return !Number.isNaN(epochMs) && instantOf(epochMs) === text;
}

export function epochMsOf(moment: Instant): number {
  return Temporal.Instant.from(moment).epochMilliseconds;
}

/** The civil day in Sweden on which a moment falls. */
export function dayOf(moment: Instant): LocalDate {
  return wallAt(moment).slice(0, 10) as LocalDate;
}

/** The moment a civil day in Sweden begins. */
export function startOf(day: LocalDate): Instant {
  return instantOf(Temporal.PlainDate.from(day).toZonedDateTime(home).epochMilliseconds);
}

/** The wall clock in Sweden at a moment, `14:32`. */
export function wallClockOf(moment: Instant): string {
  return wallAt(moment).slice(11, 16);
}

const hourMs = 3_600_000;
const aheadMax = 10_000;
/** How far Swedish clocks are ahead in each hour asked about: a page tells days of hundreds of moments, most of them near each other. */
const ahead = new Map<number, number>();

/** What a Swedish calendar and clock show, `2026-11-21T14:32:05.000`. Clocks have been turned on whole hours only since 1900. */
function wallAt(moment: Instant): string {
  const epochMs = Date.parse(moment);
  if (!(moment >= "1900") || Number.isNaN(epochMs)) return turned(epochMsOf(moment), aheadAt(epochMsOf(moment)));
  const hour = Math.floor(epochMs / hourMs);
  const known = ahead.get(hour) ?? aheadAt(hour * hourMs);
  if (ahead.size >= aheadMax) ahead.clear();
  ahead.set(hour, known);
  return turned(epochMs, known);
}

function turned(epochMs: number, aheadMs: number): string {
  return new Date(epochMs + aheadMs).toISOString();
}

function aheadAt(epochMs: number): number {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(home).offsetNanoseconds / 1e6;
}

/** The moment a civil day begins in Sweden, or the day so many days later. */
export function startOfDay(day: LocalDate, daysLater = 0): Instant {
  const start = Temporal.PlainDate.from(day).add({ days: daysLater }).toZonedDateTime(home);
  return instantOf(start.epochMilliseconds);
}

/** The moment at which the wall clock in Sweden shows a time on a day; where it is skipped, the moment it would have been. */
export function momentAt(day: LocalDate, wallClock: string): Instant {
  const moment = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: home, plainTime: wallClock });
  return instantOf(moment.epochMilliseconds);
}

export interface Span {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/** Exact time later (or earlier, when negative): a day here is 24 hours. */
export function later(moment: Instant, span: Span): Instant {
  const hours = (span.days ?? 0) * 24 + (span.hours ?? 0);
  const minutes = hours * 60 + (span.minutes ?? 0);
  return instantOf(epochMsOf(moment) + (minutes * 60 + (span.seconds ?? 0)) * 1000);
}
