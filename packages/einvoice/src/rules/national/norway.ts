/** Norway (NO-R-*): for sellers whose country is Norway. */
import type { Doc } from "../document.ts";
import { cac, cbc } from "../names.ts";
import { isMod11 } from "../peppol/check-digits.ts";
import { supplierCountry } from "../peppol/parameters.ts";
import { collapse, every, normal, sole, textOf } from "../reads.ts";
import { type Pattern, Stopped } from "../rule.ts";

/** Company ids of a party's tax registrations of a kind; the kind is trimmed, its case counts. */
function companyIds({ scan }: Doc, party: number, kind: string): number[] {
  return every(scan, party, cac.PartyTaxScheme)
    .filter((scheme) => normal(scan, sole(scan, scheme, cac.TaxScheme, cbc.ID)) === kind)
    .flatMap((scheme) => every(scan, scheme, cbc.CompanyID));
}

export const norway: Pattern = [
  {
    at: ["cac:AccountingSupplierParty/cac:Party"],
    when: (doc) => supplierCountry(doc) === "NO",
    rules: [
      {
        id: "NO-R-002",
        severity: "warning",
        terms: ["BT-32"],
        sv: "En norsk säljare bör ange Foretaksregisteret som skatteuppgift om företaget är registrerat där. Fyll i det.",
        en: "A Norwegian seller should state Foretaksregisteret as tax registration if it is registered there. Fill it in.",
        holds: (doc, party) => {
          const ids = companyIds(doc, party, "TAX");
          if (ids.length > 1) throw new Stopped("several", ids[1] as number);
          return collapse(textOf(doc.scan, ids[0] ?? -1)) === "Foretaksregisteret";
        },
      },
      {
        id: "NO-R-001",
        terms: ["BT-31"],
        sv: "Ett norskt momsnummer ska vara NO, nio siffror och MVA, och kontrollsiffran ska gå ihop. Rätta det.",
        en: "A Norwegian VAT number must be NO, nine digits and MVA, and the check digit must agree. Correct it.",
        holds: (doc, party) => {
          const ids = companyIds(doc, party, "VAT");
          const numbers = ids.map((id) => textOf(doc.scan, id));
          if (!numbers.some((number) => number.startsWith("NO"))) return true;
          if (numbers.length > 1) throw new Stopped("several", ids[1] as number);
          const digits = /^NO([0-9]{9})MVA$/.exec(numbers[0] as string)?.[1];
          return digits !== undefined && isMod11(digits);
        },
      },
    ],
  },
];
