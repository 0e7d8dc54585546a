import type { LocalDate } from "../../time.ts";
import { describe, expect, test } from "vitest";
import { bankDaysOf, firstDayAfter, usualPolicy } from "./payment-policy.ts";

const day = (text: string) => text as LocalDate;

describe("how long a change waits", () => {
  test.each<[string, string, string | undefined, number]>([
    ["an old company where nothing has changed", "2020-01-01", undefined, 3],
    ["a password changed fifteen days ago", "2020-01-01", "2026-11-06", 3],
    ["a password changed fourteen days ago", "2020-01-01", "2026-11-07", 10],
    ["a company of thirty days", "2026-10-22", undefined, 3],
    ["a company of twenty-nine days", "2026-10-23", undefined, 10],
    ["a company of today", "2026-11-21", "2026-11-21", 10],
  ])("%s", (_, registeredOn, changedOn, bankDays) => {
    const caution = {
      today: day("2026-11-21"),
      registeredOn: day(registeredOn),
      changedOn: changedOn === undefined ? undefined : day(changedOn),
    };
    expect(bankDaysOf(usualPolicy, caution)).toBe(bankDays);
  });

  test.each<[string, number, string, string]>([
    ["2026-11-23", 3, "2026-11-27", "Monday: Tuesday, Wednesday and Thursday are whole, Friday it is used"],
    ["2026-11-20", 3, "2026-11-26", "Friday: the week-end does not count"],
    ["2026-12-22", 3, "2026-12-30", "Christmas Eve, Christmas Day and Boxing Day do not count"],
    ["2026-11-23", 0, "2026-11-23", "no wait"],
  ])("from %s, %i bank days: used from %s (%s)", (today, bankDays, expected) => {
    expect(firstDayAfter(day(today), bankDays)).toBe(expected);
  });
});
