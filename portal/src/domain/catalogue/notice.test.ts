/** Notice at every month's end. The calendar of Temporal, which the code does not use, is the second opinion. */
import { addDays, type LocalDate } from "@fakturaporten/einvoice";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { lastBilledDay } from "./notice.ts";

const months = fc.integer({ min: 0, max: 24 });
const anyDay = fc.integer({ min: 0, max: 200 * 366 }).map((days) => addDays("1990-01-01" as LocalDate, days));
const lastDays = anyDay.map((day) => lastOf(Temporal.PlainDate.from(day)));

function lastOf(day: Temporal.PlainDate): LocalDate {
  return day.with({ day: day.daysInMonth }).toString() as LocalDate;
}

function bySecondOpinion(approvedOn: LocalDate, noticeMonths: number): LocalDate {
  return lastOf(Temporal.PlainDate.from(approvedOn).with({ day: 1 }).add({ months: noticeMonths }));
}

describe("the last billed day", () => {
  test("is the last of its month, so many months on, whichever day the approval is", () => {
    fc.assert(
      fc.property(anyDay, months, (approvedOn, noticeMonths) => {
        expect(lastBilledDay(approvedOn, noticeMonths)).toBe(bySecondOpinion(approvedOn, noticeMonths));
      }),
    );
  });

  test("of an approval on a month's last day is that of any day of the month, and the next day's is a month later", () => {
    fc.assert(
      fc.property(lastDays, months, (lastDay, noticeMonths) => {
        const first = `${lastDay.slice(0, 8)}01` as LocalDate;
        expect(lastBilledDay(first, noticeMonths)).toBe(lastBilledDay(lastDay, noticeMonths));
        expect(lastBilledDay(addDays(lastDay, 1), noticeMonths)).toBe(lastBilledDay(lastDay, noticeMonths + 1));
      }),
    );
  });

  test("is never before the approval, and never earlier for waiting", () => {
    fc.assert(
      fc.property(anyDay, months, fc.integer({ min: 0, max: 400 }), (approvedOn, noticeMonths, waited) => {
        const last = lastBilledDay(approvedOn, noticeMonths);
        expect(last >= approvedOn).toBe(true);
        expect(lastBilledDay(addDays(approvedOn, waited), noticeMonths) >= last).toBe(true);
      }),
    );
  });

  test.each([
    ["28 days", "2027-01-31", "2027-02-28"],
    ["28 days in a century that does not leap", "2100-01-31", "2100-02-28"],
    ["29 days", "2028-01-30", "2028-02-29"],
    ["29 days in a century that leaps", "2000-01-31", "2000-02-29"],
    ["30 days", "2026-03-31", "2026-04-30"],
    ["31 days, from one of 30", "2026-04-30", "2026-05-31"],
    ["31 days, from one of 28", "2027-02-28", "2027-03-31"],
    ["31 days, in the next year", "2026-12-31", "2027-01-31"],
  ])("a month's notice ends in a month of %s", (_, approvedOn, last) => {
    expect(lastBilledDay(approvedOn as LocalDate, 1)).toBe(last);
  });
});
