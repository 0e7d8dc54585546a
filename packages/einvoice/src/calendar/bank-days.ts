import { addDays, dayOf, type LocalDate, weekdayOf, yearOf } from "./local-date.ts";

/** Days with a fixed date: lag (1989:253) om allmänna helgdagar, and the eves lag (1930:173) equates with Sundays. */
const fixedHolidays: ReadonlySet<string> = new Set([
  "01-01",
  "01-06",
  "05-01",
  "06-06",
  "12-24",
  "12-25",
  "12-26",
  "12-31",
]);

/**
 * Whether an act may wait from this day to the next working day: a Saturday, a Sunday, a public holiday, Midsummer Eve,
 * Christmas Eve or New Year's Eve (lag (1930:173) om beräkning av lagstadgad tid, 2 §). Banks are closed the same days.
 */
export function isBankDay(day: LocalDate): boolean {
  return weekdayOf(day) <= 5 && !isBankHoliday(day);
}

/** A holiday by name of the law, whatever the weekday; an ordinary Saturday or Sunday is not one. */
export function isBankHoliday(day: LocalDate): boolean {
  if (fixedHolidays.has(day.slice(5))) return true;
  const year = yearOf(day);
  const easter = easterSunday(year);
  if ([-2, 0, 1, 39, 49].some((offset) => addDays(easter, offset) === day)) return true;
  const midsummerDay = saturdayFrom(year, 6, 20);
  return day === midsummerDay || addDays(day, 1) === midsummerDay || day === saturdayFrom(year, 10, 31);
}

/** The day itself if it is a bank day, otherwise the next one: where a due date lands. */
export function bankDayOnOrAfter(day: LocalDate): LocalDate {
  let candidate = day;
  while (!isBankDay(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}

/** The last day to pay, so many days after issue and never on a day when banks are closed. */
export function dueDate(issuedOn: LocalDate, termDays: number): LocalDate {
  return bankDayOnOrAfter(addDays(issuedOn, termDays));
}

/** Western Easter by the Gregorian computus (Meeus/Jones/Butcher). */
export function easterSunday(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const lunar = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * lunar + 114;
  return existing(dayOf(year, Math.floor(sum / 31), (sum % 31) + 1));
}

function saturdayFrom(year: number, month: number, day: number): LocalDate {
  const earliest = existing(dayOf(year, month, day));
  return addDays(earliest, 6 - (weekdayOf(earliest) % 7));
}

function existing(day: LocalDate | undefined): LocalDate {
  if (day === undefined) throw new RangeError("Outside the calendar");
  return day;
}
