import fc from "fast-check";
import { expect, test } from "vitest";
import { decimal, equal } from "./decimal.ts";
import { allocate, fromMinor, minorDigits, toMinor } from "./money.ts";

test.each([
  ["12.5", "SEK", 1250n],
  ["-0.01", "SEK", -1n],
  ["12.500", "SEK", 1250n],
  ["1250", "JPY", 1250n],
  ["1.234", "KWD", 1234n],
])("%s %s is %i in minor units", (amount, currency, minor) => {
  const money = toMinor(decimal(amount), currency);
  expect(money).toEqual({ minor, currency });
  expect(equal(fromMinor(money), decimal(amount))).toBe(true);
});

test.each([
  ["0.005", "SEK"],
  ["0.5", "ISK"],
])("%s %s has no minor units: round first, in one named place", (amount, currency) => {
  expect(() => toMinor(decimal(amount), currency)).toThrow(RangeError);
});

test.each([
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
  [2, "SEK EUR NOK DKK USD GBP PLN CHF"],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
])("so many as %i decimals has each of %s (ISO 4217)", (digits, currencies) => {
  for (const currency of currencies.split(" ")) expect([currency, minorDigits(currency)]).toEqual([currency, digits]);
});

test.each([
  [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
  [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
  [5n, [0n, 1n], [0n, 5n]],
  [10n, [3n, -1n], [15n, -5n]],
  [1n, [1n, 2n], [0n, 1n]],
  [3n, [1n, 1n, 5n], [1n, 0n, 2n]],
  [10n, [4n, -1n], [13n, -3n]],
  [1n, [-2n, 5n], [-1n, 2n]],
  [11n, [2n, 3n, 4n], [2n, 4n, 5n]],
  [0n, [], []],
  [0n, [0n, 0n], [0n, 0n]],
  [7n, [-2n, -1n], [5n, 2n]],
])("%i shared by %s is %s", (total, weights, shares) => {
  expect(allocate(total, weights)).toEqual(shares);
});

test("a total cannot be shared by weights that sum to zero", () => {
  expect(() => allocate(1n, [])).toThrow(RangeError);
  expect(() => allocate(1n, [1n, -1n])).toThrow(RangeError);
});

test("shares always sum to the total, none is a whole unit from its due, and a reversed total is shared the same way", () => {
  const anyTotal = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
  const anyWeights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(anyTotal, anyWeights, (total, weights) => {
      const whole = weights.reduce((a, b) => a + b, 0n);
      fc.pre(whole !== 0n);
      const shares = allocate(total, weights);
      expect(shares.reduce((a, b) => a + b, 0n)).toBe(total);
      shares.forEach((share, index) => {
        const distance = share * whole - total * (weights[index] ?? 0n);
        expect(distance < whole && distance > -whole).toBe(true);
      });
      expect(allocate(-total, weights)).toEqual(shares.map((share) => -share));
    }),
  );
});
