/** Values read as the official artefacts read them: days, doubles, decimals, lengths; and what stops them. */
import { expect, test } from "vitest";
import { scanned } from "../../test/sweep.ts";
import {
  booleanOf,
  characters,
  codePoints,
  collapse,
  dayOf,
  decimalOf,
  decimalsWritten,
  doubleOf,
  every,
  isFilled,
  numberOf,
  ownTexts,
  parseDouble,
} from "./reads.ts";
import { nameId } from "../ubl/scan.ts";
import { type Decimal, equal } from "./decimal.ts";
import { Stopped } from "./rule.ts";
import { again, child, childrenNamed } from "./siblings.ts";

/** The only element of a document that says just this. */
const holding = (text: string) => scanned(`<a>${text}</a>`);
const day = (text: string): number => dayOf(holding(text), 0);

test.each([
  ["0", 0],
  ["7", 7],
  ["1938.15", 1938.15],
  ["0.07", 0.07],
  ["25.", 25],
  ["123456789012345", 123456789012345],
  ["1234567890123.5", 1234567890123.5],
  ["99999999999999999999", 1e20],
  [".5", 0.5],
  ["+1", 1],
  ["-1.5", -1.5],
  ["1e2", 100],
  ["1E-2", 0.01],
  [" 12 ", 12],
  ["&#49;2", 12],
  ["1<!-- -->2", 12],
  ["INF", Infinity],
  ["-INF", -Infinity],
  // NaN is more than any number where it is compared, and a zero with a minus sign less than zero.
  ["NaN", Infinity],
  ["-0.0", -Number.MIN_VALUE],
  ["-0", 0],
  ["-000000000000000", 0],
  ["-0000000000000000", -Number.MIN_VALUE],
])("%j is %d as a double", (text, value) => {
  expect(doubleOf(holding(text), 0)).toBe(value);
});

test.each(["", " ", ".", "-", "1,5", "1 2", "1.2.3", "0x1", "1e", "e1", "1\u00a0", "inf", "٣", "+NaN"])(
  "%j is no double, and stops the artefact",
  (text) => {
    expect(() => doubleOf(holding(text), 0)).toThrow(Stopped);
    expect(numberOf(holding(text), 0)).toBeNaN();
    expect(parseDouble(text)).toBeUndefined();
  },
);

test("every number of up to fifteen characters is the double that JavaScript reads too", () => {
  let state = 7;
  const digits = (count: number): string => {
    let text = "";
    for (let i = 0; i < count; i++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      text += String((state >>> 16) % 10);
    }
    return text;
  };
  for (let i = 0; i < 2000; i++) {
    const whole = digits(1 + (i % 12));
    const text = i % 3 === 0 ? whole : `${whole}.${digits(i % 4)}`;
    expect([text, doubleOf(holding(text), 0)]).toEqual([text, Number(text)]);
  }
});

test("a decimal has a sign, digits and a point, and white space around; what else there is stops the artefact", () => {
  expect(decimalOf(holding("12.50"), -1)).toBeUndefined();
  expect(decimalOf(holding(" -12.50\n"), 0)).toEqual(decimalOf(holding("-12.50"), 0));
  expect(decimalOf(holding("&#49;2.5"), 0)).toEqual(decimalOf(holding("12.5"), 0));
  for (const text of ["", " ", ".", "1e1", "INF", "NaN", "1,5", "--1", "1\u00a0"])
    expect(() => decimalOf(holding(text), 0)).toThrow(Stopped);
});

test.each([
  [10_240, false],
  [10_241, true],
])("a number of %d characters is too long to reckon with: %s", (length, isTooLong) => {
  const judge = () => decimalOf(holding("1".repeat(length)), 0);
  if (isTooLong) expect(judge).toThrow(Stopped);
  else expect(judge).not.toThrow();
});

test.each([
  ["0", "12.5", "", "12.5"],
  ["-0", "12.5", "", "-12.5"],
  ["+0", "12.", "0", "12"],
  ["", ".5", "0", "0.5"],
  ["", ".0", "0", "0"],
  ["0", ".0", "0", "0"],
  ["0", "0", "", "0"],
  [" ", "7", "\n", "7"],
])(
  "zeros and white space without end around a number are nothing to reckon with: %j %s %j",
  (before, digits, after, value) => {
    const sign = /^[+-]/.exec(before)?.[0] ?? "";
    const text = sign + before.slice(sign.length).repeat(20_000) + digits + after.repeat(20_000);
    const read = decimalOf(holding(text), 0) as Decimal;
    expect(equal(read, decimalOf(holding(value), 0) as Decimal)).toBe(true);
  },
);

test.each(["x", " 1", "e1", "\u00a0"])("a long text that is no number is told of as that: %j at its end", (end) => {
  expect(() => decimalOf(holding(`1${"0".repeat(20_000)}${end}`), 0)).toThrow(
    expect.objectContaining({ reason: "not-decimal" }) as Error,
  );
});

test.each([
  ["", 0],
  ["1", 0],
  ["1.", 0],
  ["1.5", 1],
  ["1.50", 2],
  ["1.005", 3],
  [".5", 1],
  ["1.5 ", 2],
  ["1.2.3", 3],
  ["1.\u{1f600}", 1],
  ["1.&#53;0", 2],
  ["1.5<!-- -->0", 2],
])("%j is written with %d decimals", (text, count) => {
  expect(decimalsWritten(holding(text), 0)).toBe(count);
  expect(decimalsWritten(holding(text), -1)).toBe(0);
});

