/**
 * An exact decimal number, `units / 10^scale`. The scale is kept as written ("500" and "500.00" are equal but not
 * identical), because an invoice's digits are evidence. Never made from a floating-point number.
 */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** More digits than any invoice needs; a bound, since big integers are quadratic in hostile input. */
const DIGITS_MAX = 60;

/** xs:decimal without surrounding space: what a machine writes, `-12.50`. */
const machineForm = /^([+-]?)(\d*)(?:\.(\d*))?$/;

export const ZERO: Decimal = { units: 0n, scale: 0 };

/** Reads the machine form `-12.50`; answers `undefined` for everything else, such as `1e3`, `1 000` and `12,50`. */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > DIGITS_MAX) return undefined;
  const match = machineForm.exec(text);
  if (match === null) return undefined;
  const fraction = match[3] ?? "";
  const digits = (match[2] ?? "") + fraction;
  if (digits === "") return undefined;
  const units = BigInt(digits);
  return { units: match[1] === "-" ? -units : units, scale: fraction.length };
}

/** The decimal a programmer wrote in the code; anything unreadable is a bug and throws. */
export function decimal(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === undefined) throw new RangeError(`Not a decimal: ${text}`);
  return value;
}

export function integer(units: bigint): Decimal {
  return { units, scale: 0 };
}

/** The machine form, with exactly the decimals the number carries: `-12.50`. */
export function formatDecimal(value: Decimal): string {
  if (value.scale === 0) return value.units.toString();
  const negative = value.units < 0n;
  const digits = (negative ? -value.units : value.units).toString().padStart(value.scale + 1, "0");
  const point = digits.length - value.scale;
  return `${negative ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`;
}

export function add(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return { units: a.units + b.units, scale: a.scale };
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

export function negate(value: Decimal): Decimal {
  return { units: -value.units, scale: value.scale };
}

export function absolute(value: Decimal): Decimal {
  return value.units < 0n ? negate(value) : value;
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

/** −1, 0 or 1 as `a` is less than, equal to or greater than `b`. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const left = unitsAt(a, scale);
  const right = unitsAt(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Equal in value, whatever the number of decimals written. */
export function equal(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}

export function isZero(value: Decimal): boolean {
  return value.units === 0n;
}

export function isNegative(value: Decimal): boolean {
  return value.units < 0n;
}

/** Exactly `digits` decimals, half away from zero: 2.005 → 2.01, −2.005 → −2.01 (EN 16931 §6.5.12, ISO 80000-1 B.3). */
export function roundTo(value: Decimal, digits: number): Decimal {
  if (value.scale <= digits) return { units: unitsAt(value, digits), scale: digits };
  return { units: divideHalfAwayFromZero(value.units, tenTo(value.scale - digits)), scale: digits };
}

/** `a / b` with exactly `digits` decimals, half away from zero. Dividing by zero is a bug and throws. */
export function divideRounded(a: Decimal, b: Decimal, digits: number): Decimal {
  const shift = digits + b.scale - a.scale;
  const dividend = shift >= 0 ? a.units * tenTo(shift) : a.units;
  const divisor = shift >= 0 ? b.units : b.units * tenTo(-shift);
  return { units: divideHalfAwayFromZero(dividend, divisor), scale: digits };
}

/** The same value without trailing zeros: 25.00 → 25. */
export function shortest(value: Decimal): Decimal {
  let { units, scale } = value;
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale -= 1;
  }
  return { units, scale };
}

function divideHalfAwayFromZero(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const remainder = dividend - quotient * divisor;
  const twice = remainder < 0n ? -2n * remainder : 2n * remainder;
  if (twice < (divisor < 0n ? -divisor : divisor)) return quotient;
  return dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
}

function unitsAt(value: Decimal, scale: number): bigint {
  return value.scale === scale ? value.units : value.units * tenTo(scale - value.scale);
}

const powersOfTen: readonly bigint[] = Array.from({ length: 40 }, (_, exponent) => 10n ** BigInt(exponent));

function tenTo(exponent: number): bigint {
  return powersOfTen[exponent] ?? 10n ** BigInt(exponent);
}
