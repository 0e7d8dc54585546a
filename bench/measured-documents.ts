/** The documents that engines are measured on: the same for ours and for its peers. */
const encoder = new TextEncoder();

/** An invoice of so many lines; a faulty one has a wrong total, a wrong line and an element too many. */
export function invoiceOf(lines: number, isFaulty: boolean): Uint8Array {
  const money = (ore: number) => `${Math.floor(ore / 100)}.${String(ore % 100).padStart(2, "0")}`;
  const priceOf = (n: number) => 1000 + ((n * 37) % 9000);
  const net = Array.from({ length: lines }, (_, n) => priceOf(n) * 3).reduce((a, b) => a + b, 0);
  const tax = Math.round(net / 4);
  const line = (n: number) => `
  <cac:InvoiceLine>
    <cbc:ID>${n + 1}</cbc:ID>
    <cbc:InvoicedQuantity unitCode="HUR">3</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="SEK">${money(priceOf(n) * 3 + (isFaulty && n === 0 ? 100 : 0))}</cbc:LineExtensionAmount>
    <cac:Item>
      <cbc:Name>Arbete på mottagningen ${n + 1}</cbc:Name>
      <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>
    </cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="SEK">${money(priceOf(n))}</cbc:PriceAmount></cac:Price>
  </cac:InvoiceLine>`;
  const party = (id: string, name: string, vat: string) => `
      <cbc:EndpointID schemeID="0007">${id}</cbc:EndpointID>
      <cac:PartyName><cbc:Name>${name}</cbc:Name></cac:PartyName>
      <cac:PostalAddress><cbc:StreetName>Storgatan 1</cbc:StreetName><cbc:CityName>Visby</cbc:CityName><cbc:PostalZone>621 50</cbc:PostalZone><cac:Country><cbc:IdentificationCode>SE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
      <cac:PartyTaxScheme><cbc:CompanyID>${vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
      <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName><cbc:CompanyID schemeID="0007">${id}</cbc:CompanyID></cac:PartyLegalEntity>
      <cac:Contact><cbc:Name>Åsa Öberg</cbc:Name><cbc:Telephone>0498-123456</cbc:Telephone><cbc:ElectronicMail>asa@example.se</cbc:ElectronicMail></cac:Contact>`;
  return encoder.encode(`<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
  <cbc:ID>2026-0001</cbc:ID>
  <cbc:IssueDate>2026-09-01</cbc:IssueDate>
  <cbc:DueDate>2026-10-01</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>${isFaulty ? "" : "\n  <cbc:BuyerReference>ABC123</cbc:BuyerReference>"}
  <cac:AccountingSupplierParty>
    <cac:Party>${party("5560360793", "Exempel AB", "SE556036079301")}
    </cac:Party>
  </cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty>
    <cac:Party>${party("2321000255", "Exempelregionen", "SE232100025501")}${isFaulty ? "\n      <cac:Person><cbc:FirstName>Eva</cbc:FirstName></cac:Person>" : ""}
    </cac:Party>
  </cac:AccountingCustomerParty>
  <cac:PaymentMeans>
    <cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
    <cbc:PaymentID>1234567897</cbc:PaymentID>
    <cac:PayeeFinancialAccount><cbc:ID>5555559</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>SE:BANKGIRO</cbc:ID></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount>
  </cac:PaymentMeans>
  <cac:PaymentTerms><cbc:Note>30 dagar netto</cbc:Note></cac:PaymentTerms>
  <cac:TaxTotal>
    <cbc:TaxAmount currencyID="SEK">${money(tax)}</cbc:TaxAmount>
    <cac:TaxSubtotal><cbc:TaxableAmount currencyID="SEK">${money(net)}</cbc:TaxableAmount><cbc:TaxAmount currencyID="SEK">${money(tax)}</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>
  </cac:TaxTotal>
  <cac:LegalMonetaryTotal>
    <cbc:LineExtensionAmount currencyID="SEK">${money(net)}</cbc:LineExtensionAmount>
    <cbc:TaxExclusiveAmount currencyID="SEK">${money(net)}</cbc:TaxExclusiveAmount>
    <cbc:TaxInclusiveAmount currencyID="SEK">${money(net + tax)}</cbc:TaxInclusiveAmount>
    <cbc:PayableAmount currencyID="SEK">${money(net + tax)}</cbc:PayableAmount>
  </cac:LegalMonetaryTotal>${Array.from({ length: lines }, (_, n) => line(n)).join("")}
</Invoice>`);
}