test.each([
  ["true", true],
  ["1", true],
  [" true ", true],
  ["false", false],
  ["0", false],
])("%j is a truth value: %s", (text, value) => {
  expect(booleanOf(holding(text), 0)).toBe(value);
});

test.each(["", "TRUE", "yes", "2", "true1"])("%j is no truth value, and stops the artefact", (text) => {
  expect(() => booleanOf(holding(text), 0)).toThrow(Stopped);
});

test("days follow one another, over the ends of months, leap years and centuries", () => {
  const start = Date.UTC(1895, 0, 1);
  for (let n = 1; n < 80_000; n += 13) {
    const text = (at: number) => new Date(start + at * 86_400_000).toISOString().slice(0, 10);
    expect([text(n), day(text(n)) - day(text(n - 1))]).toEqual([text(n), 1440]);
  }
  expect(day("2000-03-01") - day("2000-02-28")).toBe(2 * 1440);
  expect(day("1900-03-01") - day("1900-02-28")).toBe(1440);
});

test("a time zone moves a day, and none is UTC", () => {
  expect(day("2026-09-01Z")).toBe(day("2026-09-01"));
  expect(day("2026-09-01+02:30")).toBe(day("2026-09-01") - 150);
  expect(day("2026-09-01-02:30")).toBe(day("2026-09-01") + 150);
  expect(day(" 2026-09-01 ")).toBe(day("2026-09-01"));
  expect(day("-0001-01-01")).toBeLessThan(day("0001-01-01"));
});

test.each(["", "2026-02-29", "2026-13-01", "2026-1-1", "01-09-2026", "2026-09-01T00:00:00", "2026-09-01+15:00"])(
  "%j is no day, and stops the artefact",
  (text) => {
    expect(() => day(text)).toThrow(Stopped);
  },
);

test.each([
  ["a b", "a b"],
  [" a", "a"],
  ["a ", "a"],
  ["a  b", "a b"],
  ["a\tb", "a b"],
  ["\n a \r\n b \t", "a b"],
  [" ", ""],
  ["", ""],
  ["\u00a0a\u00a0", "\u00a0a\u00a0"],
  ["\u000ba", "\u000ba"],
])("%j collapses to %j", (text, collapsed) => {
  expect(collapse(text)).toBe(collapsed);
});

test("only the four white spaces of XML are none", () => {
  expect(["", " ", "\t\n", "<!-- x -->", "&#32;"].filter((text) => isFilled(holding(text), 0))).toEqual([]);
  expect(["x", "\u00a0", "&#160;", "<b/>x"].filter((text) => !isFilled(holding(text), 0))).toEqual([]);
  expect(isFilled(holding("x"), -1)).toBe(false);
});

test("a comment or an instruction parts a text, a reference or CDATA does not", () => {
  expect(ownTexts(holding("ab"), 0)).toEqual(["ab"]);
  expect(ownTexts(holding("a<!-- -->b"), 0)).toEqual(["a", "b"]);
  expect(ownTexts(holding("a<?x?>b"), 0)).toEqual(["a", "b"]);
  expect(ownTexts(holding("a&#98;<![CDATA[c]]>"), 0)).toEqual(["abc"]);
  expect(ownTexts(holding(""), 0)).toEqual([]);
  expect(ownTexts(holding("a"), -1)).toEqual([]);
});

test("a length is in characters, whole pairs counted once", () => {
  expect(codePoints("a\u{1f600}b")).toBe(3);
  expect(codePoints("xa\u{1f600}b", 1, 4)).toBe(2);
  expect(codePoints("")).toBe(0);
});

test.each([
  ["SE556677889901", 2, 14, "556677889901"],
  ["SE", 2, 14, ""],
  ["", 0, 2, ""],
  ["S\u{1f600}E55", 0, 2, "S\u{1f600}"],
  ["\u{1f600}\u{1f600}5566", 2, 14, "5566"],
])("the characters of %j from %i to before %i are %j, a pair of UTF-16 units being one", (text, from, to, found) => {
  expect(characters(text, from, to)).toBe(found);
});

test.each([3, 40, 41, 42, 100, 500])(
  "children of a name are found among %i others, and however many they are",
  (count) => {
    const others = "<b/>".repeat(count);
    const scan = scanned(`<a>${others}<c/>${others}<c/></a>`);
    const [b, c] = [scan.name[1] as number, scan.name[count + 1] as number];
    const found = [count + 1, 2 * count + 2];
    expect(child(scan, 0, c)).toBe(found[0]);
    expect(again(scan, found[0] as number)).toBe(found[1]);
    expect(again(scan, found[1] as number)).toBe(-1);
    expect(child(scan, 0, nameId("cbc:Note"))).toBe(-1);
    expect(childrenNamed(scan, 0, c)).toEqual(found);
    expect(childrenNamed(scan, 0, b)).toHaveLength(2 * count);
    expect(every(scan, 0, b)).toHaveLength(2 * count);
  },
);
