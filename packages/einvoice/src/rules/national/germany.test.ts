/** German rules where they just hold and just do not, on the example moved to Germany with one thing changed. */
import { expect, test } from "vitest";
import { type Edit, inCountry, secondMeans, text, without } from "../../../test/edits.ts";
import { firings } from "../../../test/firings.ts";
import { example } from "../../../test/sweep.ts";

const all = example("all-terms");
const german = (...edits: readonly Edit[]): readonly Edit[] => [...inCountry("DE"), secondMeans, ...edits];

const discount = "#SKONTO#TAGE=14#PROZENT=2.25#";

test.each([
  [`${discount}\n`, 0],
  [`${discount}\r\n`, 0],
  [`30 dagar\n${discount}\n`, 0],
  [`${discount}\n${discount}\n`, 0],
  ["#SKONTO#TAGE=14#PROZENT=2.25#BASISBETRAG=357.93#\n", 0],
  ["#SKONTO#TAGE=14#PROZENT=2.25#BASISBETRAG=-357.93#\n", 0],
  ["30 dagar", 0],
  [discount, 1],
  [`${discount} 30 dagar`, 1],
  [`${discount}\n30 dagar`, 0],
  ["#SKONTO#TAGE=14#PROZENT=2.2#\n", 1],
  ["#SKONTO#TAGE=x#PROZENT=2.25#\n", 1],
  ["#SKONTO#PROZENT=2.25#\n", 1],
  ["#SKONTO#TAGE=14#PROZENT=2.25#BASISBETRAG=357.9#\n", 1],
  ["#ADU#\n", 1],
])("payment terms %j break DE-R-018 %s times", (terms, times) => {
  expect(firings("DE-R-018", all, german(text("cbc:Note", terms)))).toBe(times);
});

test("before release 2026.5 something might stand before a German discount on its line", () => {
  const terms = text("cbc:Note", `#x${discount}\n`);
  expect(firings("DE-R-018", all, german(terms))).toBe(1);
  expect(firings("DE-R-018", all, german(terms), "2025-11")).toBe(0);
});

test("payment terms told twice stop the artefact where one of them is a discount, and not where none is", () => {
  const twice = (value: string): Edit => [
    /<cac:PaymentTerms>[^]*?<\/cac:PaymentTerms>/g,
    `<cac:PaymentTerms><cbc:Note>${value}</cbc:Note></cac:PaymentTerms>`.repeat(2),
  ];
  expect(firings("DE-R-018", all, german(twice(`${discount}\n`)))).toBe("stops");
  expect(firings("DE-R-018", all, german(twice("30 dagar")))).toBe(0);
});

test.each([
  ["123", 0],
  ["+1 2-3", 0],
  ["12", 1],
  ["a1b2", 1],
])("a German seller's telephone %s breaks DE-R-027 %s times", (telephone, times) => {
  expect(firings("DE-R-027", all, german(text("cbc:Telephone", telephone)))).toBe(times);
});

test.each([
  ["a@b.c", 0, 0],
  ["a.b@c-d.example.de", 0, 0],
  ["a@b", 1, 1],
  ["a@@b.c", 1, 1],
  ["@b.c", 1, 1],
  ["a@b..c", 1, 1],
  ["a@.c", 1, 1],
  ["a b@c.d", 1, 1],
  ["å@b.c", 0, 1],
  ["a.@b.c", 0, 1],
  ["a@-b.c", 0, 1],
  ["a@b-.c", 0, 1],
])("a German seller's address %s breaks DE-R-028 %s times, and %s times before", (mail, times, before) => {
  const edits = german(text("cbc:ElectronicMail", mail));
  expect(firings("DE-R-028", all, edits)).toBe(times);
  expect(firings("DE-R-028", all, edits, "2025-11")).toBe(before);
});

test.each([
  ["https://example.de", 0],
  ["ab:c", 0],
  ["a:c", 1],
  ["1b:c", 1],
  ["www.example.de", 1],
  [" https://example.de", 1],
])("a German attachment at %j breaks DE-R-T02 %s times, and never before", (uri, times) => {
  const edits = german(text("cbc:URI", uri));
  expect(firings("DE-R-T02", all, edits)).toBe(times);
  expect(firings("DE-R-T02", all, edits, "2025-11")).toBe(0);
});

test.each(["S", "Z", "E", "AE", "K", "G", "L", "M", "O", "B"])(
  "a German seller without tax number or representative breaks DE-R-016 with VAT category %s, but not O or B",
  (code) => {
    const edits = german(
      [/(<cac:(?:Classified)?TaxCategory>\s*<cbc:ID>)[A-Z]+/g, `$1${code}`],
      without("cac:PartyTaxScheme"),
      without("cac:TaxRepresentativeParty"),
    );
    expect(firings("DE-R-016", all, edits)).toBe("OB".includes(code) ? 0 : 1);
  },
);
