/** Where the official artefacts have ways of their own, each found by comparing with them: what holds, and what just does not. */
import { expect, test } from "vitest";
import { example } from "../../test/sweep.ts";
import { validate } from "../validate.ts";

const sound = example("bankgiro-two-rates");

function verdictOn(text: string): string[] {
  const { structure, faults, stopped } = validate(new TextEncoder().encode(text));
  return [
    ...structure.map(() => "structure"),
    ...faults.map(({ id }) => id),
    ...stopped.map(({ artefact }) => artefact),
  ];
}

/** The first line with a quantity, a price for a number of pieces, and an amount. */
const line = (quantity: string, price: string, per: string, amount: string) =>
  sound.replace(
    /(<cbc:InvoicedQuantity[^>]*>)[^<]*([^]*?<cbc:LineExtensionAmount[^>]*>)[^<]*([^]*?<cbc:PriceAmount[^>]*>)[^<]*(<\/cbc:PriceAmount>)/,
    `$1${quantity}$2${amount}$3${price}$4${per === "" ? "" : `<cbc:BaseQuantity unitCode="HUR">${per}</cbc:BaseQuantity>`}`,
  );

const fires = (id: string, text: string) => verdictOn(text).includes(id);

test.each([
  // 14 × (3.91 / 7) is 7.82 in a better world, and 7.82000000000000000002 here: the slack of 0.02 ends just before.
  ["14", "3.91", "7", "7.80", true],
  ["14", "3.91", "7", "7.801", false],
  // 7 × (14.52 / 7) is a little less than 14.52.
  ["7", "14.52", "7", "14.50", false],
  ["7", "14.52", "7", "14.54", true],
  ["700", "1", "700", "1.02", true],
  ["700", "1", "700", "1.01999", false],
  ["2", "0.5", "", "0.98", false],
])("%s × %s / %s as %s: R120 %s", (quantity, price, per, amount, isBroken) => {
  expect(fires("PEPPOL-EN16931-R120", line(quantity, price, per, amount))).toBe(isBroken);
});

test.each([
  ["0", false],
  ["-0", false],
  ["-0.00", true],
  ["-.0", true],
  [`-${"0".repeat(16)}`, true],
  ["-1", true],
])("a price of %s breaks BR-27: %s", (price, isBroken) => {
  expect(fires("BR-27", line("1", price, "", "0"))).toBe(isBroken);
});

test.each([
  ["&#32;", false],
  ["<![CDATA[ ]]>", false],
  ["&#xA0;", true],
  ["&#x41;", true],
])("%s between elements is text: %s", (text, isText) => {
  expect(verdictOn(sound.replace("<cac:Party>", `<cac:Party>${text}`)).includes("structure")).toBe(isText);
});

test("an amount that is no number stops only the sums it belongs to", () => {
  const charge = (code: string, rate: string) =>
    sound.replace(
      "<cac:TaxTotal>",
      `<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:AllowanceChargeReason>x</cbc:AllowanceChargeReason>
      <cbc:Amount currencyID="SEK">x</cbc:Amount><cac:TaxCategory><cbc:ID>${code}</cbc:ID><cbc:Percent>${rate}</cbc:Percent>
      <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:AllowanceCharge><cac:TaxTotal>`,
    );
  expect(verdictOn(charge("E", "0"))).not.toContain("EN16931");
  expect(verdictOn(charge("S", "25"))).toContain("EN16931");
});

