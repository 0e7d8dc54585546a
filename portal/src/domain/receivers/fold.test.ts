import { describe, expect, test } from "vitest";
import { foldText, nearKeysAsked, nearKeysOf, slipsToBeginning, wordsOf } from "./fold.ts";

test.each([
  ["Ögon-mottagningen, Västerås", "ogon mottagningen vasteras"],
  ["  IT  ", "it"],
  ["Barn- och ungdomskliniken", "barn och ungdomskliniken"],
  ["Café Üben", "cafe uben"],
  ["Ærø Straße", "aro strasse"],
  ["%_\\'; --", ""],
  ["\u0000\u200b", ""],
  ["Åäö", "aao"],
  ["A\u030angstro\u0308m", "angstrom"],
])("%j is compared as %j", (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test("a text of any length costs the same: twelve words of forty letters at most", () => {
  expect(wordsOf("ab ".repeat(10_000))).toHaveLength(12);
  expect(wordsOf("x".repeat(10_000))).toEqual(["x".repeat(40)]);
});

describe("slips are counted to the beginning of a word", () => {
  test.each([
    ["kardiolog", "kardiologmottagningen", 0],
    ["kardoilog", "kardiologmottagningen", 1],
    ["kardilog", "kardiologmottagningen", 1],
    ["kardiollog", "kardiologmottagningen", 1],
    ["cardiolog", "kardiologmottagningen", 1],
    ["fokltandvaden", "folktandvarden", 2],
    ["ortoped", "kardiologmottagningen", undefined],
  ])("%s to %s: %s", (typed, word, slips) => {
    expect(slipsToBeginning(typed, word, 2)).toBe(slips);
  });
});

test("every word with one slip, anywhere, shares a key with the word that was meant", () => {
  for (const word of ["lund", "ogon", "akuten", "ortoped", "kardiologmottagningen", "folktandvarden"]) {
    const keys = new Set(nearKeysOf(word));
    for (const misspelt of withOneSlip(word)) {
      expect(
        nearKeysAsked(misspelt).some((key) => keys.has(key)),
        `${misspelt} for ${word}`,
      ).toBe(true);
    }
  }
});

function withOneSlip(word: string): string[] {
  return Array.from(word, (_, at) => {
    const [before, after] = [word.slice(0, at), word.slice(at + 1)];
    const swapped =
      before +
      word
        .slice(at, at + 2)
        .split("")
        .reverse()
        .join("") +
      word.slice(at + 2);
    return [before + after, `${before}x${after}`, `${before}x${word.slice(at)}`, swapped];
  }).flat();
}
