import { parseGln, parseOrganisationNumber } from "@fakturaporten/einvoice";
import { describe, expect, test } from "vitest";
import { demoReceivers } from "../../demo/receivers.ts";
import { checkOrderNumber, checkReference, type ReferenceRule } from "./receiver.ts";
import { parseReferencePattern } from "./reference-pattern.ts";

const rule: ReferenceRule = {
  version: 1,
  referencePattern: "\\d{6}",
  referenceExample: "123456",
  referenceHelp: { sv: "Sex siffror.", en: "Six digits." },
  orderNumberPattern: "61\\d{6}",
  orderNumberExample: "61002345",
};

describe("a reference is checked against the receiver's own pattern", () => {
  test.each([
    ["123456", undefined],
    ["  123456  ", undefined],
    ["", "reference-missing"],
    ["   ", "reference-missing"],
    ["12345", "reference-form"],
    ["RSID 123456", "reference-form"],
    ["1".repeat(10_000), "reference-form"],
  ])("%j: %s", (text, fault) => {
    expect(checkReference({ rule }, text)).toBe(fault);
  });

  test("a receiver without a pattern takes any text, but not none", () => {
    const any = { rule: { ...rule, referencePattern: undefined } };
    expect(checkReference(any, "Anna Andersson")).toBeUndefined();
    expect(checkReference(any, " ")).toBe("reference-missing");
  });

  test("a pattern that cannot be read stops nobody", () => {
    expect(checkReference({ rule: { ...rule, referencePattern: "((" } }, "hej")).toBeUndefined();
  });
});

test.each([
  ["", undefined],
  ["61002345", undefined],
  ["62002345", "order-number-form"],
])("an order number may be left out but not misshapen: %j, %s", (text, fault) => {
  expect(checkOrderNumber({ rule }, text)).toBe(fault);
});

describe.each(demoReceivers.map((entry) => [entry.name, entry] as const))("demo unit %s", (_, entry) => {
  test("has true numbers of its own", () => {
    expect(parseGln(entry.gln ?? "").ok).toBe(true);
    expect(parseOrganisationNumber(entry.organisationNumber).ok).toBe(true);
    expect(demoReceivers.filter(({ gln }) => gln === entry.gln)).toHaveLength(1);
  });

  test("shows an example that its own rule takes", () => {
    const withVersion = { rule: { ...entry.rule, version: 1 } };
    for (const pattern of [entry.rule.referencePattern, entry.rule.orderNumberPattern])
      expect(pattern === undefined || parseReferencePattern(pattern).ok).toBe(true);
    expect(checkReference(withVersion, entry.rule.referenceExample ?? "")).toBeUndefined();
    expect(checkOrderNumber(withVersion, entry.rule.orderNumberExample ?? "")).toBeUndefined();
  });
});
