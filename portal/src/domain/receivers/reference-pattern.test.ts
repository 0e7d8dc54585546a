import { describe, expect, test } from "vitest";
import { fitsPattern, parseReferencePattern } from "./reference-pattern.ts";

function fits(source: string, text: string): boolean {
  const pattern = parseReferencePattern(source);
  if (!pattern.ok) throw new Error(pattern.fault);
  return fitsPattern(pattern.value, text);
}

describe("a pattern fits the whole text and nothing else", () => {
  test.each([
    ["\\d{6}", "123456", true],
    ["\\d{6}", "12345", false],
    ["\\d{6}", "1234567", false],
    ["\\d{6}", "123456 Anna", false],
    ["\\d{6}", "１２３４５６", false],
    ["\\d{4}|\\d{6}", "4711", true],
    ["\\d{4}|\\d{6}", "47110", false],
    ["KIN\\d{6}-\\d{3}", "KIN190402-105", true],
    ["KIN\\d{6}-\\d{3}", "kin190402-105", false],
    ["[A-Z0-9]{3,5}", "R1234", true],
    ["[A-Z0-9]{3,5}", "ABCDEF", false],
    ["[A-ZÅÄÖ]+", "ÅÄÖ", true],
    ["\\d{9}|FM\\d{4}", "FM1234", true],
    ["\\d{9}|FM\\d{4}", "FM123", false],
    ["61\\d{6}", "61002345", true],
    ["a?b", "b", true],
    ["a?b", "aab", false],
    ["[\\d-]{3}", "1-2", true],
    ["\\d+\\.\\d+", "10.2", true],
    ["\\d+\\.\\d+", "10x2", false],
    ["ab*c", "ac", true],
    ["ab*c", "abbbbc", true],
    ["\\d*\\d", "1", true],
  ])("%s and %s: %s", (source, text, expected) => {
    expect(fits(source, text)).toBe(expected);
  });
});

describe("a pattern that is not in the language is refused with its reason", () => {
  test.each([
    ["", "pattern-empty"],
    ["|", "pattern-empty"],
    ["a||b", "pattern-empty"],
    ["x".repeat(201), "pattern-too-long"],
    ["(a+)+$", "pattern-sign-not-known"],
    ["^\\d$", "pattern-sign-not-known"],
    ["\\w", "pattern-sign-not-known"],
    ["[abc", "pattern-class-open"],
    ["[]", "pattern-class-open"],
    ["[^a]", "pattern-sign-not-known"],
    ["[z-a]", "pattern-bounds"],
    ["\\d{3", "pattern-bounds"],
    ["\\d{6,3}", "pattern-bounds"],
    ["\\d{0}", "pattern-bounds"],
    ["\\d{999}", "pattern-bounds"],
    ["\\d{51}", "pattern-bounds"],
    ["*a", "pattern-nothing-to-repeat"],
    ["a**", "pattern-nothing-to-repeat"],
    ["{3}", "pattern-nothing-to-repeat"],
  ])("%j: %s", (source, fault) => {
    expect(parseReferencePattern(source)).toEqual({ ok: false, fault });
  });
});

test("a dot is a dot, so that a regular expression's dot is never mistaken for any letter", () => {
  expect(fits(".*", "...")).toBe(true);
  expect(fits(".*", "abc")).toBe(false);
});

test("the worst pattern on the worst text is answered within milliseconds", () => {
  const evil = `${"a*".repeat(99)}b`;
  const begun = performance.now();
  expect(fits(evil, "a".repeat(200))).toBe(false);
  expect(performance.now() - begun).toBeLessThan(250);
});

test("a text of ten thousand letters is refused unread", () => {
  expect(fits("\\d+", "1".repeat(10_000))).toBe(false);
});
