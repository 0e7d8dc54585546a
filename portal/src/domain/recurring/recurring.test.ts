import { describe, expect, test } from "vitest";
import type { LocalDate } from "../../time.ts";
import { addMonths, type Covers, fieldsFor, firstFrom, type Months, nextAfter, upcoming } from "./recurring.ts";

const day = (text: string) => text as LocalDate;
const schedule = (firstOn: string, everyMonths: Months, lastOn?: string) => ({
  firstOn: day(firstOn),
  everyMonths,
  ...(lastOn !== undefined && { lastOn: day(lastOn) }),
});

describe("the days on which an invoice comes back", () => {
  const cases: readonly [string, Months, string, readonly string[]][] = [
    ["2026-01-01", 1, "2026-01-01", ["2026-01-01", "2026-02-01", "2026-03-01"]],
    ["2026-01-31", 1, "2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31"]],
    ["2027-12-31", 2, "2027-12-31", ["2027-12-31", "2028-02-29", "2028-04-30"]],
    ["2026-01-15", 3, "2026-02-01", ["2026-04-15", "2026-07-15", "2026-10-15"]],
    ["2024-02-29", 12, "2024-02-29", ["2024-02-29", "2025-02-28", "2026-02-28"]],
    ["2026-05-31", 1, "2030-06-30", ["2030-06-30", "2030-07-31", "2030-08-31"]],
    ["2026-05-31", 1, "2026-01-01", ["2026-05-31", "2026-06-30", "2026-07-31"]],
  ];
  test.each(cases)("from %s every %i months, seen from %s", (first, months, from, days) => {
    expect(upcoming(schedule(first, months), day(from), 3)).toEqual(days);
  });

  test("end with the last of them", () => {
    const ending = schedule("2026-01-31", 1, "2026-03-30");
    expect(upcoming(ending, day("2026-01-01"), 9)).toEqual(["2026-01-31", "2026-02-28"]);
    expect(nextAfter(ending, day("2026-02-28"))).toBeUndefined();
    expect(firstFrom(ending, day("2026-03-01"))).toBeUndefined();
  });

  test("come one by one as they come all together, for years", () => {
    for (const months of [1, 2, 3, 4, 6, 12] as const)
      for (const first of ["2026-01-29", "2026-01-30", "2026-08-31", "2028-02-29"]) {
        const all = upcoming(schedule(first, months), day(first), 40);
        expect(all).toEqual(Array.from({ length: 40 }, (_, times) => addMonths(day(first), times * months)));
        expect(new Set(all).size).toBe(40);
      }
  });
});

describe("what an invoice says it is for", () => {
  const cases: readonly [Covers, string, Months, Record<string, string>][] = [
    ["day", "2026-03-01", 1, { deliveryOn: "2026-03-01" }],
    ["before", "2026-03-01", 1, { periodStart: "2026-02-01", periodEnd: "2026-02-28" }],
    ["from", "2026-03-01", 3, { periodStart: "2026-03-01", periodEnd: "2026-05-31" }],
    ["before", "2026-01-01", 12, { periodStart: "2025-01-01", periodEnd: "2025-12-31" }],
  ];
  test.each(cases)("%s, %s, every %i months", (covers, dueOn, everyMonths, days) => {
    const recurring = { ...schedule("2026-01-01", everyMonths), covers };
    expect(fieldsFor({ reference1: "1" }, day(dueOn), recurring)).toEqual({ reference1: "1", ...days });
  });

  test("periods of a schedule on the 31st follow each other without gap or overlap", () => {
    const recurring = { ...schedule("2026-01-31", 1), covers: "from" as const };
    const periods = upcoming(recurring, day("2026-01-31"), 24).map((one) => fieldsFor({}, one, recurring));
    for (const [index, { periodStart = "" }] of periods.entries()) {
      const before = periods[index - 1]?.["periodEnd"];
      if (before !== undefined) expect(addDay(before)).toBe(periodStart);
    }
  });
});

function addDay(text: string): string {
  return new Date(Date.parse(`${text}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
