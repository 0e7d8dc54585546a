/** EN 16931: attributes that UBL has and an e-invoice does not use (UBL-DT-08 … 28), wherever they stand. */
import { always } from "../predicates.ts";
import type { Avoided } from "../rule.ts";

const attributes: readonly (readonly [number, string])[] = [
  [8, "schemeName"],
  [9, "schemeAgencyName"],
  [10, "schemeDataURI"],
  [11, "schemeURI"],
  [12, "format"],
  [13, "unitCodeListIdentifier"],
  [14, "unitCodeListAgencyIdentifier"],
  [15, "unitCodeListAgencyName"],
  [16, "listAgencyName"],
  [17, "listName"],
  [18, "name"],
  [19, "languageID"],
  [20, "listURI"],
  [21, "listSchemeURI"],
  [22, "languageLocaleID"],
  [23, "uri"],
  [24, "currencyCodeListVersionID"],
  [25, "characterSetCode"],
  [26, "encodingCode"],
  [27, "schemeAgencyID"],
  [28, "listAgencyID"],
];

export const avoidedAttributes: readonly Avoided[] = attributes.map(([number, name]) => ({
  at: "*",
  attribute: `@${name}`,
  // The name of a way to pay is BT-82 and may stand.
  ...(name === "name" ? { except: "cbc:PaymentMeansCode" } : {}),
  rule: {
    id: `UBL-DT-${String(number).padStart(2, "0")}`,
    severity: "warning",
    terms: ["BG-2"],
    sv: `Attributet ${name} används inte i en e-faktura, och köparen läser det inte. Det hindrar inget; ta bort det om du kan.`,
    en: `The attribute ${name} is not used in an e-invoice, and the buyer does not read it. It stops nothing; remove it if you can.`,
    holds: always,
  },
}));
