/**
 * What EN 16931 says must hold between the amounts of an invoice, said a second time and in another way: with fractions
 * of big integers instead of decimals, and as statements to be tested instead of steps to be taken.
 */
import type { Decimal } from "../src/amount/decimal.ts";
import type { Calculation, InvoiceTerms } from "../src/calculate/terms.ts";

/** A fraction with a positive denominator. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const zero: Fraction = { over: 0n, under: 1n };

function fraction({ units, scale }: Decimal): Fraction {
  return { over: units, under: 10n ** BigInt(scale) };
}

function plus(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { over: -b.over, under: b.under });
}

function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}

function by(a: Fraction, b: Fraction): Fraction {
  const sign = b.over < 0n ? -1n : 1n;
  return { over: a.over * b.under * sign, under: a.under * b.over * sign };
}

function same(a: Fraction, b: Fraction): boolean {
  return a.over * b.under === b.over * a.under;
}

/** Whether `rounded` is `exact` to so many decimals, a half going away from zero. */
function roundsTo(exact: Fraction, rounded: Decimal, digits: number): boolean {
  const unit = 10n ** BigInt(digits);
  const scaled = fraction(rounded).over * unit;
  if (scaled % fraction(rounded).under !== 0n) return false;
  const whole = scaled / fraction(rounded).under;
  const magnitude = exact.over < 0n ? -exact.over : exact.over;
  const expected = (2n * magnitude * unit + exact.under) / (2n * exact.under);
  return whole === (exact.over < 0n ? -expected : expected);
}

function total(values: readonly (Decimal | undefined)[]): Fraction {
  return values.reduce<Fraction>((sum, value) => (value === undefined ? sum : plus(sum, fraction(value))), zero);
}

const hundred: Fraction = { over: 100n, under: 1n };

/** The identities that do not hold; none for an invoice calculated rightly. */
export function brokenIdentities(terms: InvoiceTerms, result: Calculation): string[] {
  const { totals, vatBreakdown, lineNets } = result;
  const parts = terms.allowanceCharges ?? [];
  const of = (kind: "allowance" | "charge") =>
    total(parts.map((part) => (part.kind === kind ? part.amount : undefined)));
  const known = (value: Decimal | undefined) => (value === undefined ? zero : fraction(value));
  const holds: Record<string, boolean> = {
    "BR-CO-10": same(fraction(totals.lines), total(lineNets)),
    "BR-CO-11": same(known(totals.allowances), of("allowance")),
    "BR-CO-12": same(known(totals.charges), of("charge")),
    "BR-CO-13": same(fraction(totals.withoutVat), plus(minus(fraction(totals.lines), of("allowance")), of("charge"))),
    "BR-CO-14": same(fraction(totals.vat), total(vatBreakdown.map(({ vat }) => vat))),
    "BR-CO-15": same(fraction(totals.withVat), plus(fraction(totals.withoutVat), fraction(totals.vat))),
    "BR-CO-16": same(
      fraction(totals.due),
      plus(minus(fraction(totals.withVat), known(totals.prepaid)), known(totals.rounding)),
    ),
    "BR-CO-17": vatBreakdown.every(({ taxable, rate, vat }) =>
      roundsTo(by(times(fraction(taxable), known(rate)), hundred), vat, 2),
    ),
    "BR-CO-18": vatBreakdown.length > 0,
    "BR-53": (terms.vatCurrencyRate === undefined) === (totals.vatInVatCurrency === undefined),
    "BR-S-08": vatBreakdown.every((subtotal) => same(fraction(subtotal.taxable), taxableOf(terms, result, subtotal))),
    "one subtotal for each category and rate": distinct(vatBreakdown.map(groupOf)),
    "no taxable amount is left out": same(
      total(vatBreakdown.map(({ taxable }) => taxable)),
      fraction(totals.withoutVat),
    ),
    "PEPPOL-EN16931-R120": terms.lines.every((line, index) => lineHolds(line, lineNets[index])),
    "BR-DEC": everyAmount(result).every(({ scale }) => scale === 2),
    öresavrundning: terms.rounding !== "whole" || roundedToWhole(result),
  };
  return Object.entries(holds).flatMap(([identity, held]) => (held ? [] : [identity]));
}

function lineHolds(line: InvoiceTerms["lines"][number], net: Decimal | undefined): boolean {
  if (net === undefined) return false;
  const base = line.price.baseQuantity === undefined ? { over: 1n, under: 1n } : fraction(line.price.baseQuantity);
  const gross = by(times(fraction(line.quantity), fraction(line.price.net)), base);
  const exact = (line.allowanceCharges ?? []).reduce(
    (sum, { kind, amount }) => (kind === "charge" ? plus : minus)(sum, fraction(amount)),
    gross,
  );
  return roundsTo(exact, net, 2);
}

interface Group {
  readonly category: string;
  readonly rate?: Decimal;
}

/** A rate is the same whatever its number of decimals: compared per ten-thousand. */
function groupOf({ category, rate }: Group): string {
  return `${category} ${rate === undefined ? "" : (rate.units * 10_000n) / 10n ** BigInt(rate.scale)}`;
}

function taxableOf(terms: InvoiceTerms, { lineNets }: Calculation, group: Group): Fraction {
  const ours = groupOf(group);
  const lines = total(terms.lines.map(({ vat }, index) => (groupOf(vat) === ours ? lineNets[index] : undefined)));
  return (terms.allowanceCharges ?? [])
    .filter(({ vat }) => groupOf(vat) === ours)
    .reduce((sum, { kind, amount }) => (kind === "charge" ? plus : minus)(sum, fraction(amount)), lines);
}

function everyAmount({ totals, vatBreakdown, lineNets }: Calculation): Decimal[] {
  return [...Object.values(totals), ...lineNets, ...vatBreakdown.flatMap(({ taxable, vat }) => [taxable, vat])];
}

/** Whole kronor are due, and rounding moved them by half a krona at most; nothing to round leaves no term behind. */
function roundedToWhole({ totals: { due, rounding } }: Calculation): boolean {
  const whole = due.units % 10n ** BigInt(due.scale) === 0n;
  if (rounding === undefined) return whole;
  return whole && rounding.units !== 0n && rounding.units >= -50n && rounding.units <= 50n;
}

function distinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
