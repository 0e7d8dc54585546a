import { parsed, refused, type Parsed } from "../parsed.ts";
import { asLocalDate, dayOf, daysBetween, type LocalDate, yearOf } from "./local-date.ts";

export type DateFault = "date-empty" | "date-form" | "date-does-not-exist";

const months: Readonly<Record<string, number>> = {
  jan: 1,
  januari: 1,
  january: 1,
  feb: 2,
  februari: 2,
  february: 2,
  mar: 3,
  mars: 3,
  march: 3,
  apr: 4,
  april: 4,
  maj: 5,
  may: 5,
  jun: 6,
  juni: 6,
  june: 6,
  jul: 7,
  juli: 7,
  july: 7,
  aug: 8,
  augusti: 8,
  august: 8,
  sep: 9,
  sept: 9,
  september: 9,
  okt: 10,
  oktober: 10,
  oct: 10,
  october: 10,
  nov: 11,
  november: 11,
  dec: 12,
  december: 12,
};

interface Written {
  /** As typed: two digits or four. */
  readonly year?: string;
  readonly month: number;
  readonly day: number;
}

/**
 * Reads a day as people write it: `2027-03-28`, `20270328`, `270328`, `28/3 2027`, `28.3.2027`, `28 mars`, `28/3`. Day
 * comes before month, as in Sweden. A day without a year is the one nearest to `today`, so that "28 mars" typed in
 * November means next spring and typed in April means last month.
 */
export function parseDate(text: string, today: LocalDate): Parsed<LocalDate, DateFault> {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, " ");
  if (typed === "") return refused("date-empty");
  const written = yearFirst(typed) ?? dayFirst(typed) ?? monthByName(typed);
  if (written === undefined) return refused("date-form");
  const day =
    written.year === undefined
      ? nearest(written, today)
      : dayOf(fullYear(written.year, today), written.month, written.day);
  return day === undefined ? refused("date-does-not-exist") : parsed(day);
}

/** Strictly the machine form, for documents and interfaces. */
export function parseMachineDate(text: string): Parsed<LocalDate, DateFault> {
  if (text === "") return refused("date-empty");
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return refused("date-form");
  const day = asLocalDate(text);
  return day === undefined ? refused("date-does-not-exist") : parsed(day);
}

function yearFirst(typed: string): Written | undefined {
  const match = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(typed) ?? /^(\d{4}|\d{2})(\d{2})(\d{2})$/.exec(typed);
  return match === null ? undefined : withYear(match[1], Number(match[2]), Number(match[3]));
}

function dayFirst(typed: string): Written | undefined {
  const match = /^(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.\- ,] ?(\d{4}|\d{2}))?\.?$/.exec(typed);
  return match === null ? undefined : withYear(match[3], Number(match[2]), Number(match[1]));
}

function monthByName(typed: string): Written | undefined {
  const match = /^(?:den )?(\d{1,2})(?:[.:]?[ae]?|st|nd|rd|th)? ?([a-z]+)\.?,?(?: (\d{4}|\d{2}))?$/.exec(typed);
  const month = months[match?.[2] ?? ""];
  return match === null || month === undefined ? undefined : withYear(match[3], month, Number(match[1]));
}

function withYear(year: string | undefined, month: number, day: number): Written {
  return year === undefined ? { month, day } : { year, month, day };
}

/** Two digits mean the century that comes nearest today. */
function fullYear(typed: string, today: LocalDate): number {
  const year = Number(typed);
  if (typed.length === 4) return year;
  const century = Math.floor(yearOf(today) / 100) * 100;
  const candidates = [century - 100 + year, century + year, century + 100 + year];
  return candidates.reduce((a, b) => (Math.abs(a - yearOf(today)) <= Math.abs(b - yearOf(today)) ? a : b));
}

function nearest({ month, day }: Written, today: LocalDate): LocalDate | undefined {
  const year = yearOf(today);
  const candidates = [year - 1, year, year + 1].flatMap((y) => dayOf(y, month, day) ?? []);
  return candidates.sort((a, b) => distance(a, today) - distance(b, today))[0];
}

function distance(day: LocalDate, today: LocalDate): number {
  return Math.abs(daysBetween(today, day));
}
