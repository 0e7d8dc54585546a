/** Documents made to harm a reader: deep, wide, repeated, disguised. Each is made when asked for, since some are large. */
const head = `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2">`;

const invoice = (inside: string): string => `${head}${inside}</Invoice>`;
const times = (count: number, part: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => part(n)).join("");
const repeated = (count: number, text: string) => () => invoice(text.repeat(count));

const vat = `<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>`;
const swedish = `<cac:PostalAddress><cac:Country><cbc:IdentificationCode>SE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>`;

const groups = ["Party", "Item", "Price", "Delivery", "Contact", "Country", "TaxTotal", "TaxSubtotal", "PaymentMeans"];

/** The groups of UBL inside one another, five deep, in another order for every number. */
function nested(n: number): string {
  const steps = [n, n / 9, n / 81, n / 729, n / 6561].map((part) => `cac:${groups[Math.floor(part) % 9]}`);
  const open = steps.map((step) => `<${step}>`).join("");
  return `${open}<cbc:TaxAmount>1</cbc:TaxAmount>${steps
    .toReversed()
    .map((step) => `</${step}>`)
    .join("")}`;
}

export const hostileDocuments: Readonly<Record<string, () => string>> = {
  "an entity bomb": () =>
    `<!DOCTYPE a [<!ENTITY a "${"x".repeat(50)}">${times(9, (n) => `<!ENTITY a${n} "&a;&a;&a;&a;&a;&a;">`)}]><a>&a8;</a>`,
  "an external entity": () => `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`,
  "an inclusion": () => `<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></a>`,
  "200 000 nested elements": () => "<a>".repeat(200_000),
  "200 000 attributes": () => `<a ${times(200_000, (n) => `a${n}="" `)}/>`,
  "elements with a hundred attributes each": () =>
    invoice(`<cbc:ID ${times(100, (n) => `a${n}="${n}" `)}/>`.repeat(15_000)),
  "two hundred thousand empty elements": repeated(199_998, "<cbc:ID/>"),
  "as many elements of names no one knows": () => invoice(times(199_998, (n) => `<x${n}/>`)),
  "as many different names as are read, over and over": () => invoice(times(199_998, (n) => `<x${n % 9000}/>`)),
  "amounts of as many names, over and over": () =>
    invoice(times(150_000, (n) => `<x${n % 9000}Amount>1.234</x${n % 9000}Amount>`)),
  "known names in ever new places": () => invoice(times(25_000, nested)),
  "known names under names no one knows": () =>
    invoice(times(60_000, (n) => `<x${n}><cbc:TaxAmount>1</cbc:TaxAmount></x${n}>`)),
  "amounts of names no one knows": () => invoice(times(150_000, (n) => `<x${n}Amount>1.234</x${n}Amount>`)),
  "a new namespace for every element": () => invoice(times(100_000, (n) => `<p:a xmlns:p="urn:${n}"/>`)),
  "a new prefix for every element": () => invoice(times(100_000, (n) => `<p${n}:a xmlns:p${n}="urn:x"/>`)),
  "a million references": repeated(4000, `<cbc:Note>${"&amp;".repeat(250)}</cbc:Note>`),
  "text beyond its limit": () => invoice(`<cbc:Note>${"x".repeat(1_000_001)}</cbc:Note>`),
  "twenty texts of a million characters, all references": repeated(
    4,
    `<cac:PaymentMeans><cbc:PaymentMeansCode>${"&#32;".repeat(199_000)}</cbc:PaymentMeansCode><cbc:PaymentID>${"&#x1F600;".repeat(110_000)}</cbc:PaymentID></cac:PaymentMeans><cac:PaymentTerms><cbc:Note>${"#SKONTO#&#10;".repeat(80_000)}</cbc:Note></cac:PaymentTerms><cbc:DueDate>${"&#9;".repeat(200_000)}</cbc:DueDate><cbc:IssueDate>${"<![CDATA[2]]>".repeat(70_000)}</cbc:IssueDate>`,
  ),
  "a country of a million letters": () =>
    invoice(
      `<cac:AccountingSupplierParty><cac:Party>${swedish.replace("SE", "S&#69;".repeat(160_000))}<cac:PartyTaxScheme><cbc:CompanyID>SE${" ".repeat(999_000)}1</cbc:CompanyID>${vat}</cac:PartyTaxScheme></cac:Party></cac:AccountingSupplierParty>`,
    ),
  "nothing but instructions": () => "<?a b?>".repeat(3_000_000),
  "a million instructions in a value": repeated(10, `<cbc:ID>1${"<?a?>".repeat(100_000)}</cbc:ID>`),
  "an instruction that never ends": () => `<?a ${"?".repeat(10_000_000)}`,
  "instructions that never end, over and over": () => "<?a".repeat(3_000_000),
  "a thousand comments in a value": repeated(200, `<cbc:ID>1${"<!-- x -->".repeat(1000)}</cbc:ID>`),
  "a wall of angle brackets": () => "<".repeat(1_000_000),
  "a wall of ampersands": () => `<a>${"&".repeat(1_000_000)}</a>`,
  "an attachment of fifteen megabytes": () =>
    invoice(
      `<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="a.pdf">${"AAAA".repeat(3_900_000)}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`,
    ),
  "thirty thousand sellers and payees": repeated(
    15_000,
    `<cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>a</cbc:Name></cac:PartyName>${swedish}</cac:Party></cac:AccountingSupplierParty><cac:PayeeParty><cac:PartyName><cbc:Name>b</cbc:Name></cac:PartyName></cac:PayeeParty>`,
  ),
  "fifty thousand ways to pay": repeated(
    30_000,
    `<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>1</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>`,
  ),
  "forty thousand categories in one allowance": () =>
    invoice(
      `<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator>${`<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent>${vat}</cac:TaxCategory>`.repeat(38_000)}</cac:AllowanceCharge>`,
    ),
  "breakdown rows, each of another rate, and lines as many": () =>
    invoice(
      `<cac:TaxTotal>${times(16_000, (n) => `<cac:TaxSubtotal><cbc:TaxableAmount>1</cbc:TaxableAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>${n}</cbc:Percent>${vat}</cac:TaxCategory></cac:TaxSubtotal>`)}</cac:TaxTotal>${times(8000, (n) => `<cac:InvoiceLine><cac:Item><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>${n}</cbc:Percent>${vat}</cac:ClassifiedTaxCategory></cac:Item></cac:InvoiceLine>`)}`,
    ),
  "tax registrations and legal entities by the thousand": () =>
    invoice(
      `<cac:AccountingSupplierParty><cac:Party>${swedish}${`<cac:PartyTaxScheme><cbc:CompanyID>x</cbc:CompanyID><cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`.repeat(20_000)}${"<cac:PartyLegalEntity/>".repeat(80_000)}</cac:Party></cac:AccountingSupplierParty>`,
    ),
  "periods of lines and of the document by the thousand": () =>
    invoice(
      `${"<cac:InvoicePeriod><cbc:StartDate>2026-01-01</cbc:StartDate></cac:InvoicePeriod>".repeat(30_000)}${`<cac:InvoiceLine><cac:InvoicePeriod><cbc:StartDate>2026-01-01</cbc:StartDate></cac:InvoicePeriod></cac:InvoiceLine>`.repeat(30_000)}`,
    ),
  "elements in the wrong order, over and over": repeated(
    60_000,
    "<cbc:IssueDate>x</cbc:IssueDate><cbc:ID/><cac:TaxTotal/>",
  ),
  "numbers of ten thousand digits": repeated(
    100,
    `<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="SEK">${"9".repeat(10_000)}</cbc:PayableAmount><cbc:TaxInclusiveAmount currencyID="SEK">0.${"9".repeat(10_000)}</cbc:TaxInclusiveAmount></cac:LegalMonetaryTotal>`,
  ),
  "numbers of a million zeros": repeated(
    12,
    `<cac:InvoiceLine><cbc:InvoicedQuantity unitCode="C62">${"0".repeat(990_000)}1</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="SEK">1.${"0".repeat(990_000)}</cbc:LineExtensionAmount></cac:InvoiceLine>`,
  ),
  "an infinite amount": () =>
    invoice(
      `<cac:TaxTotal><cac:TaxSubtotal><cbc:TaxableAmount>INF</cbc:TaxableAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent>${vat}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal><cac:InvoiceLine><cac:Item><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent>${vat}</cac:ClassifiedTaxCategory></cac:Item></cac:InvoiceLine>`,
    ),
  "payment terms made of number signs": () =>
    invoice(`<cac:PaymentTerms><cbc:Note>${"#SKONTO#".repeat(1200)}</cbc:Note></cac:PaymentTerms>`.repeat(200)),
  "names of objects": () => invoice("<__proto__/><constructor/><toString/><hasOwnProperty/><cbc:__proto__/>"),
  "extensions full of anything": () =>
    invoice(
      `<ext:UBLExtensions>${`<ext:UBLExtension><ext:ExtensionContent><x:y xmlns:x="urn:x"><cbc:ID>1</cbc:ID></x:y></ext:ExtensionContent></ext:UBLExtension>`.repeat(40_000)}</ext:UBLExtensions>`,
    ),
};
