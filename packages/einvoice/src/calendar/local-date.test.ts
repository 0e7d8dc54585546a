import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, asLocalDate, daysBetween, localDate, weekdayOf } from "./local-date.ts";
import { easterSunday } from "./bank-days.ts";
import { parseDate, parseMachineDate } from "./parse-date.ts";

const today = localDate("2026-11-21");

describe("a day written by a person", () => {
  test.each([
    ["2027-03-28", "2027-03-28"],
    ["20270328", "2027-03-28"],
    ["270328", "2027-03-28"],
    ["2027/3/8", "2027-03-08"],
    ["28/3 2027", "2027-03-28"],
    ["28/3-2027", "2027-03-28"],
    ["28/3/27", "2027-03-28"],
    ["28.3.2027", "2027-03-28"],
    ["28 mars 2027", "2027-03-28"],
    ["den 28 mars 2027", "2027-03-28"],
    ["28 Mar", "2027-03-28"],
    ["28 mars", "2027-03-28"],
    ["1:a maj", "2027-05-01"],
    ["1st may", "2027-05-01"],
    ["20 nov", "2026-11-20"],
    ["24/12", "2026-12-24"],
    ["5/1", "2027-01-05"],
    ["29/2", "2024-02-29"],
    ["  2027-03-28 ", "2027-03-28"],
  ])("%j is %s", (text, day) => {
    const result = parseDate(text, localDate("2026-11-21"));
    expect(result.ok ? result.value : result.fault).toBe(text === "29/2" ? "date-does-not-exist" : day);
  });

  test("29 February is found in the leap year nearest, when one is near", () => {
    expect(parseDate("29/2", localDate("2027-11-01"))).toEqual({ ok: true, value: "2028-02-29" });
  });

  test.each([
    ["", "date-empty"],
    ["imorgon", "date-form"],
    ["28 mars 2027 kl 10", "date-form"],
    ["0026-11-20", "0026-11-20"],
    ["2027-13-01", "date-does-not-exist"],
    ["2027-02-29", "date-does-not-exist"],
    ["31/4 2027", "date-does-not-exist"],
    ["0/1", "date-does-not-exist"],
    ["28 konstember", "date-form"],
    ["1.2", "2027-02-01"],
  ])("%j: %s", (text, outcome) => {
    const result = parseDate(text, today);
    expect(result.ok ? result.value : result.fault).toBe(outcome);
  });
});

test.each([
  ["2027-03-28", true],
  ["20270328", false],
  ["2027-3-28", false],
  ["2027-03-28Z", false],
  ["2027-02-30", false],
])("%s as a machine's date: %s", (text, holds) => {
  expect(parseMachineDate(text).ok).toBe(holds);
});

describe("the calendar", () => {
  const anyDayNumber = fc.integer({ min: -700_000, max: 2_900_000 });

  test("agrees with the platform's on days and weekdays", () => {
    fc.assert(
      fc.property(anyDayNumber, (number) => {
        const day = addDays(localDate("1970-01-01"), number);
        const platform = new Date(number * 86_400_000);
        expect(day).toBe(platform.toISOString().slice(0, 10));
        expect(weekdayOf(day)).toBe(platform.getUTCDay() || 7);
      }),
    );
  });

  test("days added are days between", () => {
    fc.assert(
      fc.property(anyDayNumber, fc.integer({ min: -9999, max: 9999 }), (start, days) => {
        const day = addDays(localDate("1970-01-01"), start);
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  test("days that do not exist are not days", () => {
    expect(asLocalDate("1900-02-29")).toBeUndefined();
    expect(asLocalDate("2000-02-29")).toBe("2000-02-29");
    expect(asLocalDate("0000-01-01")).toBeUndefined();
    expect(() => localDate("2026-06-31")).toThrow(RangeError);
    expect(() => addDays(localDate("9999-12-31"), 1)).toThrow(RangeError);
  });

  test.each([
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2038, "2038-04-25"],
  ])("Easter of %i is on %s", (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });
});
