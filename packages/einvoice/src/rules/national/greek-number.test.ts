/** A Greek seller's invoice number, part by part (GR-R-001-1 … 7), and the numbers of Greek parties. */
import { expect, test } from "vitest";
import { type Edit, edited, inCountry, text } from "../../../test/edits.ts";
import { example } from "../../../test/sweep.ts";
import { validate } from "../../validate.ts";

const all = example("all-terms");

/** The seller's VAT number, then the buyer's, then the representative's. */
function verdictOn(number: string, edits: readonly Edit[] = [], seller = "EL094259216"): string[] {
  const greek: readonly Edit[] = [
    ...inCountry("GR"),
    [/(<\/cbc:ProfileID>\s*<cbc:ID>)[^<]*/g, `$1${number}`],
    [/(<cac:AccountingSupplierParty>[^]*?<cac:PartyTaxScheme>\s*<cbc:CompanyID>)[^<]*/g, `$1${seller}`],
    ...edits,
  ];
  const { faults, stopped } = validate(new TextEncoder().encode(edited(all, greek)));
  return [...faults.map(({ id }) => id), ...stopped.map(({ artefact }) => artefact)];
}

const ofNumber = (verdict: readonly string[]): readonly string[] =>
  verdict.filter((id) => id.startsWith("GR-R-001-") || id === "PEPPOL");

test.each([
  ["094259216|01/09/2026|0|1.1|A|1", []],
  ["094259216|01/09/2026|12|5.2|-|-", []],
  ["094259216|01/09/2026|0|1.1|A", ["GR-R-001-1", "GR-R-001-7"]],
  ["094259216|01/09/2026|0|1.1|A|1|2", ["GR-R-001-1"]],
  ["", [1, 2, 3, 4, 5, 6, 7].map((part) => `GR-R-001-${part}`)],
  // Another's tax number, though a right one; a wrong check digit; too short and too long.
  ["090000045|01/09/2026|0|1.1|A|1", ["GR-R-001-2"]],
  ["094259217|01/09/2026|0|1.1|A|1", ["GR-R-001-2"]],
  ["94259216|01/09/2026|0|1.1|A|1", ["GR-R-001-2"]],
  ["0942592160|01/09/2026|0|1.1|A|1", ["GR-R-001-2"]],
  // The day of issue is 2026-09-01.
  ["094259216|1/9/2026|0|1.1|A|1", ["GR-R-001-3"]],
  ["094259216|02/09/2026|0|1.1|A|1", ["GR-R-001-3"]],
  ["094259216|01/08/2026|0|1.1|A|1", ["GR-R-001-3"]],
  ["094259216|01/09/2025|0|1.1|A|1", ["GR-R-001-3"]],
  ["094259216|01-09-2026|0|1.1|A|1", ["GR-R-001-3"]],
  ["094259216|2026/09/01|0|1.1|A|1", ["GR-R-001-3"]],
  ["094259216|01/09/2026/x|0|1.1|A|1", []],
  ["094259216||0|1.1|A|1", ["GR-R-001-3"]],
  ["094259216|01/09/2026|-1|1.1|A|1", ["GR-R-001-4"]],
  ["094259216|01/09/2026|-0|1.1|A|1", []],
  ["094259216|01/09/2026|+3|1.1|A|1", []],
  ["094259216|01/09/2026|x|1.1|A|1", ["GR-R-001-4"]],
  ["094259216|01/09/2026||1.1|A|1", ["GR-R-001-4"]],
  ["094259216|01/09/2026|0|1.2|A|1", ["GR-R-001-5"]],
  ["094259216|01/09/2026|0| 1.1|A|1", ["GR-R-001-5"]],
  ["094259216|01/09/2026|0|1.1||1", ["GR-R-001-6"]],
  ["094259216|01/09/2026|0|1.1|A|", ["GR-R-001-7"]],
])("a Greek number %j breaks %j", (number, broken) => {
  expect(ofNumber(verdictOn(number))).toEqual(broken);
});

test.each(["1.1", "1.6", "2.1", "2.4", "5.1", "5.2"])("%s is a Greek document type", (type) => {
  expect(ofNumber(verdictOn(`094259216|01/09/2026|0|${type}|A|1`))).toEqual([]);
});

test("a third part that is a number but not a whole one stops the artefact", () => {
  expect(ofNumber(verdictOn("094259216|01/09/2026|1.5|1.1|A|1"))).toContain("PEPPOL");
});

test("the tax number may be the representative's", () => {
  const representative: Edit = [
    /(<cac:TaxRepresentativeParty>[^]*?<cac:PartyTaxScheme>\s*<cbc:CompanyID>)[^<]*/g,
    "$1EL090000045",
  ];
  expect(ofNumber(verdictOn("090000045|01/09/2026|0|1.1|A|1", [representative]))).toEqual([]);
  expect(ofNumber(verdictOn("094259216|01/09/2026|0|1.1|A|1", [representative]))).toEqual([]);
});

test("a number that stands as another kind of tax is not the seller's, though the seller is Greek by its representative", () => {
  const asTax: Edit = [
    /(<cac:AccountingSupplierParty>[^]*?<cbc:CompanyID>EL094259216<\/cbc:CompanyID>\s*<cac:TaxScheme>\s*<cbc:ID>)VAT/g,
    "$1TAX",
  ];
  const verdict = verdictOn("094259216|01/09/2026|0|1.1|A|1", [asTax]);
  expect(ofNumber(verdict)).toEqual(["GR-R-001-2"]);
  expect(verdict).not.toContain("GR-R-003");
});

test.each([
  ["EL094259216", []],
  ["GR094259216", ["GR-S-011", "GR-R-003"]],
  ["EL094259217", ["GR-S-011", "GR-R-003"]],
  ["EL94259216", ["GR-S-011", "GR-R-003"]],
])("a Greek seller's VAT number %s breaks %j", (number, broken) => {
  const verdict = verdictOn("094259216|01/09/2026|0|1.1|A|1", [], number);
  expect(verdict.filter((id) => ["GR-S-011", "GR-R-003"].includes(id))).toEqual(broken);
});

test.each([
  ["9933", "094259216", []],
  ["0007", "094259216", ["GR-R-009", "GR-R-010"]],
  ["9933", "094259217", ["GR-R-009", "GR-R-010"]],
])("Greek parties' addresses of kind %s, %s, break %j", (scheme, address, broken) => {
  const edits: readonly Edit[] = [
    [/<cbc:EndpointID schemeID="0007">/g, `<cbc:EndpointID schemeID="${scheme}">`],
    text("cbc:EndpointID", address),
  ];
  const verdict = verdictOn("094259216|01/09/2026|0|1.1|A|1", edits);
  expect(verdict.filter((id) => ["GR-R-009", "GR-R-010"].includes(id))).toEqual(broken);
});

test.each([
  ["1", 0],
  ["9x", 0],
  ["0", 1],
  ["x", 1],
])("a mark %s breaks GR-R-004-2 %s times", (mark, times) => {
  const marked: Edit = [
    /<cbc:ID>Mätarställning<\/cbc:ID>\s*<cbc:DocumentDescription>[^<]*/g,
    `<cbc:ID>${mark}</cbc:ID><cbc:DocumentDescription>##M.AR.K##`,
  ];
  const verdict = verdictOn("094259216|01/09/2026|0|1.1|A|1", [marked]);
  expect(verdict.filter((id) => id === "GR-R-004-2")).toHaveLength(times);
  expect(verdict).not.toContain("GR-R-004-1");
});
