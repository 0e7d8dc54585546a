/** Rules of the Netherlands, Iceland, Italy and Norway where they just hold and just do not, on the example moved there. */
import { expect, test } from "vitest";
import { type Edit, inCountry, pay, secondMeans, text, without } from "../../../test/edits.ts";
import { firings, verdictOn } from "../../../test/firings.ts";
import { example } from "../../../test/sweep.ts";

const all = example("all-terms");
const credit = example("credit-note");
const dutch = (...edits: readonly Edit[]): readonly Edit[] => [...inCountry("NL"), ...edits];
const icelandic = (...edits: readonly Edit[]): readonly Edit[] => [...inCountry("IS"), secondMeans, ...edits];
/** The account paid to: the only one left that is not inside a mandate. */
const account = (value: string): Edit => [/(<cac:PayeeFinancialAccount>\s*<cbc:ID>)[^<]*/g, `$1${value}`];
const due = (amount: string) => text("cbc:PayableAmount", amount);

test.each([
  ["100.00", "Invoice", 1],
  ["0.00", "Invoice", 0],
  ["-1.00", "Invoice", 0],
  ["100.00", "CreditNote", 0],
  ["0.00", "CreditNote", 0],
  ["-1.00", "CreditNote", 1],
])("a Dutch seller that says not how to pay %s in an %s breaks NL-R-007 %s times", (amount, kind, times) => {
  const from = kind === "Invoice" ? all : credit;
  expect(firings("NL-R-007", from, dutch(due(amount), without("cac:PaymentMeans")))).toBe(times);
  expect(firings("NL-R-007", from, dutch(due(amount), ...payingSomehow(from)))).toBe(0);
});

/** A credit note may say no way to pay; here it gets one. */
function payingSomehow(from: string): readonly Edit[] {
  if (from.includes("<cac:PaymentMeans>")) return [];
  const means = "<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode></cac:PaymentMeans>";
  return [[/<cac:TaxTotal>/g, `${means}<cac:TaxTotal>`]];
}

test.each([
  ["0106", "12345678", 0],
  ["0190", "12345678901234567890", 0],
  ["0007", "12345678", 1],
  ["0106", " ", 1],
  ["0190 0106", "1", 0],
])("a Dutch seller's number of kind %j, %j, breaks NL-R-003 %s times", (scheme, number, times) => {
  const edit: Edit = [
    /(<cac:AccountingSupplierParty>[^]*?<\/cbc:RegistrationName>\s*)<cbc:CompanyID[^]*?<\/cbc:CompanyID>/g,
    `$1<cbc:CompanyID schemeID="${scheme}">${number}</cbc:CompanyID>`,
  ];
  expect(firings("NL-R-003", all, dutch(edit))).toBe(times);
});

test.each([
  ["2026-10-01", "2026-10-01", []],
  ["2026-10-01", "2026-10-02", []],
  ["2026-10-01", "2026-09-30", ["IS-R-010"]],
  ["2026-10-01", "2026-13-01", ["IS-R-008"]],
  ["2026-10-01", "2026-1-1", ["IS-R-008", "IS-R-010"]],
  ["2026-10-01", "x", ["IS-R-008"]],
])("due on %s with an Icelandic last day %s breaks %j", (dueOn, last, broken) => {
  const edits = icelandic(text("cbc:DueDate", dueOn), [
    /<cbc:ID>Mätarställning<\/cbc:ID>\s*<cbc:DocumentDescription>[^<]*/g,
    `<cbc:ID>${last}</cbc:ID><cbc:DocumentDescription>EINDAGI`,
  ]);
  expect(verdictOn(all, edits).filter((id) => /^IS-R-0(08|09|10)$/.test(id))).toEqual(broken);
});

test.each([
  ["IS-R-006", "9", "123456789012", 0],
  ["IS-R-006", "9", "12345678901", 1],
  ["IS-R-006", "9", "1234567890123", 1],
  ["IS-R-006", "42", "1", 0],
  ["IS-R-007", "42", "123456789012", 0],
  ["IS-R-007", "42", "12345678901", 1],
  ["IS-R-007", "9", "1", 0],
])("%s: way to pay %s to account %s breaks it %s times", (id, code, to, times) => {
  expect(firings(id, all, icelandic(pay(code), account(to)))).toBe(times);
});

test.each([
  ["12345678901", 0],
  ["ABCDEF12G34H567I", 0],
  ["1234567890", 1],
  ["12345678901234567", 1],
  ["abcdef12g34h567i", 1],
])("an Italian seller's tax code %s breaks IT-R-001 %s times", (code, times) => {
  expect(firings("IT-R-001", all, [...inCountry("IT"), [/Godkänd för F-skatt/g, code]])).toBe(times);
});

test.each([
  ["NO974760673MVA", 0],
  ["NO974760674MVA", 1],
  ["NO974760673", 1],
  ["NO974760673mva", 1],
  ["NO97476067MVA", 1],
])("a Norwegian VAT number %s breaks NO-R-001 %s times", (number, times) => {
  const edit: Edit = [
    /(<cac:AccountingSupplierParty>[^]*?<cac:PartyTaxScheme>\s*<cbc:CompanyID>)[^<]*/g,
    `$1${number}`,
  ];
  expect(firings("NO-R-001", all, [...inCountry("NO"), edit])).toBe(times);
});

test.each([
  ["Foretaksregisteret", 0],
  [" Foretaksregisteret ", 0],
  ["foretaksregisteret", 1],
])("a Norwegian seller registered as %j breaks NO-R-002 %s times", (words, times) => {
  expect(firings("NO-R-002", all, [...inCountry("NO"), [/Godkänd för F-skatt/g, words]])).toBe(times);
});

test("a Norwegian seller with two tax registrations of a kind stops the artefact", () => {
  const norwegian = (...edits: readonly Edit[]) => [...inCountry("NO"), ...edits];
  const another = (kind: string): Edit => [
    /(<\/cac:PostalAddress>)(?=\s*<cac:PartyTaxScheme>)/,
    `$1<cac:PartyTaxScheme><cbc:CompanyID>Foretaksregisteret</cbc:CompanyID><cac:TaxScheme><cbc:ID>${kind}</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`,
  ];
  expect(firings("NO-R-002", all, norwegian(another("OTHER")))).toBe(1);
  expect(firings("NO-R-002", all, norwegian(another("TAX")))).toBe("stops");
});
