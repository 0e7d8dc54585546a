import { describe, expect, test } from "vitest";
import { readText } from "./read-text.ts";

describe("personal identity numbers in a file's text", () => {
  test.each([
    ["Patient 19121212-1212", ["19121212-****"]],
    ["född 121212-1212, se journal", ["121212-****"]],
    ["121212+1212", ["121212-****"]],
    ["pnr: 191212121212.", ["19121212-****"]],
    ["19121212 1212", ["19121212-****"]],
    ["personnr 1212121212", ["121212-****"]],
    ["samordningsnummer 701063-2391", ["701063-****"]],
    ["19121212\u20111212", ["19121212-****"]],
    ["121212-1212 och igen 121212-1212", ["121212-****"]],
  ])("%j holds one", (text, masked) => {
    expect(readText(text).personalNumbers).toEqual(masked);
  });

  test.each([
    ["an organisation number", "Org.nr 556677-8899"],
    ["a bankgiro and an OCR reference", "Bankgiro 5402-9681 OCR 1212121212"],
    ["a wrong check digit", "121212-1213"],
    ["a day that never was", "121332-1213 20130230-0000"],
    ["digits inside a longer number", "99121212-12123"],
    ["a phone number and a date", "0150-123 45 2026-11-21"],
    ["an IBAN", "SE45 5000 0000 0583 9825 7466"],
  ])("%s is none", (_, text) => {
    expect(readText(text).personalNumbers).toEqual([]);
  });

  test("the digits that name a person are nowhere in what is kept", () => {
    expect(JSON.stringify(readText("Patient 19121212-1212").personalNumbers)).not.toContain("1212-1212");
  });
});

describe("amounts and numbers in a file's text", () => {
  test("amounts are read however they are written", () => {
    const { amounts } = readText(
      "8 631,78 kr; 8\u00a0631,79; 8.631,80; 8,631.81; 8631.82; 0,50; 12,345 st; 1.234.567,89",
    );
    expect(amounts).toEqual(["863178", "863179", "863180", "863181", "863182", "050", "123456789"]);
  });

  test("numbers are words with digits, without dashes and small letters", () => {
    expect(readText("Fakturanr: f-2026/1042 av den 2026-11-21").numbers).toEqual(["F20261042", "20261121"]);
  });

  test("a text that never ends, or is all digits, is read in no time", () => {
    const started = performance.now();
    for (const text of ["1".repeat(200_000), "1 ".repeat(100_000), "a-".repeat(100_000), "19121212-".repeat(20_000)])
      readText(text);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
