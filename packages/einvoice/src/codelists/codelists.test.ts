import { describe, expect, test } from "vitest";
import { formatDecimal } from "../amount/decimal.ts";
import { localDate } from "../calendar/local-date.ts";
import { endpointSchemes } from "./endpoint-schemes.ts";
import { icdSchemes } from "./icd-schemes.ts";
import { commonUnits, unitFromText } from "./units.ts";
import { exemptionCodes, usualExemptionCodes, vatCategoryCodes, vatRatesOn } from "./vat.ts";

test.each([
  ["2026-03-31", "12"],
  ["2026-04-01", "6"],
  ["2027-12-31", "6"],
  ["2028-01-01", "12"],
])("on %s food is taxed by %s per cent", (day, rate) => {
  const food = vatRatesOn(localDate(day)).filter(({ use }) => use === "food");
  expect(food.map((one) => formatDecimal(one.rate))).toEqual([rate]);
});

test("every day has one rate for each use", () => {
  for (const day of ["2020-01-01", "2026-11-21", "2030-01-01"]) {
    const uses = vatRatesOn(localDate(day)).map(({ use }) => use);
    expect(new Set(uses).size).toBe(uses.length);
    expect(uses).toHaveLength(4);
  }
});

describe("units", () => {
  test.each([
    ["st", "C62"],
    ["St.", "C62"],
    ["tim", "HUR"],
    ["HUR", "HUR"],
    ["hur", "HUR"],
    ["timme", "HUR"],
    ["hour", "HUR"],
    ["m²", "MTK"],
    ["kvm", "MTK"],
    ["kWh", "KWH"],
    ["%", "P1"],
  ])("%j is %s", (text, code) => {
    expect(unitFromText(text)?.code).toBe(code);
  });

  test.each(["", "STK", "PCE ", "constructor", "quux"])("%j is not guessed", (text) => {
    expect(unitFromText(text)?.code).toBe(text === "STK" || text === "PCE " ? "C62" : undefined);
  });

  test("have one code and one Swedish name each", () => {
    expect(new Set(commonUnits.map(({ code }) => code)).size).toBe(commonUnits.length);
    expect(new Set(commonUnits.map(({ sv }) => sv)).size).toBe(commonUnits.length);
  });
});

test("the lists are as long as the release has them", () => {
  expect(endpointSchemes.size).toBe(82);
  expect(icdSchemes.size).toBe(243);
});

test("exemption codes belong to categories that exist and have no doubles", () => {
  expect(new Set(exemptionCodes.map(({ code }) => code)).size).toBe(exemptionCodes.length);
  for (const { category } of exemptionCodes) expect(vatCategoryCodes).toContain(category);
  for (const code of Object.values(usualExemptionCodes)) expect(exemptionCodes.map((one) => one.code)).toContain(code);
});
