import { expect, test } from "vitest";
import { numberKey } from "./number-key.ts";

test.each([
  ["small letters", "f-100"],
  ["spaces", " F - 100 "],
  ["wide letters and digits", "\uFF26\uFF0D\uFF11\uFF10\uFF10"],
  ["another dash", "F\u2013100"],
  ["a hyphen bullet", "F\u2043100"],
  ["a soft hyphen", "F\u00AD-100"],
  ["a mark of direction", "F-100\u200E"],
  ["the other mark of direction", "F-\u200F100"],
  ["the Arabic mark of direction", "F\u061C-100"],
  ["a variation selector", "F-100\uFE0F"],
  ["a grapheme joiner", "F\u034F-100"],
  ["a Hangul filler", "F\u3164-100"],
  ["an invisible times", "F\u2062-100"],
  ["a tag", "F-100\u{E0061}"],
  ["an empty braille cell", "F\u2800-100"],
])("%s make no other number", (_, written) => {
  expect(numberKey(written)).toBe("F-100");
});

test("numbers that people tell apart are told apart", () => {
  expect(new Set(["F-100", "F100", "F-10", "G-100", "F/100", "F-\u00C5100"].map(numberKey)).size).toBe(6);
});
