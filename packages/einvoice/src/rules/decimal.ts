/**
 * Exact decimals as the official artefacts reckon with them (xs:decimal): a whole number of units and a count of decimals.
 * Rounding is half toward +∞ (round(-2.5) is -2), division keeps 18 decimals at least. Nothing here passes through a float, except
 * `fromDouble`, for the three rules that the official artefact itself computes in double.
 */
export interface Decimal {
  readonly units: bigint;
  readonly decimals: number;
}

export const zero: Decimal = { units: 0n, decimals: 0 };
export const one: Decimal = { units: 1n, decimals: 0 };

const powers = Array.from({ length: 40 }, (_, n) => 10n ** BigInt(n));
const power = (n: number): bigint => powers[n] ?? 10n ** BigInt(n);

/** Beyond so many digits a whole number is no longer exact as a double. */
const exactDigits = 15;

/** The decimal a text spells, or undefined. No exponent, no group separator; white space only around it. */
export function parseDecimal(text: string): Decimal | undefined {
  let at = 0;
  let end = text.length;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  while (end > at && isSpace(text.charCodeAt(end - 1))) end--;
  const isNegative = text.charCodeAt(at) === 45;
  if (isNegative || text.charCodeAt(at) === 43) at++;
  const start = at;
  let point = -1;
  let whole = 0;
  for (; at < end; at++) {
    const c = text.charCodeAt(at);
    if (c >= 48 && c <= 57) whole = whole * 10 + (c - 48);
    else if (c === 46 && point < 0) point = at;
    else return undefined;
  }
  const digits = end - start - (point < 0 ? 0 : 1);
  if (digits <= 0) return undefined;
  const units = digits <= exactDigits ? BigInt(whole) : BigInt(text.slice(start, end).replace(".", ""));
  return { units: isNegative ? -units : units, decimals: point < 0 ? 0 : end - point - 1 };
}

const isSpace = (c: number): boolean => c === 32 || c === 9 || c === 10 || c === 13;

export function add(a: Decimal, b: Decimal): Decimal {
  if (a.decimals === b.decimals) return { units: a.units + b.units, decimals: a.decimals };
  const decimals = Math.max(a.decimals, b.decimals);
  return { units: raised(a, decimals) + raised(b, decimals), decimals };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

export function negate(a: Decimal): Decimal {
  return { units: -a.units, decimals: a.decimals };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, decimals: a.decimals + b.decimals };
}

/**
 * The quotient, half toward zero. It keeps 18 decimals, and more where the dividend has more decimals than the divisor, zeros at
 * the end not counted: hundreds have -2. So -3.91 / 7 has 20, and 14 times that is a little beyond -7.82.
 */
export function divide(a: Decimal, b: Decimal): Decimal {
  const top = stripped(a);
  const bottom = stripped(b);
  const decimals = Math.max(18, 18 + top.decimals - bottom.decimals);
  const shift = decimals - top.decimals + bottom.decimals;
  const dividend = top.units * power(shift);
  const quotient = dividend / bottom.units;
  const rest = dividend - quotient * bottom.units;
  const isUp = magnitude(rest) * 2n > magnitude(bottom.units);
  const up = isUp ? (dividend < 0n === bottom.units < 0n ? 1n : -1n) : 0n;
  return { units: quotient + up, decimals };
}

/** A hundredth, exactly. */
export const hundredth = ({ units, decimals }: Decimal): Decimal => ({ units, decimals: decimals + 2 });

function stripped({ units, decimals }: Decimal): Decimal {
  if (units === 0n) return zero;
  let left = units;
  let kept = decimals;
  for (; left % 10n === 0n; kept--) left /= 10n;
  return { units: left, decimals: kept };
}

export function abs(a: Decimal): Decimal {
  return a.units < 0n ? negate(a) : a;
}

/** Below zero, zero or above, as a is less than, equal to or greater than b. */
export function compare(a: Decimal, b: Decimal): number {
  const decimals = Math.max(a.decimals, b.decimals);
  const left = raised(a, decimals);
  const right = raised(b, decimals);
  return left < right ? -1 : left > right ? 1 : 0;
}

export const equal = (a: Decimal, b: Decimal): boolean => compare(a, b) === 0;
export const isZero = (a: Decimal): boolean => a.units === 0n;

/** Rounded to a number of decimals, half toward +∞. */
export function round(a: Decimal, decimals = 0): Decimal {
  if (a.decimals <= decimals) return a;
  const step = power(a.decimals - decimals);
  const shifted = a.units * 2n + step;
  const double = step * 2n;
  const floor = shifted >= 0n ? shifted / double : -((-shifted + double - 1n) / double);
  return { units: floor, decimals };
}

/** Rounded to hundredths. */
export const roundCents = (a: Decimal): Decimal => round(a, 2);

/** Rounded to a number of decimals, half away from zero, as people do. */
export const roundAway = (a: Decimal, decimals: number): Decimal =>
  a.units < 0n ? negate(round(negate(a), decimals)) : round(a, decimals);

/** As a document writes it. */
export function toText({ units, decimals }: Decimal): string {
  const digits = magnitude(units)
    .toString()
    .padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const sign = units < 0n ? "-" : "";
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - decimals)}`;
}

export function sum(terms: Iterable<Decimal>): Decimal {
  let total = zero;
  for (const term of terms) total = add(total, term);
  return total;
}

/** The exact value of a binary double: 1939.15 as a double is 1939.1500000000000909… and compares so. */
export function fromDouble(value: number): Decimal {
  let binary = value;
  let halvings = 0;
  while (!Number.isInteger(binary)) {
    binary *= 2;
    halvings++;
  }
  return { units: BigInt(binary) * 5n ** BigInt(halvings), decimals: halvings };
}

function raised(a: Decimal, decimals: number): bigint {
  return a.decimals === decimals ? a.units : a.units * power(decimals - a.decimals);
}

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);
