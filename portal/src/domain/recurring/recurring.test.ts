import { describe, expect, test } from "vitest";
import type { LocalDate } from "../../time.ts";
import { addMonths, type Covers, fieldsFor, firstFrom, type Interval, nextAfter, upcoming } from "./recurring.ts";

const day = (text: string) => text as LocalDate;
const schedule = (firstOn: string, every: Interval, lastOn?: string) => ({
  firstOn: day(firstOn),
  every,
  ...(lastOn !== undefined && { lastOn: day(lastOn) }),
});

describe("the days on which an invoice comes back", () => {
  const cases: readonly [string, Interval, string, readonly string[]][] = [
    ["2026-01-01", "month", "2026-01-01", ["2026-01-01", "2026-02-01", "2026-03-01"]],
    ["2026-01-31", "month", "2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31"]],
    ["2027-12-31", "two-months", "2027-12-31", ["2027-12-31", "2028-02-29", "2028-04-30"]],
    ["2026-01-15", "quarter", "2026-02-01", ["2026-04-15", "2026-07-15", "2026-10-15"]],
    ["2024-02-29", "year", "2024-02-29", ["2024-02-29", "2025-02-28", "2026-02-28"]],
    ["2026-05-31", "month", "2030-06-30", ["2030-06-30", "2030-07-31", "2030-08-31"]],
    ["2026-12-21", "week", "2026-12-21", ["2026-12-21", "2026-12-28", "2027-01-04"]],
    ["2028-02-22", "week", "2028-02-23", ["2028-02-29", "2028-03-07", "2028-03-14"]],
    ["2026-03-23", "two-weeks", "2026-03-30", ["2026-04-06", "2026-04-20", "2026-05-04"]],
    ["2026-03-23", "two-weeks", "2036-03-23", ["2036-03-24", "2036-04-07", "2036-04-21"]],
    ["2026-03-23", "two-weeks", "2020-01-01", ["2026-03-23", "2026-04-06", "2026-04-20"]],
    ["2026-05-31", "month", "2026-01-01", ["2026-05-31", "2026-06-30", "2026-07-31"]],
  ];
  test.each(cases)("from %s every %s, seen from %s", (first, every, from, days) => {
    expect(upcoming(schedule(first, every), day(from), 3)).toEqual(days);
  });

  test("end with the last of them", () => {
    const ending = schedule("2026-01-31", "month", "2026-03-30");
    expect(upcoming(ending, day("2026-01-01"), 9)).toEqual(["2026-01-31", "2026-02-28"]);
    expect(nextAfter(ending, day("2026-02-28"))).toBeUndefined();
    expect(firstFrom(ending, day("2026-03-01"))).toBeUndefined();
  });

  test("come one by one as they come all together, for years", () => {
    const months = { month: 1, "two-months": 2, quarter: 3, "four-months": 4, "half-year": 6, year: 12 } as const;
    for (const every of ["month", "two-months", "quarter", "four-months", "half-year", "year"] as const)
      for (const first of ["2026-01-29", "2026-01-30", "2026-08-31", "2028-02-29"]) {
        const all = upcoming(schedule(first, every), day(first), 40);
        expect(all).toEqual(Array.from({ length: 40 }, (_, times) => addMonths(day(first), times * months[every])));
        expect(new Set(all).size).toBe(40);
      }
  });
});

describe("what an invoice says it is for", () => {
  const cases: readonly [Covers, string, Interval, Record<string, string>][] = [
    ["day", "2026-03-01", "month", { deliveryOn: "2026-03-01" }],
    ["before", "2026-03-01", "month", { periodStart: "2026-02-01", periodEnd: "2026-02-28" }],
    ["from", "2026-04-01", "quarter", { periodStart: "2026-04-01", periodEnd: "2026-06-30" }],
    ["before", "2026-03-26", "week", { periodStart: "2026-03-19", periodEnd: "2026-03-25" }],
    ["from", "2026-10-22", "two-weeks", { periodStart: "2026-10-22", periodEnd: "2026-11-04" }],
    ["before", "2026-01-01", "two-weeks", { periodStart: "2025-12-18", periodEnd: "2025-12-31" }],
    ["before", "2026-01-01", "year", { periodStart: "2025-01-01", periodEnd: "2025-12-31" }],
  ];
  test.each(cases)("%s, %s, every %s", (covers, dueOn, every, days) => {
    const recurring = { ...schedule("2026-01-01", every), covers };
    expect(fieldsFor({ reference1: "1" }, day(dueOn), recurring)).toEqual({ reference1: "1", ...days });
  });

  test.each(["week", "two-weeks", "month"] as const)("periods of every %s follow without gap or overlap", (every) => {
    const recurring = { ...schedule("2026-01-31", every), covers: "from" as const };
    const periods = upcoming(recurring, day("2026-01-31"), 60).map((one) => fieldsFor({}, one, recurring));
    for (const [index, { periodStart = "" }] of periods.entries()) {
      const before = periods[index - 1]?.["periodEnd"];
      if (before !== undefined) expect(addDay(before)).toBe(periodStart);
    }
  });
});

function addDay(text: string): string {
  return new Date(Date.parse(`${text}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
