/** Whole invoices with one thing wrong each: which good example, what is changed in its text, and the rules it then breaks. */
export interface FaultyExample {
  readonly from: string;
  readonly change: readonly [from: string, to: string];
  /** Official rule identifiers, each as often as it fires. */
  readonly fires: readonly string[];
}

export const faulty: Readonly<Record<string, FaultyExample>> = {
  "total-does-not-add-up": {
    from: "bankgiro-two-rates",
    change: ['<cbc:PayableAmount currencyID="SEK">11706', '<cbc:PayableAmount currencyID="SEK">11806'],
    fires: ["BR-CO-16"],
  },
  "no-invoice-number": {
    from: "bankgiro-two-rates",
    change: ["<cbc:ID>2026-0001</cbc:ID>\n  <cbc:IssueDate>", "<cbc:ID> </cbc:ID>\n  <cbc:IssueDate>"],
    fires: ["BR-02", "PEPPOL-EN16931-R008"],
  },
  "no-reference": {
    from: "bankgiro-two-rates",
    change: ["  <cbc:BuyerReference>AB1234</cbc:BuyerReference>\n", ""],
    fires: ["PEPPOL-EN16931-R003"],
  },
  "hyphen-in-organisation-number": {
    from: "bankgiro-two-rates",
    change: ['<cbc:CompanyID schemeID="0007">5566778899', '<cbc:CompanyID schemeID="0007">556677-8899'],
    fires: ["PEPPOL-COMMON-R049", "SE-R-003", "SE-R-004", "SE-R-013"],
  },
  "f-tax-in-other-words": {
    from: "bankgiro-two-rates",
    change: ["Godkänd för F-skatt", "Innehar F-skattsedel"],
    fires: ["SE-R-005"],
  },
  "rate-sweden-does-not-have": {
    from: "negative-invoice",
    change: ["<cbc:Percent>25</cbc:Percent>", "<cbc:Percent>20</cbc:Percent>"],
    fires: ["BR-CO-17", "BR-S-08", "BR-S-09", "SE-R-006"],
  },
  "bankgiro-with-hyphen": {
    from: "bankgiro-two-rates",
    change: ["<cbc:ID>54029681</cbc:ID>", "<cbc:ID>5402-9681</cbc:ID>"],
    fires: ["SE-R-008", "SE-R-009"],
  },
  "reverse-charge-without-reason": {
    from: "reverse-charge",
    change: [
      "<cbc:TaxExemptionReasonCode>VATEX-EU-AE</cbc:TaxExemptionReasonCode>\n        <cbc:TaxExemptionReason>Omvänd betalningsskyldighet</cbc:TaxExemptionReason>\n        ",
      "",
    ],
    fires: ["BR-AE-10"],
  },
};
