/** VAT categories where their rules just hold and just do not: rates, the VAT of a row, its base, its reason, whose numbers. */
import { describe, expect, test } from "vitest";
import { category, type Edit, edited, text, without } from "../../../test/edits.ts";
import { example } from "../../../test/sweep.ts";
import { validate } from "../../validate.ts";
import { families } from "./categories.ts";

/** Has lines, allowances and charges, on the document and on lines; one row of S at 25 per cent, one of E. */
const all = example("all-terms");
const two = example("bankgiro-two-rates");

function fired(from: string, ...edits: readonly Edit[]): ReadonlySet<string> {
  const { faults, stopped } = validate(new TextEncoder().encode(edited(from, edits)));
  return new Set([...faults.map(({ id }) => id), ...stopped.map(({ artefact }) => artefact)]);
}

const of = (mark: string, fires: ReadonlySet<string>): readonly string[] =>
  [...fires].filter((id) => new RegExp(`^BR-${mark}-\\d`).test(id)).toSorted();

const rate = (value: string) => text("cbc:Percent", value);

describe.each(families)("category $code", ({ mark, code, rate: wanted }) => {
  const asked = ["05", "06", "07"].map((number) => `BR-${mark}-${number}`);
  const ofRates = (...edits: readonly Edit[]) =>
    of(mark, fired(all, category(code), ...edits)).filter((id) => asked.includes(id));

  test.each([
    ["25", ["above zero", "zero or above"]],
    ["0.01", ["above zero", "zero or above"]],
    ["0", ["zero or above", "zero"]],
    ["0.00", ["zero or above", "zero"]],
    ["-0.01", []],
  ])("a rate of %s is one for some: %j", (value, fitting) => {
    expect(ofRates(rate(value))).toEqual(fitting.includes(wanted) ? [] : asked);
  });

  test("no rate at all is one for what is outside VAT alone", () => {
    expect(ofRates(without("cbc:Percent"))).toEqual(wanted === "none" ? [] : asked);
  });

  test("a tax that is no VAT is not asked", () => {
    const other: Edit = [/(<cac:TaxScheme>\s*<cbc:ID>)VAT/g, "$1GST"];
    expect(of(mark, fired(all, category(code), rate("-1"), other)).filter((id) => asked.includes(id))).toEqual([]);
  });

  test("in small letters it is no such category", () => {
    expect(
      of(mark, fired(all, category(code.toLowerCase()), [/<cbc:ID>E</g, "<cbc:ID>e<"], rate("-1"))).filter((id) =>
        asked.includes(id),
      ),
    ).toEqual([]);
  });
});

/** The VAT, and then the base, of the row at 25 per cent: the base is 7125.00 and the VAT 1781.25. */
const tax = (amount: string): Edit => [/1781\.25(?=<\/cbc:TaxAmount>)/g, amount];
const base = (amount: string): Edit => [/7125\.00(?=<\/cbc:TaxableAmount>)/g, amount];

test.each([
  ["1781.25", false],
  ["1780.26", false],
  ["1782.24", false],
  ["1780.25", true],
  ["1782.25", true],
  ["0.00", true],
])("a VAT of %s where 1781.25 is right breaks BR-S-09 and BR-CO-17: %s", (amount, isBroken) => {
  const fires = fired(two, tax(amount));
  expect([fires.has("BR-S-09"), fires.has("BR-CO-17")]).toEqual([isBroken, isBroken]);
});

test.each([
  ["7124.01", false],
  ["7125.99", false],
  ["7124.00", true],
  ["7126.00", true],
])("a base of %s where 7125.00 is right breaks BR-S-08: %s", (amount, isBroken) => {
  expect(fired(two, base(amount)).has("BR-S-08")).toBe(isBroken);
});

test.each([
  ["7124.99", true],
  ["7125.01", true],
  ["7125.00", false],
  ["7125", false],
])("for what has no VAT the base is the very sum: %s breaks BR-E-08: %s", (amount, isBroken) => {
  const exempt: readonly Edit[] = [
    [/<cbc:ID>S<\/cbc:ID>(\s*)<cbc:Percent>25</g, "<cbc:ID>E</cbc:ID>$1<cbc:Percent>0<"],
    tax("0.00"),
    base(amount),
  ];
  const fires = fired(two, ...exempt);
  expect(fires.has("BR-E-08")).toBe(isBroken);
  expect(fires.has("BR-E-09")).toBe(false);
  expect(fires.has("BR-E-10")).toBe(true);
});

