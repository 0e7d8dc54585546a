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
  if (total < 0n) return allocate(-total, weights).map((share) => -share);
  const whole = weights.reduce((a, b) => a + b, 0n);
  if (whole === 0n) {
    if (total === 0n) return weights.map(() => 0n);
    throw new RangeError("Weights that sum to zero cannot share out an amount");
  }
  const sign = whole < 0n ? -1n : 1n;
  const parts = weights.map((weight, index) => divideDown(total * weight * sign, whole * sign, index));
  let left = total - parts.reduce((a, part) => a + part.share, 0n);
  const byRemainder = [...parts].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  const shares = parts.map((part) => part.share);
  for (const part of byRemainder) {
    if (left === 0n) break;
    shares[part.index] = part.share + 1n;
    left -= 1n;
  }
  return shares;
}

function divideDown(dividend: bigint, divisor: bigint, index: number): { share: bigint; rest: bigint; index: number } {
  const truncated = dividend / divisor;
  const share = dividend - truncated * divisor < 0n ? truncated - 1n : truncated;
  return { share, rest: dividend - share * divisor, index };
}
