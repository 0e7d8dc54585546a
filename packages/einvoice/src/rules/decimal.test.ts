/** Decimals beside plain fractions of bigints: small ones are reckoned as numbers, large ones as bigints, and none may tell. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  abs,
  add,
  compare,
  compareDouble,
  type Decimal,
  divide,
  equal,
  isZero,
  multiply,
  negate,
  parseDecimal,
  round,
  shortest,
  subtract,
  sum,
} from "./decimal.ts";

/** Texts of every size, many about 2⁵³, where a number stops being exact. */
const texts = fc
  .tuple(
    fc.boolean(),
    fc.oneof(
      fc.bigInt(0n, 99_999n),
      fc.bigInt(2n ** 53n - 3n, 2n ** 53n + 3n),
      fc.bigInt(0n, 10n ** 30n),
      fc.constantFrom(4_503_599_627_370_495n, 9_007_199_254_740_991n, 999_999_999_999_999n),
    ),
    fc.integer({ min: 0, max: 12 }),
  )
  .map(([isNegative, units, decimals]) => {
    const digits = String(units).padStart(decimals + 1, "0");
    const whole = digits.slice(0, digits.length - decimals);
    return `${isNegative ? "-" : ""}${decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`}`;
  });

const read = (text: string): Decimal => parseDecimal(text) as Decimal;

/** The value in units of 10⁻⁴⁰, which holds every result here exactly. */
const scaled = ({ units, decimals }: Decimal): bigint => BigInt(units) * 10n ** BigInt(40 - decimals);
const scaledText = (text: string): bigint => {
  const [whole = "", decimals = ""] = text.replace("-", "").split(".");
  const size = BigInt(whole + decimals) * 10n ** BigInt(40 - decimals.length);
  return text.startsWith("-") ? -size : size;
};
const one = 10n ** 40n;

function agree(check: (a: string, b: string) => void): void {
  fc.assert(fc.property(texts, texts, check), { seed: 20261128, numRuns: 3000 });
}

test("what is read is what is written, with as many decimals", () => {
  agree((a) => {
    expect(scaled(read(a))).toBe(scaledText(a));
    expect(read(a).decimals).toBe(a.split(".")[1]?.length ?? 0);
  });
});

test("sums, differences, products and order are exact", () => {
  agree((a, b) => {
    const [x, y] = [scaledText(a), scaledText(b)];
    expect(scaled(add(read(a), read(b)))).toBe(x + y);
    expect(scaled(subtract(read(a), read(b)))).toBe(x - y);
    expect(scaled(multiply(read(a), read(b))) * one).toBe(x * y);
    expect(Math.sign(compare(read(a), read(b)))).toBe(x < y ? -1 : x > y ? 1 : 0);
    expect(equal(read(a), read(b))).toBe(x === y);
    expect(scaled(sum([read(a), read(b), read(a)]))).toBe(x + y + x);
    expect(scaled(negate(read(a)))).toBe(-x);
    expect(scaled(abs(read(a)))).toBe(x < 0n ? -x : x);
    expect(isZero(read(a))).toBe(x === 0n);
  });
});

test("rounding goes to the nearest, and a half toward plus infinity", () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 0, max: 6 }), (text, decimals) => {
      const step = 10n ** BigInt(40 - decimals);
      const shifted = scaledText(text) * 2n + step;
      const floor = shifted >= 0n ? shifted / (step * 2n) : -((-shifted + step * 2n - 1n) / (step * 2n));
      expect(scaled(round(read(text), decimals))).toBe(floor * step);
    }),
    { seed: 20261128, numRuns: 3000 },
  );
  expect(["2.5", "-2.5", "-2.6", "2.4", "0.005"].map((text) => Number(round(read(text)).units))).toEqual([
    3, -2, -3, 2, 0,
  ]);
});

test("division keeps 18 decimals or, of a dividend with more decimals, more; a half goes toward zero", () => {
  const quotient = (a: string, b: string): string => {
    const { units, decimals } = divide(read(a), read(b));
    return `${units}e-${decimals}`;
  };
  expect(quotient("1", "3")).toBe("333333333333333333e-18");
  expect(quotient("2", "3")).toBe("666666666666666667e-18");
  expect(quotient("-2", "3")).toBe("-666666666666666667e-18");
  expect(quotient("1", "524288")).toBe("1907348632812e-18");
  expect(quotient("-1", "524288")).toBe("-1907348632812e-18");
  expect(quotient("-3.91", "7")).toBe("-55857142857142857143e-20");
  expect(quotient("1", "0.3")).toBe("3333333333333333333e-18");
  expect(quotient("0", "7")).toBe("0e-18");
  expect(scaled(divide(read("25"), read("100")))).toBe(one / 4n);
});

test("a binary double is compared by its exact value", () => {
  expect(Math.sign(compareDouble(1939.15, read("1939.15")))).toBe(1);
  expect(Math.sign(compareDouble(0.1, read("0.1")))).toBe(1);
  expect(Math.sign(compareDouble(1.1 - 1, read("0.1")))).toBe(1);
  expect(compareDouble(0.5, read("0.50"))).toBe(0);
  expect(compareDouble(3, read("3.0"))).toBe(0);
  expect(Math.sign(compareDouble(2, read("1.99")))).toBe(1);
  expect(Math.sign(compareDouble(-2, read("1.99")))).toBe(-1);
  expect(Math.sign(compareDouble(1, read("9".repeat(400))))).toBe(-1);
  expect(Math.sign(compareDouble(1, read(`0.${"9".repeat(400)}`)))).toBe(1);
  expect(Math.sign(compareDouble(0, read(`0.${"0".repeat(399)}1`)))).toBe(-1);
});

test("equal values are written alike once shortened", () => {
  agree((a) => {
    const { units, decimals } = shortest(read(`${a}${a.includes(".") ? "" : "."}000`));
    expect({ units, decimals }).toEqual(shortest(read(a)));
    expect(decimals === 0 || BigInt(units) % 10n !== 0n).toBe(true);
  });
});

test("what is no decimal is not read", () => {
  for (const text of ["", " ", ".", "-", "+.", "1e1", "1,5", "1 5", "--1", "1.2.3", "INF", "\u00a01", "1-"])
    expect(parseDecimal(text)).toBeUndefined();
  expect(parseDecimal(" +01.50\n")).toEqual({ units: 150, decimals: 2 });
  expect(parseDecimal("x12.5y", 1, 5)).toEqual({ units: 125, decimals: 1 });
  expect(parseDecimal("12-", 2, 3)).toBeUndefined();
});
