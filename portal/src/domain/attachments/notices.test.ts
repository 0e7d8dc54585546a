import { describe, expect, test } from "vitest";
import { pointOut } from "./notices.ts";
import { nothingRead, readText } from "./pdf/read-text.ts";

const copy = readText("FAKTURA 2026-1042 Att betala 8 631,78 kr");
const timesheet = readText("Tidrapport till faktura 2026-1042, 6,50 timmar");

const noticed = (reading: typeof copy, number: string | undefined, dueMinor = 863_178n) =>
  pointOut({ reading, dismissed: [] }, { number, dueMinor }).map(({ notice }) => notice);

describe("a file is pointed out as the invoice itself", () => {
  test("when the number and what is due both stand in it", () => {
    expect(noticed(copy, "2026-1042")).toEqual(["invoice-itself"]);
    expect(noticed(copy, "2026 1042")).toEqual(["invoice-itself"]);
  });

  test("but not when only one of them does, or nothing is due", () => {
    expect(noticed(copy, "2026-1043")).toEqual([]);
    expect(noticed(copy, "2026-1042", 863_179n)).toEqual([]);
    expect(noticed(timesheet, "2026-1042")).toEqual([]);
    expect(noticed(copy, "2026-1042", 0n)).toEqual([]);
    expect(noticed(nothingRead, "2026-1042")).toEqual([]);
  });

  test("while the number is not known, when it has the amount and calls itself an invoice", () => {
    expect(noticed(copy, undefined)).toEqual(["invoice-itself"]);
    expect(noticed(readText("Kvitto 8 631,78"), undefined)).toEqual([]);
  });
});

test("what somebody has let stand is not pointed out again; the rest still is", () => {
  const reading = { ...copy, personalNumbers: ["19121212-****"] };
  const invoice = { number: "2026-1042", dueMinor: 863_178n };
  expect(pointOut({ reading, dismissed: ["invoice-itself"] }, invoice)).toEqual([
    { notice: "personal-number", masked: ["19121212-****"] },
  ]);
});
