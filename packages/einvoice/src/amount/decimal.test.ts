import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDecimal } from "../../test/arbitrary-invoice.ts";
import {
  absolute,
  add,
  compare,
  decimal,
  divideRounded,
  equal,
  formatDecimal,
  integer,
  isNegative,
  isZero,
  multiply,
  negate,
  parseDecimal,
  roundTo,
  shortest,
  subtract,
  sum,
  ZERO,
} from "./decimal.ts";

describe("the machine form", () => {
  test.each([
    ["-12.50", "-12.50"],
    ["0", "0"],
    ["007", "7"],
    ["+5", "5"],
    [".5", "0.5"],
    ["5.", "5"],
    ["-0.00", "0.00"],
    ["-.05", "-0.05"],
  ])("%s is read and written %s", (text, written) => {
    expect(formatDecimal(decimal(text))).toBe(written);
  });

  test.each(["", "-", ".", "1e3", "1 000", "12,50", "0x1", "١", "NaN", "Infinity", " 1", "1 ", "--1", "1.2.3"])(
    "%j is no decimal",
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
      expect(() => decimal(text)).toThrow(RangeError);
    },
  );

  test("a number longer than any invoice's is refused before it costs anything", () => {
    expect(parseDecimal("9".repeat(61))).toBeUndefined();
    expect(parseDecimal("9".repeat(60))).toBeDefined();
  });

  test("reading back what was written gives the same digits", () => {
    fc.assert(
      fc.property(anyDecimal, (value) => {
        expect(parseDecimal(formatDecimal(value))).toEqual(value);
      }),
    );
  });
});

describe("arithmetic is exact", () => {
  test("addition and multiplication may be done in any order and grouping", () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, anyDecimal, (a, b, c) => {
        expect(equal(add(a, b), add(b, a))).toBe(true);
        expect(equal(add(add(a, b), c), add(a, add(b, c)))).toBe(true);
        expect(equal(multiply(a, b), multiply(b, a))).toBe(true);
        expect(equal(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
        expect(equal(sum([a, b, c]), add(a, add(b, c)))).toBe(true);
      }),
    );
  });

  test("subtracting undoes adding, and negating twice changes nothing", () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        expect(equal(subtract(add(a, b), b), a)).toBe(true);
        expect(negate(negate(a))).toEqual(a);
        expect(isZero(subtract(a, a))).toBe(true);
        expect(isNegative(absolute(a))).toBe(false);
      }),
    );
  });

  test("0.1 + 0.2 is 0.3", () => {
    expect(equal(add(decimal("0.1"), decimal("0.2")), decimal("0.3"))).toBe(true);
  });

  test("comparing agrees with subtracting", () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        const difference = subtract(a, b);
        expect(compare(a, b)).toBe(isZero(difference) ? 0 : isNegative(difference) ? -1 : 1);
      }),
    );
  });
});

describe("rounding is half away from zero", () => {
  test.each([
    ["2.005", 2, "2.01"],
    ["-2.005", 2, "-2.01"],
    ["2.00499", 2, "2.00"],
    ["0.5", 0, "1"],
    ["-0.5", 0, "-1"],
    ["0.49", 0, "0"],
    ["9.995", 2, "10.00"],
    ["7", 2, "7.00"],
    ["1.10", 1, "1.1"],
  ])("%s with %i decimals is %s", (text, digits, rounded) => {
    expect(formatDecimal(roundTo(decimal(text), digits))).toBe(rounded);
  });

  test("a rounded number is never more than half a unit away, and rounding it again changes nothing", () => {
    fc.assert(
      fc.property(anyDecimal, fc.nat({ max: 4 }), (value, digits) => {
        const rounded = roundTo(value, digits);
        const away = absolute(subtract(rounded, value));
        expect(compare(multiply(away, integer(2n)), { units: 1n, scale: digits })).not.toBe(1);
        expect(roundTo(rounded, digits)).toEqual(rounded);
      }),
    );
  });

  test("however many decimals there are", () => {
    expect(formatDecimal(roundTo({ units: 15n * 10n ** 49n, scale: 50 }, 1))).toBe("1.5");
    expect(formatDecimal(roundTo(decimal("1"), 45))).toBe(`1.${"0".repeat(45)}`);
  });

  test.each([
    ["1", "3", 2, "0.33"],
    ["2", "3", 2, "0.67"],
    ["-2", "3", 2, "-0.67"],
    ["1", "-8", 2, "-0.13"],
    ["-1", "-8", 2, "0.13"],
    ["10", "4", 0, "3"],
    ["1", "0.001", 0, "1000"],
    ["0.0001", "1000", 2, "0.00"],
    ["1.2345", "1", 2, "1.23"],
    ["1.2355", "2", 2, "0.62"],
    ["0.0449", "0.1", 1, "0.4"],
    ["-7.77777", "0.25", 1, "-31.1"],
  ])("%s / %s with %i decimals is %s", (a, b, digits, quotient) => {
    expect(formatDecimal(divideRounded(decimal(a), decimal(b), digits))).toBe(quotient);
  });

  test("dividing what was multiplied gives it back", () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        fc.pre(!isZero(b));
        expect(equal(divideRounded(multiply(a, b), b, a.scale), a)).toBe(true);
      }),
    );
  });

  test("dividing by zero is a bug", () => {
    expect(() => divideRounded(decimal("1"), ZERO, 2)).toThrow(RangeError);
  });
});

test.each([
  ["25.00", "25"],
  ["0.10", "0.1"],
  ["100", "100"],
  ["-0.000", "0"],
])("%s without its trailing zeros is %s", (text, short) => {
  expect(formatDecimal(shortest(decimal(text)))).toBe(short);
});
