import { add, type Decimal, divideRounded, isZero, multiply, roundTo, subtract, sum, ZERO } from "../amount/decimal.ts";
import { type LineAllowanceCharge, type Totals, type VatSubtotal } from "../model/totals.ts";
import { type Calculation, type InvoiceTerms, type LineTerms } from "./terms.ts";
import { vatBreakdown } from "./vat-breakdown.ts";

/** Decimals of every amount on an invoice (BR-DEC-01 to BR-DEC-28), whatever the currency. */
export const AMOUNT_DIGITS = 2;

/** Calculates an invoice by EN 16931 (BR-CO-10 to BR-CO-17): every amount is rounded once, half away from zero. */
export function calculate(terms: InvoiceTerms): Calculation {
  const lineNets = terms.lines.map(lineNet);
  const breakdown = vatBreakdown(terms, lineNets);
  return { lineNets, vatBreakdown: breakdown, totals: totalsOf(terms, lineNets, breakdown) };
}

/** BT-131 = quantity × price ÷ base quantity + charges − allowances (PEPPOL-EN16931-R120). */
export function lineNet(line: LineTerms): Decimal {
  const gross = multiply(line.quantity, line.price.net);
  const base = line.price.baseQuantity;
  const adjusted = net(line.allowanceCharges);
  if (base === undefined) return roundTo(add(gross, adjusted), AMOUNT_DIGITS);
  return divideRounded(add(gross, multiply(adjusted, base)), base, AMOUNT_DIGITS);
}

/** BT-136, BT-141, BT-92 and BT-99 from a percentage of a base (PEPPOL-EN16931-R040). */
export function percentageOf(base: Decimal, percentage: Decimal): Decimal {
  return divideRounded(multiply(base, percentage), { units: 100n, scale: 0 }, AMOUNT_DIGITS);
}

function totalsOf(terms: InvoiceTerms, lineNets: readonly Decimal[], breakdown: readonly VatSubtotal[]): Totals {
  const { allowanceCharges, prepaid, vatCurrencyRate } = terms;
  const lines = amount(sum(lineNets));
  const allowances = total(allowanceCharges, "allowance");
  const charges = total(allowanceCharges, "charge");
  const withoutVat = add(subtract(lines, allowances ?? ZERO), charges ?? ZERO);
  const vat = amount(sum(breakdown.map((subtotal) => subtotal.vat)));
  const withVat = add(withoutVat, vat);
  const unrounded = subtract(withVat, prepaid ?? ZERO);
  const rounding = roundingOf(unrounded, terms.rounding);
  return {
    lines,
    ...(allowances && { allowances }),
    ...(charges && { charges }),
    withoutVat,
    vat,
    ...(vatCurrencyRate && { vatInVatCurrency: roundTo(multiply(vat, vatCurrencyRate), AMOUNT_DIGITS) }),
    withVat,
    ...(prepaid && { prepaid: amount(prepaid) }),
    ...(rounding && { rounding }),
    due: amount(add(unrounded, rounding ?? ZERO)),
  };
}

/** BT-114; absent when nothing needs rounding. Half a unit goes away from zero. */
function roundingOf(unrounded: Decimal, wish: InvoiceTerms["rounding"]): Decimal | undefined {
  if (wish === undefined) return undefined;
  if (wish !== "whole") return amount(wish);
  const rounding = amount(subtract(roundTo(unrounded, 0), unrounded));
  return isZero(rounding) ? undefined : rounding;
}

type Signed = Pick<LineAllowanceCharge, "kind" | "amount">;

function net(allowanceCharges: readonly Signed[] = []): Decimal {
  return allowanceCharges.reduce((a, c) => (c.kind === "charge" ? add(a, c.amount) : subtract(a, c.amount)), ZERO);
}

function total(allowanceCharges: readonly Signed[] = [], kind: Signed["kind"]): Decimal | undefined {
  const chosen = allowanceCharges.filter((candidate) => candidate.kind === kind);
  return chosen.length === 0 ? undefined : sum(chosen.map((candidate) => amount(candidate.amount)));
}

function amount(value: Decimal): Decimal {
  return roundTo(value, AMOUNT_DIGITS);
}
