import { expect, test } from "vitest";
import type { LocalDate } from "../../time.ts";
import { type Begins, beginsOn, orderLifecycle } from "./order.ts";

const day = (text: string): LocalDate => text as LocalDate;

const change = {
  quantityBefore: "3",
  quantity: "5",
  noticeMonths: 1,
  partMonths: "whole",
  fromOn: day("2026-01-01"),
};
test.each<[string, Partial<NonNullable<Begins["change"]>>, string, string, string]>([
  ["more, whole months: the next month", {}, "2026-11-28", "2026-11-28", "2026-12-01"],
  ["more, whole months, on a first", {}, "2026-12-01", "2026-11-28", "2026-12-01"],
  ["more by day: that day", { partMonths: "by-day" }, "2026-11-30", "2026-11-28", "2026-11-30"],
  ["more by day, wanted earlier", { partMonths: "by-day" }, "2026-11-20", "2026-11-28", "2026-11-28"],
  [
    "more the day it began",
    { partMonths: "by-day", fromOn: day("2026-11-28") },
    "2026-11-28",
    "2026-11-28",
    "2026-11-29",
  ],
  ["less: after notice", { quantity: "2" }, "2026-11-28", "2026-11-28", "2027-01-01"],
  ["less, wanted later than that", { quantity: "2" }, "2027-03-15", "2026-11-28", "2027-04-01"],
  ["less by day, wanted later", { quantity: "2", partMonths: "by-day" }, "2027-03-15", "2026-11-28", "2027-03-15"],
  ["less without notice", { quantity: "2.5", noticeMonths: 0 }, "2026-11-28", "2026-11-28", "2026-12-01"],
  [
    "ten is more than nine",
    { quantityBefore: "9", quantity: "10", partMonths: "by-day" },
    "2026-11-28",
    "2026-11-28",
    "2026-11-28",
  ],
])("%s", (_, own, wantedOn, approvedOn, expected) => {
  const asked = { ...change, partMonths: change.partMonths as "whole", ...own };
  expect(beginsOn({ wantedOn: day(wantedOn), approvedOn: day(approvedOn), change: asked })).toBe(expected);
});

test("every state of an order is reached from its being asked", () => {
  const reached = new Set<string>(["waiting"]);
  for (const state of reached)
    for (const next of Object.values(orderLifecycle.moves[state as "waiting"])) reached.add(next);
  expect(reached).toEqual(new Set(orderLifecycle.states));
});