test("a rate that is no number stops only who looks for a rate of its code, and not before it", () => {
  const charge = (code: string, rates: readonly string[], indicator = "true") =>
    sound.replace("<cac:TaxTotal>", () => {
      const category = (rate: string) =>
        `<cac:TaxCategory><cbc:ID>${code}</cbc:ID><cbc:Percent>${rate}</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>`;
      const one = (rate: string) =>
        `<cac:AllowanceCharge><cbc:ChargeIndicator>${indicator}</cbc:ChargeIndicator><cbc:AllowanceChargeReason>x</cbc:AllowanceChargeReason>
        <cbc:Amount currencyID="SEK">0</cbc:Amount>${category(rate)}</cac:AllowanceCharge>`;
      return `${rates.map(one).join("")}<cac:TaxTotal>`;
    });
  const withoutSign = (text: string) => text.replaceAll(/<cbc:ChargeIndicator>.*?<\/cbc:ChargeIndicator>/g, "");
  expect(verdictOn(charge("O", ["x"]))).not.toContain("EN16931");
  expect(verdictOn(charge("S", ["x"]))).toContain("EN16931");
  expect(verdictOn(charge("S", ["x"], "false"))).toContain("EN16931");
  expect(verdictOn(withoutSign(charge("S", ["x"])))).not.toContain("EN16931");
  // A row of a rate that no line has: it is looked for among charges, as far as the first that has it, or is no number.
  const rowOf13 = (text: string) => text.replace(/(<cac:TaxSubtotal>[^]*?<cbc:Percent>)[0-9.]+/, "$113");
  expect(verdictOn(rowOf13(withoutSign(charge("S", ["13", "x"]))))).not.toContain("EN16931");
  expect(verdictOn(rowOf13(withoutSign(charge("S", ["x", "13"]))))).toContain("EN16931");
  expect(verdictOn(rowOf13(withoutSign(charge("O", ["x", "13"]))))).not.toContain("EN16931");
  const inOne = (text: string) =>
    text.replace(/<\/cac:AllowanceCharge><cac:AllowanceCharge>[^]*?<\/cbc:Amount>(?=<cac:TaxCategory>)/, "");
  expect(verdictOn(rowOf13(withoutSign(inOne(charge("S", ["13", "x"])))))).not.toContain("EN16931");
  expect(verdictOn(rowOf13(withoutSign(inOne(charge("S", ["x", "13"])))))).toContain("EN16931");
});

test("a total VAT amount that is no number stops the artefact, rates or no rates", () => {
  const second = (amount: string) =>
    sound.replace(
      "<cac:LegalMonetaryTotal>",
      `<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">${amount}</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>`,
    );
  expect(verdictOn(second("1"))).not.toContain("EN16931");
  expect(verdictOn(second("x"))).toContain("EN16931");
});

test("the rules know a year 0000, the schema does not", () => {
  const on = (day: string) => verdictOn(sound.replace(/(<cbc:IssueDate>)[^<]*/, `$1${day}`));
  expect(on("0000-01-01")).toEqual(["structure"]);
  expect(on("2026-02-30")).toEqual(["structure", "PEPPOL-EN16931-F001"]);
});

test("a processing instruction says nothing, and parts the text it stands in", () => {
  const on = (name: string, text: string) => verdictOn(sound.replace(new RegExp(`(<cbc:${name}>)[^<]*`), `$1${text}`));
  expect(verdictOn(`<?a?>${sound.replace(/^<\?xml.*?\?>/, "")}<?b?>`)).toEqual([]);
  expect(on("BuyerReference", "FM<?a?>1234")).toEqual([]);
  expect(on("BuyerReference", "<?a b?>")).toContain("PEPPOL-EN16931-R008");
  expect(on("IssueDate", "2026<?a?>-09-01")).toEqual(["PEPPOL"]);
});

test("a long text is a text", () => {
  expect(verdictOn(sound.replace(/(<cbc:BuyerReference>)[^<]*/, `$1${"x".repeat(100_000)}`))).toEqual([]);
});

test("a number too long to reckon with is never judged right, however many zeros one may have", () => {
  const due = (digits: string) => sound.replace(/(<cbc:PayableAmount[^>]*>)/, `$1${digits}`);
  expect(verdictOn(due("0".repeat(11_000)))).toEqual([]);
  expect(verdictOn(due("0".repeat(900_000)))).toEqual([]);
  expect(verdictOn(due("1".repeat(11_000)))).toEqual(["EN16931"]);
});

