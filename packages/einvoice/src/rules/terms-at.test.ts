/** Which field a fault is about: the one it fires at, or the one that stands in the group it fires at. */
import { expect, test } from "vitest";
import { type Edit, edited, text, without } from "../../test/edits.ts";
import { example, swept } from "../../test/sweep.ts";
import { validate } from "../validate.ts";

const all = example("all-terms");
const judge = (document: string) => validate(new TextEncoder().encode(document)).faults;

/** The terms of each firing of a rule, in the order they fire. */
const termsOf = (id: string, ...edits: readonly Edit[]): readonly (readonly string[])[] =>
  judge(edited(all, edits))
    .filter((fault) => fault.id === id)
    .map(({ terms }) => terms);

const countryOf = (party: string): Edit => [
  new RegExp(`(<cac:${party}>[^]*?<cbc:IdentificationCode>)[A-Z]+`, "g"),
  "$1XX",
];

test.each([
  ["AccountingSupplierParty", "BT-40"],
  ["AccountingCustomerParty", "BT-55"],
  ["TaxRepresentativeParty", "BT-69"],
  ["Delivery", "BT-80"],
])("a country that does not exist, in %s, is about %s", (party, term) => {
  expect(termsOf("BR-CL-14", countryOf(party))).toEqual([[term]]);
});

test("a rule on any element at all is about the field it fires at", () => {
  const empty = (name: string) => termsOf("PEPPOL-EN16931-R008", text(name, ""));
  expect(empty("cbc:BuyerReference")).toEqual([["BT-10"]]);
  expect(empty("cbc:SalesOrderID")).toEqual([["BT-14"]]);
});

test("a rule on the document names its own terms, the field to correct first", () => {
  expect(termsOf("BR-02", [/(<\/cbc:ProfileID>\s*)<cbc:ID>[^<]*<\/cbc:ID>/g, "$1"])).toEqual([["BT-1"]]);
});

test("a sum that does not agree is about the sum, not about what it is made of, whichever stands first", () => {
  expect(termsOf("BR-CO-16", text("cbc:PayableAmount", "1.00"))).toEqual([["BT-115", "BT-112", "BT-113", "BT-114"]]);
  expect(termsOf("BR-CO-13", text("cbc:TaxExclusiveAmount", "1.00"))[0]?.[0]).toBe("BT-109");
  expect(termsOf("PEPPOL-EN16931-R120", text("cbc:PriceAmount", "7"))[0]).toEqual(["BT-131", "BT-129", "BT-146"]);
});

test("of several terms of a group, the one that stands in it comes first", () => {
  const vatNumber: Edit = [/<cbc:CompanyID>SE(?=232100025501)/g, "<cbc:CompanyID>QQ"];
  expect(termsOf("BR-CO-09", vatNumber)[0]?.[0]).toBe("BT-48");
  expect(termsOf("PEPPOL-EN16931-R041", without("cbc:BaseAmount")).flat()).not.toEqual([]);
});

test("every fault of a swept document is about something", () => {
  const nameless = new Set<string>();
  let place = 0;
  for (const { text: document } of swept("all-terms")) {
    if (place++ % 5 !== 0) continue;
    for (const { id, terms } of judge(document))
      if (terms.length === 0 || !terms.every((term) => /^B[TG]-\d+$/.test(term))) nameless.add(id);
  }
  expect([...nameless]).toEqual([]);
});
