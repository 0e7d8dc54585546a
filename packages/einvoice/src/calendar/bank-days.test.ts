import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dueDate, isBankDay } from "./bank-days.ts";
import { addDays, localDate } from "./local-date.ts";

const vectors = JSON.parse(readFileSync(new URL("./vectors.json", import.meta.url), "utf8")).dueDate as {
  issued: string;
  termDays: number;
  raw: string;
  due: string;
}[];

test.each(vectors)("issued $issued with $termDays days is due $due", ({ issued, termDays, raw, due }) => {
  expect(addDays(localDate(issued), termDays)).toBe(raw);
  expect(dueDate(localDate(issued), termDays)).toBe(due);
});

test.each([
  ["2026-05-14", "Ascension Day"],
  ["2026-06-06", "the national day, a Saturday"],
  ["2026-06-19", "Midsummer Eve"],
  ["2026-10-31", "All Saints' Day"],
  ["2027-03-29", "Easter Monday"],
  ["2027-12-24", "Christmas Eve"],
])("banks are closed on %s, %s", (day) => {
  expect(isBankDay(localDate(day))).toBe(false);
});

test.each([["2026-05-15"], ["2026-11-02"], ["2026-05-25"], ["2026-12-23"]])("banks are open on %s", (day) => {
  expect(isBankDay(localDate(day))).toBe(true);
});
