import { expect, test } from "vitest";
import { isLexical, type Lexical } from "./values.ts";

const cases: Readonly<Record<Exclude<Lexical, "string">, { is: readonly string[]; isNot: readonly string[] }>> = {
  decimal: {
    is: ["0", "-1", "+1", "1.", ".5", "-.5", " 1 ", "\n1\t", "1".repeat(500)],
    isNot: ["", " ", ".", "1e5", "INF", "NaN", "1,5", "1 000", "\u00a01", "١", "--1", "1.2.3", "0x1"],
  },
  date: {
    is: [
      "2026-01-01",
      " 2026-01-01 ",
      "2026-01-01Z",
      "2026-01-01+14:00",
      "-0001-01-01",
      "12026-01-01",
      "2024-02-29",
      "2000-02-29",
    ],
    isNot: [
      "",
      "2026-1-1",
      "0000-01-01",
      "02026-01-01",
      "2025-02-29",
      "1900-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-01-32",
      "2026-01-00",
      "2026-01-01+14:01",
      "2026-01-01T00:00:00",
      "2147483648-01-01",
    ],
  },
  time: {
    is: ["00:00:00", "23:59:59.5", "24:00:00", "12:00:00Z", "12:00:00-05:00"],
    isNot: ["12:00", "24:00:01", "23:59:60", "1:00:00"],
  },
  boolean: { is: ["true", "false", "1", "0", " true\n"], isNot: ["", "TRUE", "yes", "01"] },
  base64: {
    is: ["", "AAAA", "AAA=", "AA==", "AA AA", "A A\nA ="],
    isNot: ["A", "AB==", "AAB=", "====", "AAAA=", "AA=A", "ÅÅÅÅ"],
  },
  language: { is: ["sv", "sv-SE", "x-abc1"], isNot: ["", "sv_SE", "a-", "123", "abcdefghi"] },
  uri: {
    is: [
      "",
      "a b",
      "a:b",
      "http://[::1]",
      "http://a:x",
      "urn:x",
      "\\",
      "%41",
      "#a",
      "?a?b",
      "http:///x",
      "http://",
      "//",
      "//a",
      "//a@[1:2:3:4:5:6:7:8]:80?[x]#[y]",
      "//[1::7.8.9.0]",
      "x-y:]8080",
      "../a",
      "åäö",
      "{x}",
      "http://a:1:2",
    ],
    isNot: [
      "a#b#c",
      "1:x",
      ":x",
      "http:",
      "[",
      "//[1::x]",
      "//[1:2]",
      "//[::1]:99999",
      "//[::1]x",
      "//a[::1]",
      "x:/[",
      "a[b",
      "http://[::1",
      "%4",
      "%zz",
      "a%",
      "h_t:x",
      "x:#",
    ],
  },
};

test.each(Object.entries(cases))("%s values are told from others", (lexical, { is, isNot }) => {
  expect(is.filter((value) => !isLexical(lexical as Lexical, value))).toEqual([]);
  expect(isNot.filter((value) => isLexical(lexical as Lexical, value))).toEqual([]);
});
