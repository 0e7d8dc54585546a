import { type Decimal, roundTo, equal } from "./decimal.ts";

/** An amount in whole minor units (öre) of one currency: what is stored, added and paid. */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const minorDigitsByCurrency: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

export function minorDigits(currency: string): number {
  return minorDigitsByCurrency[currency] ?? 2;
}

/** The amount in minor units. Digits below the minor unit are a bug here: round first, in one named place. */
export function toMinor(amount: Decimal, currency: string): Money {
  const exact = roundTo(amount, minorDigits(currency));
  if (!equal(exact, amount)) throw new RangeError(`An amount in ${currency} has more decimals than the currency`);
  return { minor: exact.units, currency };
}

export function fromMinor(money: Money): Decimal {
  return { units: money.minor, scale: minorDigits(money.currency) };
}

/**
 * Splits a total in proportion to the weights, so that the shares always sum to the total: every share is rounded down
 * and the units left over go one each to the largest remainders, the earlier first. Weights may be negative as long as
 * they do not sum to zero; only a zero total can be split over weights that do.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = sumOf(weights);
  if (whole === 0n && total !== 0n) throw new RangeError("Weights that sum to zero cannot share out an amount");
  if (total === 0n) return weights.map(() => 0n);
  if (total < 0n) return allocate(-total, weights).map((share) => -share);
  if (whole < 0n)
    return allocate(
      total,
      weights.map((weight) => -weight),
    );
  const parts = weights.map((weight) => divideDown(total * weight, whole));
  const left = total - sumOf(parts.map(({ share }) => share));
  // Sorting keeps the order of equals, so that of equal remainders the earlier comes first.
  const luckiest = parts.toSorted((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : 0)).slice(0, Number(left));
  const lucky = new Set(luckiest);
  return parts.map((part) => (lucky.has(part) ? part.share + 1n : part.share));
}

/** The share rounded down, also below zero, and what is left of the dividend. */
function divideDown(dividend: bigint, divisor: bigint): { readonly share: bigint; readonly rest: bigint } {
  const remainder = dividend % divisor;
  const rest = remainder < 0n ? remainder + divisor : remainder;
  return { share: (dividend - rest) / divisor, rest };
}

function sumOf(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b, 0n);
}
