/** Italy (IT-R-*): for sellers whose country is Italy. */
import type { Doc } from "../document.ts";
import { cac, cbc } from "../names.ts";
import { supplierCountry } from "../peppol/parameters.ts";
import { present } from "../predicates.ts";
import { normal, only, sole } from "../reads.ts";
import type { Pattern, Rule } from "../rule.ts";

const isItalian = (doc: Doc): boolean => supplierCountry(doc) === "IT";

const address = (id: string, term: string, name: number, [sv, it, en]: readonly [string, string, string]): Rule => ({
  id,
  terms: [term],
  sv: `En italiensk säljare ska ange ${sv}. Fyll i ${it}.`,
  en: `An Italian seller must give its ${en}. Fill it in.`,
  holds: present(cac.PostalAddress, name),
});

export const italy: Pattern = [
  {
    at: ["cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme"],
    when: (doc, scheme) => isItalian(doc) && normal(doc.scan, sole(doc.scan, scheme, cac.TaxScheme, cbc.ID)) !== "VAT",
    rules: [
      {
        id: "IT-R-001",
        terms: ["BT-32"],
        sv: "En italiensk säljares skattekod ska ha 11 till 16 siffror eller stora bokstäver. Rätta den.",
        en: "The tax code of an Italian seller must have 11 to 16 digits or capital letters. Correct it.",
        holds: ({ scan }, scheme) => /^[A-Z0-9]{11,16}$/.test(normal(scan, only(scan, scheme, cbc.CompanyID))),
      },
    ],
  },
  {
    at: ["cac:AccountingSupplierParty/cac:Party"],
    when: isItalian,
    rules: [
      address("IT-R-002", "BT-35", cbc.StreetName, ["gatuadress", "den", "street"]),
      address("IT-R-003", "BT-37", cbc.CityName, ["ort", "den", "city"]),
      address("IT-R-004", "BT-38", cbc.PostalZone, ["postnummer", "det", "postal code"]),
    ],
  },
];
