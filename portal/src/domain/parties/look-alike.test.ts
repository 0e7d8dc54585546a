import { describe, expect, test } from "vitest";
import { lookKeysOf, seenAs } from "./look-alike.ts";

const lookAlike = (one: string, other: string): boolean => {
  const keys = new Set(lookKeysOf(one));
  return lookKeysOf(other).some((key) => keys.has(key));
};

describe("names that can be taken for one another", () => {
  test.each([
    ["Åkerlund Bygg AB", "Akerlund Bygg AB"],
    ["Åkerlund Bygg AB", "ÅKERLUND-BYGG Aktiebolag"],
    ["Solgårdens Städ AB", "S0lgårdens Städ AB"],
    ["Björkviks Elteknik", "Björkvik Elteknik AB"],
    ["Modern Mark AB", "Modem Mark AB"],
    ["Nybro Plåt AB", "Nybro Plått HB"],
    ["IT-Konsult AB", "lT Konsult AB"],
  ])("%s and %s look alike", (one, other) => {
    expect(lookAlike(one, other)).toBe(true);
  });

  test.each([
    ["Åkerlund Bygg AB", "Åkerlund El AB"],
    ["Bygg AB", "Bygg & Plåt AB"],
    ["ABC AB", "ABD AB"],
    ["Sunnanvik Tak AB", "Nordanvik Tak AB"],
  ])("%s and %s do not", (one, other) => {
    expect(lookAlike(one, other)).toBe(false);
  });

  test("a name of nothing but a legal form looks like nothing", () => {
    expect(seenAs("AB")).toBe("");
    expect(lookKeysOf("AB")).toEqual([]);
  });

  test("the longest name costs no more than forty signs", () => {
    expect(lookKeysOf("ab".repeat(100)).length).toBeLessThanOrEqual(41);
  });
});
