import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDecimal } from "../../test/arbitrary-invoice.ts";
import { decimal, equal, formatDecimal } from "./decimal.ts";
import { formatSwedishAmount, parseSwedishAmount } from "./swedish-amount.ts";

describe("what people write is understood", () => {
  test.each([
    ["1234,5", "1234.5"],
    ["1 234,50", "1234.50"],
    ["1\u00a0234,50", "1234.50"],
    ["1\u202f234\u2009567,50", "1234567.50"],
    ["1.234,50", "1234.50"],
    ["1,234.50", "1234.50"],
    ["1'234.50", "1234.50"],
    ["1.234.567", "1234567"],
    ["1234.50", "1234.50"],
    ["1 234", "1234"],
    ["-250", "-250"],
    ["\u2212250,00", "-250.00"],
    ["\u2013 5", "-5"],
    ["+5", "5"],
    ["0,125", "0.125"],
    ["0.125", "0.125"],
    ["1234,567", "1234.567"],
    ["12,5678", "12.5678"],
    ["100:-", "100"],
    ["100,-", "100"],
    [",5", "0.5"],
    ["5,", "5"],
    ["007", "7"],
    ["  12  ", "12"],
    ["1234567890123456,78", "1234567890123456.78"],
    [`${" ".repeat(59)}1`, "1"],
  ])("%j is %s", (text, value) => {
    const amount = parseSwedishAmount(text);
    expect(amount.ok ? formatDecimal(amount.value) : amount.fault).toBe(value);
  });
});

describe("what is not an amount is refused with its own code", () => {
  test.each([
    ["", "amount-empty"],
    ["   ", "amount-empty"],
    ["abc", "amount-not-a-number"],
    ["1e3", "amount-not-a-number"],
    ["12 kr", "amount-not-a-number"],
    ["--5", "amount-not-a-number"],
    ["5-", "amount-not-a-number"],
    ["=1+1", "amount-not-a-number"],
    [",", "amount-not-a-number"],
    ["١٢", "amount-not-a-number"],
    ["1,234", "amount-separator-ambiguous"],
    ["1.234", "amount-separator-ambiguous"],
    ["-12,345", "amount-separator-ambiguous"],
    ["12 34", "amount-grouping"],
    ["1 23,50", "amount-grouping"],
    ["1.23.456", "amount-grouping"],
    ["1,234,56", "amount-grouping"],
    ["1 234.567,50", "amount-grouping"],
    ["1.234,567.8", "amount-grouping"],
    ["12,5 5", "amount-grouping"],
    ["1234567890123456789", "amount-too-long"],
    ["12345678901234567,89", "amount-too-long"],
    [`1${" ".repeat(60)}`, "amount-too-long"],
  ])("%j: %s", (text, fault) => {
    expect(parseSwedishAmount(text)).toEqual({ ok: false, fault });
  });

  test("more decimals than asked for is said, not cut off", () => {
    expect(parseSwedishAmount("10,125", 2)).toEqual({ ok: false, fault: "amount-separator-ambiguous" });
    expect(parseSwedishAmount("10,1255", 2)).toEqual({ ok: false, fault: "amount-decimals" });
    expect(parseSwedishAmount("10,12", 2).ok).toBe(true);
  });
});

test.each([
  ["1234.5", 2, "1\u00a0234,50"],
  ["-1234567.891", 2, "\u22121\u00a0234\u00a0567,891"],
  ["0", 2, "0,00"],
  ["-0.00", 2, "0,00"],
  ["1.500", 0, "1,5"],
  ["100", 0, "100"],
  ["999", 2, "999,00"],
])("%s with at least %i decimals is shown %s", (value, digits, shown) => {
  expect(formatSwedishAmount(decimal(value), digits)).toBe(shown);
});

test("an amount is shown with two decimals unless asked otherwise", () => {
  expect(formatSwedishAmount(decimal("5"))).toBe("5,00");
});

test("what is shown is understood again, or asked about, but never misread", () => {
  fc.assert(
    fc.property(anyDecimal, (value) => {
      const amount = parseSwedishAmount(formatSwedishAmount(value));
      if (amount.ok) expect(equal(amount.value, value)).toBe(true);
      else expect(["amount-separator-ambiguous", "amount-too-long"]).toContain(amount.fault);
    }),
  );
});
