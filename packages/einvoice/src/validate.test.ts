import { expect, test } from "vitest";
import { validate } from "./validate.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

const sound = `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
  <cbc:ID>2026-0001</cbc:ID>
  <cbc:IssueDate>2026-09-01</cbc:IssueDate>
  <cbc:DueDate>2026-10-01</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>
  <cbc:BuyerReference>ABC123</cbc:BuyerReference>
  <cac:AccountingSupplierParty><cac:Party>
    <cbc:EndpointID schemeID="0007">5560360793</cbc:EndpointID>
    <cac:PostalAddress><cbc:CityName>Visby</cbc:CityName><cac:Country><cbc:IdentificationCode>SE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyTaxScheme><cbc:CompanyID>SE556036079301</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
    <cac:PartyLegalEntity><cbc:RegistrationName>Exempel AB</cbc:RegistrationName><cbc:CompanyID schemeID="0007">5560360793</cbc:CompanyID></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party>
    <cbc:EndpointID schemeID="0007">2321000255</cbc:EndpointID>
    <cac:PostalAddress><cac:Country><cbc:IdentificationCode>SE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyLegalEntity><cbc:RegistrationName>Exempelregionen</cbc:RegistrationName></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingCustomerParty>
  <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>5555559</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>SE:BANKGIRO</cbc:ID></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:TaxTotal><cbc:TaxAmount currencyID="SEK">250.00</cbc:TaxAmount>
    <cac:TaxSubtotal><cbc:TaxableAmount currencyID="SEK">1000.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="SEK">250.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>
  </cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="SEK">1000.00</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="SEK">1000.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="SEK">1250.00</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="SEK">1250.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="HUR">2</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="SEK">1000.00</cbc:LineExtensionAmount>
    <cac:Item><cbc:Name>Konsulttimme</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="SEK">500</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
</Invoice>`;

const idsOf = (text: string) => validate(utf8(text)).faults.map((fault) => fault.id);

test("a sound Swedish invoice is valid and without remarks", () => {
  expect(validate(utf8(sound))).toMatchObject({ verdict: "valid", structure: [], faults: [], stopped: [] });
});

test("a missing invoice number is told with its term, its place and what to do", () => {
  const report = validate(utf8(sound.replace("<cbc:ID>2026-0001</cbc:ID>", "<cbc:ID> </cbc:ID>")));
  expect(report.verdict).toBe("invalid");
  expect(report.faults).toContainEqual({
    id: "BR-02",
    severity: "fatal",
    path: "/Invoice",
    terms: ["BT-1"],
    says: {
      sv: "Fakturan ska ha ett fakturanummer. Fyll i det.",
      en: "The invoice must have an invoice number. Fill it in.",
    },
  });
});

test("an amount due that does not add up breaks BR-CO-16 alone", () => {
  expect(
    idsOf(sound.replace('<cbc:PayableAmount currencyID="SEK">1250.00', '<cbc:PayableAmount currencyID="SEK">1250.01')),
  ).toEqual(["BR-CO-16"]);
});

test("a misplaced element is a structural finding with line and column", () => {
  const [finding] = validate(
    utf8(sound.replace("<cbc:ID>2026-0001</cbc:ID>", "<cbc:ID>2026-0001</cbc:ID><cbc:Nonsense/>")),
  ).structure;
  expect(finding).toMatchObject({ path: "/Invoice/cbc:Nonsense", line: 5, column: 29 });
});

test("what is no XML is unreadable, and says where and why", () => {
  expect(validate(utf8("hej"))).toMatchObject({
    verdict: "unreadable",
    structure: [{ line: 1, column: 1 }],
    faults: [],
  });
});

test.each([
  ["5560360793</cbc:CompanyID>", "556036-0793</cbc:CompanyID>", "SE-R-003", "5560360793"],
  ["SE556036079301", "se 556036-0793 01", "SE-R-001", undefined],
  ["SE556036079301", "SE556036-079301", "SE-R-002", "SE556036079301"],
  ["<cbc:ID>5555559<", "<cbc:ID>555-5559<", "SE-R-008", "5555559"],
  ["<cbc:ID>5555559<", "<cbc:ID>konto 7<", "SE-R-008", undefined],
  ["5560360793</cbc:CompanyID>", "5560360794</cbc:CompanyID>", "SE-R-013", undefined],
])("%s written as %s is offered back where that is safe", (right, written, id, fix) => {
  const fault = validate(utf8(sound.replace(right, written))).faults.find((one) => one.id === id);
  expect(fault?.fix).toBe(fix);
});
