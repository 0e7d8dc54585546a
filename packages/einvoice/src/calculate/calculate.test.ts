import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decimal, formatDecimal, isZero } from "../amount/decimal.ts";
import { type VatCategoryCode } from "../model/totals.ts";
import { calculate } from "./calculate.ts";

interface TotalsVector {
  readonly lines: readonly { qty: string; price: string; net: string; vat: VatCategoryCode; rate: number }[];
  readonly taxable: Record<string, string>;
  readonly tax: Record<string, string>;
  readonly taxExclusive: string;
  readonly taxTotal: string;
  readonly taxInclusive: string;
  readonly rounding: string | null;
  readonly payable: string;
}

const vectors: TotalsVector[] = JSON.parse(
  readFileSync(new URL("./vectors.json", import.meta.url), "utf8"),
).invoiceTotals;

test.each(vectors)("an invoice of $lines comes to $payable", (vector) => {
  const result = calculate({
    lines: vector.lines.map(({ qty, price, vat, rate }) => ({
      quantity: decimal(qty),
      price: { net: decimal(price) },
      vat: { category: vat, rate: decimal(String(rate)) },
    })),
    rounding: "whole",
  });
  expect(result.lineNets.map(formatDecimal)).toEqual(vector.lines.map((line) => line.net));
  const key = (s: { category: string; rate?: { units: bigint } }) => `${s.category}${s.rate?.units}`;
  expect(Object.fromEntries(result.vatBreakdown.map((s) => [key(s), formatDecimal(s.taxable)]))).toEqual(
    vector.taxable,
  );
  expect(Object.fromEntries(result.vatBreakdown.map((s) => [key(s), formatDecimal(s.vat)]))).toEqual(vector.tax);
  const { withoutVat, vat, withVat, rounding, due } = result.totals;
  expect(formatDecimal(withoutVat)).toBe(vector.taxExclusive);
  expect(vat && formatDecimal(vat)).toBe(vector.taxTotal);
  expect(formatDecimal(withVat)).toBe(vector.taxInclusive);
  expect(rounding === undefined || isZero(rounding) ? null : formatDecimal(rounding)).toBe(vector.rounding);
  expect(formatDecimal(due)).toBe(vector.payable);
});