test("an amount the rule on signs need not look at does not stop it", () => {
  const second = (amount: string, own: string) =>
    sound
      .replace("<cbc:BuyerReference>", "<cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode><cbc:BuyerReference>")
      .replace(/(<cac:TaxTotal>\s*<cbc:TaxAmount [^>]*>)[^<]*/, `$1${own}`)
      .replace(
        "<cac:LegalMonetaryTotal>",
        `<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">${amount}</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>`,
      );
  expect(verdictOn(second("x", "-1"))).toContain("PEPPOL");
  expect(verdictOn(second("0", "-1"))).not.toContain("PEPPOL");
  expect(verdictOn(second("-1", "x"))).toContain("PEPPOL");
  expect(verdictOn(second("", "1").replace('<cbc:TaxAmount currencyID="EUR">', "<cbc:TaxAmount>"))).not.toContain(
    "PEPPOL",
  );
});

test("the number for direct debit may stand for what kind of number a seller has, and not a buyer", () => {
  const side = (party: string) =>
    sound.replace(
      new RegExp(`(<cac:${party}>[^]*?</cbc:EndpointID>)`),
      '$1<cac:PartyIdentification><cbc:ID schemeID="SEPA">DE98ZZZ09999999999</cbc:ID></cac:PartyIdentification>',
    );
  expect(fires("BR-CL-10", side("AccountingSupplierParty"))).toBe(false);
  expect(fires("BR-CL-10", side("AccountingCustomerParty"))).toBe(true);
});

test("of attributes on a way to pay only its name may stand", () => {
  const means = (attribute: string) =>
    sound.replace("<cbc:PaymentMeansCode>", `<cbc:PaymentMeansCode ${attribute}="Bankgiro">`);
  expect(verdictOn(means("name"))).toEqual([]);
  expect(fires("UBL-DT-28", means("listAgencyID"))).toBe(true);
});

test("what should not stand has been told of when the artefact breaks off further down", () => {
  const twice = sound.replace(
    /(<cac:AccountingCustomerParty>[^]*?<cac:TaxScheme>\s*<cbc:ID>VAT<\/cbc:ID>)/,
    "$1<cbc:ID>VAT</cbc:ID>",
  );
  const superfluous = twice.replace("<cbc:IssueDate>", "<cbc:UUID>1</cbc:UUID><cbc:IssueDate>");
  expect(verdictOn(twice)).toContain("EN16931");
  expect(verdictOn(superfluous).filter((id) => id.startsWith("UBL-CR"))).toEqual(["UBL-CR-005"]);
});

test("a taxed charge on a line asks for the seller's VAT number as one on the invoice does, but for what is outside VAT", () => {
  const numberless = sound.replace(/<cac:PartyTaxScheme>[^]*?<\/cac:PartyTaxScheme>\s*/g, "");
  const charged = (from: string, code: string) =>
    from.replace(
      "<cac:Item>",
      `<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:AllowanceChargeReason>x</cbc:AllowanceChargeReason>
      <cbc:Amount currencyID="SEK">0</cbc:Amount><cac:TaxCategory><cbc:ID>${code}</cbc:ID><cbc:Percent>0</cbc:Percent>
      <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:AllowanceCharge><cac:Item>`,
    );
  expect(fires("BR-Z-04", charged(numberless, "Z"))).toBe(true);
  expect(fires("BR-Z-04", charged(sound, "Z"))).toBe(false);
  expect(fires("BR-O-04", charged(sound, "O"))).toBe(false);
});

test("rates of the same digits are told apart: what stands at 25 is no base of 2.5", () => {
  const other = sound.replace(/(<cbc:Percent>)(?:12|6)(?:\.0*)?(?=<)/g, "$12.5");
  expect(other).toContain("<cbc:Percent>2.5<");
  expect(fires("BR-S-08", other)).toBe(false);
  expect(fires("BR-S-08", other.replace("<cbc:Percent>2.5<", "<cbc:Percent>25<"))).toBe(true);
});
