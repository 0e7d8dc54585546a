import { type Branded } from "../parsed.ts";

/** A day in the calendar, `YYYY-MM-DD`, without time or zone (EN 16931 §6.5.10). Compares rightly as text. */
export type LocalDate = Branded<"LocalDate">;

const written = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day, if the text is `YYYY-MM-DD` and names a day that exists. */
export function asLocalDate(text: string): LocalDate | undefined {
  const match = written.exec(text);
  if (match === null) return undefined;
  return dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day a programmer wrote in the code; anything else is a bug and throws. */
export function localDate(text: string): LocalDate {
  const day = asLocalDate(text);
  if (day === undefined) throw new RangeError(`Not a day: ${text}`);
  return day;
}

/** The day with that year, month and day of month, or `undefined` if there is none (30 February, year 0). */
export function dayOf(year: number, month: number, dayOfMonth: number): LocalDate | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return undefined;
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined;
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}` as LocalDate;
}

export function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}

export function monthOf(day: LocalDate): number {
  return Number(day.slice(5, 7));
}

export function dayOfMonth(day: LocalDate): number {
  return Number(day.slice(8, 10));
}

export function addDays(day: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(day) + days);
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(day: LocalDate): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/**
 * Days since 1970-01-01 in the proleptic Gregorian calendar. Years are counted from March so that the leap day comes
 * last, and in eras of 400 years, which all have 146 097 days.
 */
export function dayNumber(day: LocalDate): number {
  const month = monthOf(day);
  const year = month <= 2 ? yearOf(day) - 1 : yearOf(day);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dayOfMonth(day) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function fromDayNumber(number: number): LocalDate {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapCorrected =
    dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor(leapCorrected / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const result = dayOf(year, month, dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1);
  if (result === undefined) throw new RangeError(`Outside the calendar: day ${number}`);
  return result;
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, "0");
}
