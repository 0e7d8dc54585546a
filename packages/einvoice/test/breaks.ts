/** Documents that break the rules a sweep over good examples does not reach: whole changes of country, category or payment. */
import { category, type Edit, edited, inCountry, pay, secondMeans, without } from "./edits.ts";
import { example } from "./sweep.ts";

export interface Break {
  readonly id: string;
  readonly text: string;
  /** Rules that must fire, among others. */
  readonly fires: readonly string[];
}

const all = example("all-terms");
const credit = example("credit-note");

const noNumbers = without("cac:PartyTaxScheme");

const cases: readonly (readonly [fires: string, edits: readonly Edit[], from?: string])[] = [
  [
    "BR-33 BR-CO-21 BR-38 BR-CO-22 BR-42 BR-CO-23 BR-44 BR-CO-24",
    [without("cbc:AllowanceChargeReason"), without("cbc:AllowanceChargeReasonCode")],
  ],
  [
    "BR-DEC-06 BR-DEC-28 BR-DEC-02 BR-DEC-25",
    [
      [
        /<cbc:Amount ([^>]*)>([^<]*)<\/cbc:Amount>/g,
        "<cbc:Amount $1>1</cbc:Amount><cbc:BaseAmount $1>1.005</cbc:BaseAmount>",
      ],
      [/<\/cbc:BaseAmount>\s*<cbc:BaseAmount[^>]*>[^<]*(?=<\/cbc:BaseAmount>)/g, ""],
    ],
  ],
  [
    "BR-CO-03",
    [
      [
        "<cbc:EndDate>2026-08-31</cbc:EndDate>\n  </cac:InvoicePeriod>",
        "<cbc:EndDate>2026-08-31</cbc:EndDate><cbc:DescriptionCode>3</cbc:DescriptionCode></cac:InvoicePeriod>",
      ],
    ],
  ],
  [
    "UBL-SR-49 BR-CL-06 PEPPOL-EN16931-CL006",
    [
      [
        "</cbc:EndDate>\n  </cac:InvoicePeriod>",
        "</cbc:EndDate><cbc:DescriptionCode>9</cbc:DescriptionCode><cbc:DescriptionCode>9</cbc:DescriptionCode></cac:InvoicePeriod>",
      ],
    ],
  ],
  ["UBL-CR-002", [["<cbc:CustomizationID>", "<cbc:UBLVersionID>2.0</cbc:UBLVersionID><cbc:CustomizationID>"]]],
  ["UBL-CR-412", [["</cbc:PaymentID>", "</cbc:PaymentID><cbc:PaymentDueDate>2026-10-01</cbc:PaymentDueDate>"]]],
  [
    "UBL-CR-666 UBL-CR-673",
    [
      [
        "<cbc:DocumentTypeCode>130</cbc:DocumentTypeCode>",
        "<cbc:DocumentTypeCode>130</cbc:DocumentTypeCode><cbc:DocumentDescription>x</cbc:DocumentDescription><cac:Attachment/>",
      ],
    ],
  ],
  ["BR-30 BR-29", [["<cbc:EndDate>2026-08-31", "<cbc:EndDate>2026-07-31"]]],
  ["BR-CO-20 BR-CO-19", [without("cbc:StartDate"), without("cbc:EndDate")]],
  ["BR-CL-08", [["<cbc:Note>Tack", "<cbc:Note>#QQQ#Tack"]]],
  ["BR-CL-13", [['listID="STI"', 'listID="QQQ"']]],
  ["PEPPOL-EN16931-R005", [["<cbc:TaxCurrencyCode>SEK", "<cbc:TaxCurrencyCode>EUR"]]],
  ["PEPPOL-COMMON-R047", [['schemeID="0007">5566778899', 'schemeID="0211">IT12345678901']]],
  ["PEPPOL-COMMON-R056-2", [["SE556677889901", "NL12"]]],
  ["PEPPOL-EN16931-P0112", [["<cbc:InvoiceTypeCode>380", "<cbc:InvoiceTypeCode>384"]]],
  ...["G:04", "O:05", "IC:06", "D:08", "F:09", "I:10", "J:11"].map((pair) => {
    const [code, number] = pair.split(":") as [string, string];
    return [
      `PEPPOL-EN16931-P01${number}`,
      [
        [
          /(<cac:TaxCategory>\s*<cbc:ID>)S(<\/cbc:ID>\s*<cbc:Percent>25<\/cbc:Percent>)/g,
          `$1S$2<cbc:TaxExemptionReasonCode>VATEX-EU-${code}</cbc:TaxExemptionReasonCode>`,
        ],
      ],
    ] as const;
  }),
  ...["AE AE", "E E", "G G", "IC K", "AF L", "AG M", "S S", "Z Z"].map((pair) => {
    const [mark, code] = pair.split(" ") as [string, string];
    return [["02", "03", "04"].map((n) => `BR-${mark}-${n}`).join(" "), [category(code), noNumbers]] as const;
  }),
  ...["AF L", "AG M"].map((pair) => {
    const [mark, code] = pair.split(" ") as [string, string];
    return [
      ["05", "06", "07", "09"].map((n) => `BR-${mark}-${n}`).join(" "),
      [category(code), [/>25<\/cbc:Percent>/g, ">-7</cbc:Percent>"]],
    ] as const;
  }),
  ["SE-R-001 SE-R-002", [["SE556677889901", "SE5566-778899"]]],
  ["SE-R-011", [pay("50")]],
  ["SE-R-012", [pay("31")]],
  ["NO-R-001 NO-R-002", inCountry("NO")],
  [
    "IT-R-001 IT-R-002 IT-R-003 IT-R-004",
    [...inCountry("IT"), without("cbc:StreetName"), without("cbc:CityName"), without("cbc:PostalZone")],
  ],
  [
    "DK-R-014 DK-R-013 DK-R-005 DK-R-017 DK-R-003 DK-R-004",
    [
      ...inCountry("DK"),
      pay("30"),
      [
        /<\/cbc:RegistrationName>(?!\s*<cbc:CompanyID)/g,
        '</cbc:RegistrationName><cbc:CompanyID schemeID="0007">1</cbc:CompanyID>',
      ],
      [/ schemeID="0088"/g, ""],
      ['listID="STI"', 'listID="TST"'],
      [/(<cbc:AllowanceChargeReasonCode>)[A-Z0-9]+/g, "$1ZZZ"],
    ],
  ],
  ["DK-R-002", [...inCountry("DK"), [/(<cac:PartyLegalEntity>[^]*?)<cbc:CompanyID[^]*?<\/cbc:CompanyID>/g, "$1"]]],
  ["DK-R-016", [...inCountry("DK"), [/(<cbc:PayableAmount[^>]*>)/g, "$1-"]], credit],
  ["DK-R-006", [...inCountry("DK"), pay("31"), without("cac:FinancialInstitutionBranch")]],
  ["DK-R-007", [...inCountry("DK"), pay("49"), without("cac:PaymentMandate")]],
  ["DK-R-008", [...inCountry("DK"), pay("50")]],
  ["DK-R-009", [...inCountry("DK"), pay("50"), [/<cbc:PaymentID>[^<]*/g, "<cbc:PaymentID>04#1"]]],
  ["DK-R-010", [...inCountry("DK"), pay("93")]],
  ["DK-R-011", [...inCountry("DK"), pay("93"), [/<cbc:PaymentID>[^<]*/g, "<cbc:PaymentID>71#1"]]],
  [
    "GR-R-001-1 GR-R-001-2 GR-R-001-3 GR-R-001-4 GR-R-001-5 GR-R-001-6 GR-R-001-7 GR-R-003 GR-S-011 GR-R-004-1 GR-S-008-1 GR-R-009 GR-R-006 GR-R-010 GR-R-002 GR-R-005",
    [...inCountry("GR", "GR"), without("cac:PartyName")],
  ],
  [
    "GR-R-008-2 GR-R-004-2 GR-R-008-3",
    [
      ...inCountry("GR", "GR"),
      [
        /<cbc:DocumentDescription>[^<]*<\/cbc:DocumentDescription>/g,
        "<cbc:DocumentDescription>##M.AR.K##</cbc:DocumentDescription>",
      ],
      [
        "<cac:ProjectReference>",
        "<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cbc:DocumentDescription>##INVOICE|URL##</cbc:DocumentDescription></cac:AdditionalDocumentReference>".repeat(
          2,
        ) + "<cac:ProjectReference>",
      ],
    ],
  ],
  [
    "IS-R-001 IS-R-002 IS-R-003 IS-R-004 IS-R-005",
    [...inCountry("IS"), ["<cbc:InvoiceTypeCode>380", "<cbc:InvoiceTypeCode>383"], without("cbc:StreetName")],
  ],
  ["IS-R-006", [...inCountry("IS"), pay("9"), secondMeans]],
  ["IS-R-007", [...inCountry("IS"), pay("42"), secondMeans]],
  [
    "IS-R-008 IS-R-009 IS-R-010",
    [
      ...inCountry("IS"),
      without("cbc:DueDate"),
      [/<cbc:DocumentDescription>[^<]*</g, "<cbc:DocumentDescription>EINDAGI<"],
    ],
  ],
  [
    "NL-R-002 NL-R-003 NL-R-004 NL-R-006 NL-R-007 NL-R-009",
    [...inCountry("NL"), without("cbc:StreetName"), without("cac:PaymentMeans"), without("cac:OrderReference")],
  ],
  [
    "NL-R-005 NL-R-008",
    [
      ...inCountry("NL"),
      pay("10"),
      [
        /<\/cbc:RegistrationName>(?!\s*<cbc:CompanyID)/g,
        '</cbc:RegistrationName><cbc:CompanyID schemeID="0007">1</cbc:CompanyID>',
      ],
    ],
  ],
  ["NL-R-001", [...inCountry("NL"), without("cac:BillingReference")], credit],
  [
    "DE-R-001 DE-R-002 DE-R-003 DE-R-004 DE-R-008 DE-R-009 DE-R-010 DE-R-011 DE-R-014 DE-R-015 DE-R-026",
    [
      ...inCountry("DE"),
      without("cac:PaymentMeans"),
      without("cac:Contact"),
      without("cbc:CityName"),
      without("cbc:PostalZone"),
      without("cbc:Percent"),
      without("cbc:BuyerReference"),
      without("cac:BillingReference"),
      ["<cbc:InvoiceTypeCode>380", "<cbc:InvoiceTypeCode>384"],
    ],
  ],
  ["DE-R-017", [...inCountry("DE"), ["<cbc:InvoiceTypeCode>380", "<cbc:InvoiceTypeCode>383"]]],
  ["DE-R-016", [...inCountry("DE"), noNumbers, without("cac:TaxRepresentativeParty")]],
  ["DE-R-018", [...inCountry("DE"), ["30 dagar netto", "#SKONTO#"]]],
  [
    "DE-R-022",
    [
      ...inCountry("DE"),
      [/(<cac:AdditionalDocumentReference>\s*<cbc:ID>Mätarställning[^]*?<\/cac:AdditionalDocumentReference>)/, "$1$1"],
    ],
  ],
  [
    "DE-R-005 DE-R-006 DE-R-007 DE-R-027 DE-R-028",
    [...inCountry("DE"), [/(<cac:Contact>)[^]*?(<\/cac:Contact>)/g, "$1$2"]],
  ],
  ["DE-R-T02", [...inCountry("DE"), [/<cbc:URI>[^<]*/g, "<cbc:URI>www"]]],
  [
    "DE-R-030 DE-R-031 DE-R-023-2",
    [...inCountry("DE"), without("cac:PayerFinancialAccount"), [/ schemeID="SEPA"/g, ""]],
  ],
  ["DE-R-019", [...inCountry("DE"), pay("58"), ["SE4550000000058398257466", "SE4550000000058398257467"]]],
  ["DE-R-023-1", [...inCountry("DE"), without("cac:PayeeFinancialAccount")]],
  ["DE-R-024-1 DE-R-024-2", [...inCountry("DE"), pay("48"), without("cac:CardAccount")]],
  ["DE-R-020 DE-R-025-2", [...inCountry("DE"), pay("59"), ["SE3550000000054910000003", "SE35"]]],
  ["DE-R-025-1", [...inCountry("DE"), pay("59"), without("cac:PaymentMandate")]],
];

export const breaks: readonly Break[] = cases.map(([fires, edits, from = all], i) => ({
  id: `break ${i + 1}: ${fires}`,
  text: edited(from, edits),
  fires: fires.split(" "),
}));