test.each([
  ["Z", true],
  ["E", false],
  ["AE", false],
  ["K", false],
  ["G", false],
  ["O", false],
  ["S", true],
  ["L", true],
  ["M", true],
])("a reason not to charge VAT in a row of %s is wrong: %s, and its lack is the contrary", (code, isWrong) => {
  const mark = families.find((family) => family.code === code)?.mark ?? "";
  const oneRow: Edit = [
    /(<cac:TaxSubtotal>[^]*?<cbc:Percent>25<\/cbc:Percent>)/g,
    "$1<cbc:TaxExemptionReason>x</cbc:TaxExemptionReason>",
  ];
  const everyRow: Edit = [
    /(<cbc:Percent>\d+<\/cbc:Percent>)(\s*<cac:TaxScheme>)/g,
    "$1<cbc:TaxExemptionReason>x</cbc:TaxExemptionReason>$2",
  ];
  expect(fired(two, category(code), everyRow).has(`BR-${mark}-10`)).toBe(isWrong);
  expect(fired(two, category(code)).has(`BR-${mark}-10`)).toBe(!isWrong);
  // Of two rows, one with a reason and one without, one is wrong whichever is asked for.
  expect(fired(two, category(code), oneRow).has(`BR-${mark}-10`)).toBe(true);
});

const sellerNumbers = without("cac:PartyTaxScheme");
const ofSeller: Edit = [
  /(<cac:AccountingSupplierParty>[^]*?)(?:<cac:PartyTaxScheme>[^]*?<\/cac:PartyTaxScheme>\s*)+/g,
  "$1",
];
const ofBuyer: Edit = [
  /(<cac:AccountingCustomerParty>[^]*?)(?:<cac:PartyTaxScheme>[^]*?<\/cac:PartyTaxScheme>\s*)+/g,
  "$1",
];
const buyerEntity: Edit = [
  /(<cac:AccountingCustomerParty>[^]*?<cac:PartyLegalEntity>[^]*?)<cbc:CompanyID[^]*?<\/cbc:CompanyID>/g,
  "$1",
];
const representative = without("cac:TaxRepresentativeParty");
/** Only the seller's number for other tax is left, not the one for VAT. */
const taxOnly: Edit = [/(<cac:AccountingSupplierParty>[^]*?)<cac:PartyTaxScheme>[^]*?<\/cac:PartyTaxScheme>\s*/g, "$1"];

test.each<[string, string, readonly Edit[], boolean]>([
  ["S", "the seller's tax number is enough", [taxOnly, representative], false],
  ["S", "the representative's number is enough", [ofSeller], false],
  ["S", "no number is too little", [ofSeller, representative], true],
  ["IC", "the seller's tax number is not enough", [taxOnly, representative], true],
  ["IC", "the buyer's number must be there", [ofBuyer], true],
  ["IC", "the buyer's organisation number does not do", [ofBuyer], true],
  ["IC", "both numbers are enough", [representative], false],
  ["AE", "the buyer's organisation number does", [ofBuyer], false],
  ["AE", "neither of the buyer's numbers is too little", [ofBuyer, buyerEntity], true],
  ["AE", "the seller's tax number is enough", [taxOnly, representative], false],
  ["G", "the seller's tax number is not enough", [taxOnly, representative], true],
  ["G", "the buyer needs none", [ofBuyer], false],
  ["O", "any number is too much", [ofSeller, ofBuyer], true],
  ["O", "none is right", [sellerNumbers, representative], false],
])("%s: %s", (mark, _, edits, isBroken) => {
  const code = families.find((family) => family.mark === mark)?.code ?? "";
  const fires = fired(all, category(code), ...edits);
  expect(["02", "03", "04"].map((number) => fires.has(`BR-${mark}-${number}`))).toEqual([isBroken, isBroken, isBroken]);
});

test.each([
  ["SE", false],
  ["S", true],
  ["", true],
])("a supply to another EU country delivered to %j breaks BR-IC-12: %s", (country, isBroken) => {
  const delivered: Edit = [/(<cac:Delivery>[^]*?<cbc:IdentificationCode>)[A-Z]*/g, `$1${country}`];
  expect(fired(all, category("K"), delivered).has("BR-IC-12")).toBe(isBroken);
});

test("a supply to another EU country says when: the day of delivery, or the period", () => {
  const delivery = without("cbc:ActualDeliveryDate");
  const period = without("cac:InvoicePeriod");
  expect(fired(all, category("K"), delivery).has("BR-IC-11")).toBe(false);
  expect(fired(all, category("K"), period).has("BR-IC-11")).toBe(false);
  expect(fired(all, category("K"), delivery, period).has("BR-IC-11")).toBe(true);
  const emptyPeriod: Edit = [/<cac:InvoicePeriod>[^]*?<\/cac:InvoicePeriod>/g, "<cac:InvoicePeriod/>"];
  expect(fired(all, category("K"), delivery, emptyPeriod).has("BR-IC-11")).toBe(true);
  expect(fired(all, delivery, period).has("BR-IC-11")).toBe(false);
});

test.each(["AF L", "AG M", "S S"])("a code with white space around it: %s", (pair) => {
  const [mark, code] = pair.split(" ") as [string, string];
  // The row of the breakdown alone is written with a space; the official rules trim in one place and not in the other.
  const spaced: Edit = [
    new RegExp(`(<cac:TaxSubtotal>(?:(?!</cac:TaxSubtotal>)[^])*?<cbc:ID>)${code}<`, "g"),
    `$1 ${code}<`,
  ];
  const fires = fired(two, category(code), spaced);
  expect(fires.has(`BR-${mark}-01`)).toBe(mark !== "S");
});
