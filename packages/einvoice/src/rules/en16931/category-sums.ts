/** EN 16931: whether the base of a VAT breakdown row is what the lines, charges and allowances of its category come to. */
import { add, compareDouble, type Decimal, equal, subtract } from "../decimal.ts";
import type { Doc } from "../document.ts";
import { cac, cbc } from "../names.ts";
import { decimalOf, doubleOf, only } from "../reads.ts";
import { type Rule, Stopped } from "../rule.ts";
import { vatSums } from "../vat-sums.ts";
import type { Family } from "./categories.ts";

export function isBaseOfLines(family: Family): Rule["holds"] {
  if (family.base === "sum") return (doc, category) => isSum(doc, category, family.code);
  return (doc, category) => isWithinOneByRate(doc, category, family);
}

const lineNames = [cac.InvoiceLine, cac.CreditNoteLine];

function isSum(doc: Doc, category: number, code: string): boolean {
  const base = decimalOf(doc.scan, only(doc.scan, doc.scan.parent[category] as number, cbc.TaxableAmount));
  if (base === undefined) return false;
  return lineNames.some((line) => doc.first(line) >= 0 && equal(base, sumOf(doc, line, code)));
}

function sumOf(doc: Doc, line: number, code: string, rate?: Decimal): Decimal {
  const sums = vatSums(doc);
  const lines = sums.lineSum(line, code, rate);
  if (!doc.stands(cac.AllowanceCharge)) return lines;
  return subtract(add(lines, sums.allowanceSum(true, code, rate)), sums.allowanceSum(false, code, rate));
}

/**
 * BR-S-08, BR-AF-08, BR-AG-08. The official rule takes the base as text minus and plus 1, which makes a binary double, and only
 * then a decimal: 1938.15 + 1 is a little more than 1939.15, and the comparison is strict. A row without rate passes.
 */
function isWithinOneByRate(doc: Doc, category: number, family: Family): boolean {
  const { scan } = doc;
  const rate = decimalOf(scan, only(scan, category, cbc.Percent));
  if (rate === undefined) return true;
  const base = only(scan, scan.parent[category] as number, cbc.TaxableAmount);
  return lineNames.some((line) => {
    const isUsed =
      family.mark === "S"
        ? vatSums(doc).hasAtRate(line, family.code, rate) ||
          vatSums(doc).hasAtRate(cac.AllowanceCharge, family.code, rate)
        : doc.first(line) >= 0;
    if (!isUsed || base < 0) return false;
    const value = doubleOf(scan, base);
    if (!Number.isFinite(value)) throw new Stopped("not-decimal", base);
    const sum = sumOf(doc, line, family.code, rate);
    return compareDouble(value - 1, sum) < 0 && compareDouble(value + 1, sum) > 0;
  });
}
