/**
 * Exact decimals as the official artefacts reckon with them (xs:decimal): a whole number of units and a count of decimals.
 * Rounding is half toward +∞ (round(-2.5) is -2), division keeps 18 decimals at least. Nothing here passes through a fraction of a float,
 * except `compareDouble`, for the three rules that the official artefact itself computes in double.
 */
export interface Decimal {
  readonly units: Units;
  readonly decimals: number;
}

/** A whole number: a `number` as long as it is exact there (below 2^53, as nearly all amounts are), else a `bigint`. */
type Units = number | bigint;

export const zero: Decimal = { units: 0, decimals: 0 };
export const one: Decimal = { units: 1, decimals: 0 };

const maxSafe = BigInt(Number.MAX_SAFE_INTEGER);

const powers: readonly Units[] = Array.from({ length: 40 }, (_, n) => fitting(10n ** BigInt(n)));
const power = (n: number): Units => powers[n] ?? 10n ** BigInt(n);

/** Beyond so many digits a whole number is no longer exact as a double. */
const exactDigits = 15;

/** The decimal a text (or a stretch of one) spells, or undefined. No exponent, no group separator; white space only around it. */
export function parseDecimal(text: string, from = 0, to = text.length): Decimal | undefined {
  let at = from;
  let end = to;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  while (end > at && isSpace(text.charCodeAt(end - 1))) end--;
  const sign = at < end ? text.charCodeAt(at) : 0;
  if (sign === 45 || sign === 43) at++;
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
  const units = digits <= exactDigits ? whole : fitting(BigInt(text.slice(start, end).replace(".", "")));
  return { units: sign === 45 ? -units : units, decimals: point < 0 ? 0 : end - point - 1 };
}

const isSpace = (c: number): boolean => c === 32 || c === 9 || c === 10 || c === 13;

export function add(a: Decimal, b: Decimal): Decimal {
  const decimals = Math.max(a.decimals, b.decimals);
  return { units: plus(raised(a, decimals), raised(b, decimals)), decimals };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  const decimals = Math.max(a.decimals, b.decimals);
  return { units: plus(raised(a, decimals), -raised(b, decimals)), decimals };
}

export function negate(a: Decimal): Decimal {
  return { units: -a.units, decimals: a.decimals };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: times(a.units, b.units), decimals: a.decimals + b.decimals };
}

/**
 * The quotient, half toward zero. It keeps 18 decimals, and more where the dividend has more decimals than the divisor, zeros at
 * the end not counted: hundreds have -2. So -3.91 / 7 has 20, and 14 times that is a little beyond -7.82.
 */
export function divide(a: Decimal, b: Decimal): Decimal {
  const top = stripped(a);
  const bottom = stripped(b);
  const decimals = Math.max(18, 18 + top.decimals - bottom.decimals);
  const dividend = top.units * BigInt(power(decimals - top.decimals + bottom.decimals));
  const quotient = dividend / bottom.units;
  const rest = dividend - quotient * bottom.units;
  const isUp = magnitude(rest) * 2n > magnitude(bottom.units);
  const up = isUp ? (dividend < 0n === bottom.units < 0n ? 1n : -1n) : 0n;
  return { units: fitting(quotient + up), decimals };
}

/** A hundredth, exactly. */
export const hundredth = ({ units, decimals }: Decimal): Decimal => ({ units, decimals: decimals + 2 });

function stripped({ units, decimals }: Decimal): { readonly units: bigint; readonly decimals: number } {
  if (units === 0) return { units: 0n, decimals: 0 };
  let left = BigInt(units);
  let kept = decimals;
  for (; left % 10n === 0n; kept--) left /= 10n;
  return { units: left, decimals: kept };
}

export function abs(a: Decimal): Decimal {
  return a.units < 0 ? negate(a) : a;
}

/** Below zero, zero or above, as a is less than, equal to or greater than b. */
export function compare(a: Decimal, b: Decimal): number {
  const decimals = Math.max(a.decimals, b.decimals);
  const left = raised(a, decimals);
  const right = raised(b, decimals);
  return left < right ? -1 : left > right ? 1 : 0;
}

export const equal = (a: Decimal, b: Decimal): boolean => compare(a, b) === 0;
export const isZero = (a: Decimal): boolean => a.units === 0;

/** Rounded to a number of decimals, half toward +∞. */
export function round(a: Decimal, decimals = 0): Decimal {
  if (a.decimals <= decimals) return a;
  const step = power(a.decimals - decimals);
  const double = times(step, 2);
  const shifted = plus(times(a.units, 2), step);
  if (typeof shifted === "number" && typeof double === "number") {
    const rest = shifted % double;
    return { units: (shifted - (rest < 0 ? rest + double : rest)) / double, decimals };
  }
  const [wide, by] = [BigInt(shifted), BigInt(double)];
  return { units: fitting(wide >= 0n ? wide / by : -((-wide + by - 1n) / by)), decimals };
}

/** Rounded to hundredths. */
export const roundCents = (a: Decimal): Decimal => round(a, 2);

/** Rounded to a number of decimals, half away from zero, as people do. */
export const roundAway = (a: Decimal, decimals: number): Decimal =>
  a.units < 0n ? negate(round(negate(a), decimals)) : round(a, decimals);

/** As a document writes it. */
export function toText({ units, decimals }: Decimal): string {
  const digits = magnitude(BigInt(units))
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

/** The same value without zeros at the end of its decimals, so that equal values are written alike. */
export function shortest(a: Decimal): Decimal {
  let { units, decimals } = a;
  for (; decimals > 0 && isTenfold(units); decimals--) units = typeof units === "number" ? units / 10 : units / 10n;
  return { units: typeof units === "number" ? units : fitting(units), decimals };
}

const isTenfold = (units: Units): boolean => (typeof units === "number" ? units % 10 === 0 : units % 10n === 0n);

/** A binary double compared by its exact value: 1939.15 as a double is 1939.1500000000000909…, and above 1939.15. */
export function compareDouble(value: number, b: Decimal): number {
  const gap = value - Number(b.units) / 10 ** b.decimals;
  const isPlain = b.decimals < 300 && Math.abs(gap) > Math.abs(value) * 1e-9 + 1e-9;
  return isPlain ? gap : compare(fromDouble(value), b);
}

function fromDouble(value: number): Decimal {
  let binary = value;
  let halvings = 0;
  while (!Number.isInteger(binary)) {
    binary *= 2;
    halvings++;
  }
  return { units: fitting(BigInt(binary) * 5n ** BigInt(halvings)), decimals: halvings };
}

function raised(a: Decimal, decimals: number): Units {
  return a.decimals === decimals ? a.units : times(a.units, power(decimals - a.decimals));
}

/** A sum or product that a number holds exactly is safe, and one that is not exact is never safe. */
function plus(a: Units, b: Units): Units {
  if (typeof a === "number" && typeof b === "number") {
    const total = a + b;
    if (Number.isSafeInteger(total)) return total;
  }
  return fitting(BigInt(a) + BigInt(b));
}

function times(a: Units, b: Units): Units {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product;
  }
  return fitting(BigInt(a) * BigInt(b));
}

function fitting(units: bigint): Units {
  return units >= -maxSafe && units <= maxSafe ? Number(units) : units;
}

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);
