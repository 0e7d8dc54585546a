/** The Netherlands (NL-R-*): by the parties' addresses. */
import type { Doc } from "../document.ts";
import { at, cac, cbc } from "../names.ts";
import { customerAddressCountry, representativeAddressCountry, supplierAddressCountry } from "../peppol/parameters.ts";
import { attribute, decimalOf, exists, has, normal, only } from "../reads.ts";
import type { Pattern, Rule } from "../rule.ts";

const sellerIsDutch = (doc: Doc): boolean => supplierAddressCountry(doc) === "NL";
const bothAreDutch = (doc: Doc): boolean => sellerIsDutch(doc) && customerAddressCountry(doc) === "NL";

const address = (id: string, terms: readonly string[], sv: string, en: string): Rule => ({
  id,
  terms,
  sv: `${sv} ska ha gatuadress, ort och postnummer. Fyll i det som saknas.`,
  en: `${en} must have a street, a city and a postal code. Fill in what is missing.`,
  holds: ({ scan }, element) =>
    [cbc.StreetName, cbc.CityName, cbc.PostalZone].every((name) => has(scan, element, name)),
});

const companyId = (id: string, term: string, sv: string, en: string): Rule => ({
  id,
  terms: [term],
  sv: `${sv} organisationsnummer ska ha sorten 0106 (KvK) eller 0190 (OIN). Ange den (schemeID).`,
  en: `${en} organisation number must be of kind 0106 (KvK) or 0190 (OIN). Give it (schemeID).`,
  holds: ({ scan }, element) => {
    const scheme = ` ${attribute(scan, element, at.schemeID) ?? ""} `;
    return (scheme.includes(" 0106 ") || scheme.includes(" 0190 ")) && normal(scan, element) !== "";
  },
});

const transferCodes = ["30", "48", "49", "57", "58", "59"];

export const netherlands: Pattern = [
  {
    at: ["cbc:CreditNoteTypeCode"],
    when: sellerIsDutch,
    rules: [
      {
        id: "NL-R-001",
        terms: ["BT-25", "BG-3"],
        sv: "En nederländsk säljares kreditfaktura ska hänvisa till fakturan den gäller. Fyll i fakturanumret.",
        en: "A credit note of a Dutch seller must refer to the invoice it is about. Fill in the invoice number.",
        holds: ({ scan }) => exists(scan, 0, cac.BillingReference, cac.InvoiceDocumentReference, cbc.ID),
      },
    ],
  },
  {
    at: ["cac:AccountingSupplierParty/cac:Party/cac:PostalAddress"],
    when: sellerIsDutch,
    rules: [
      address(
        "NL-R-002",
        ["BT-35", "BT-37", "BT-38"],
        "En nederländsk säljares adress",
        "The address of a Dutch seller",
      ),
    ],
  },
  {
    at: ["cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID"],
    when: sellerIsDutch,
    rules: [companyId("NL-R-003", "BT-30", "En nederländsk säljares", "A Dutch seller's")],
  },
  {
    at: ["cac:AccountingCustomerParty/cac:Party/cac:PostalAddress"],
    when: bothAreDutch,
    rules: [
      address("NL-R-004", ["BT-50", "BT-52", "BT-53"], "En nederländsk köpares adress", "The address of a Dutch buyer"),
    ],
  },
  {
    at: ["cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID"],
    when: bothAreDutch,
    rules: [companyId("NL-R-005", "BT-47", "En nederländsk köpares", "A Dutch buyer's")],
  },
  {
    at: ["cac:TaxRepresentativeParty/cac:PostalAddress"],
    when: (doc) => sellerIsDutch(doc) && representativeAddressCountry(doc) === "NL",
    rules: [
      address(
        "NL-R-006",
        ["BT-64", "BT-66", "BT-67"],
        "En nederländsk skatterepresentants adress",
        "The address of a Dutch tax representative",
      ),
    ],
  },
  {
    at: ["cac:LegalMonetaryTotal"],
    when: sellerIsDutch,
    rules: [
      {
        id: "NL-R-007",
        terms: ["BT-81", "BG-16"],
        sv: "En nederländsk säljare som ska ha betalt måste ange hur. Lägg till ett betalningssätt.",
        en: "A Dutch seller that is to be paid must say how. Add a way to pay.",
        holds: (doc, totals) => {
          const due = decimalOf(doc.scan, only(doc.scan, totals, cbc.PayableAmount));
          if (due !== undefined && ((doc.isInvoice && due.units <= 0) || (doc.isCreditNote && due.units >= 0)))
            return true;
          return doc.first(cac.PaymentMeans) >= 0;
        },
      },
    ],
  },
  {
    at: ["cac:PaymentMeans"],
    when: bothAreDutch,
    rules: [
      {
        id: "NL-R-008",
        terms: ["BT-81"],
        sv: `Mellan nederländska parter används betalningssätten ${transferCodes.join(", ")}. Välj ett av dem.`,
        en: `Between Dutch parties the ways to pay are ${transferCodes.join(", ")}. Choose one of them.`,
        holds: ({ scan }, means) => transferCodes.includes(normal(scan, only(scan, means, cbc.PaymentMeansCode))),
      },
    ],
  },
  {
    at: ["cac:OrderLineReference/cbc:LineID"],
    when: sellerIsDutch,
    rules: [
      {
        id: "NL-R-009",
        terms: ["BT-13"],
        sv: "När en rad hänvisar till en orderrad ska fakturan ha ordernummer. Fyll i det.",
        en: "When a line refers to an order line the invoice must have an order number. Fill it in.",
        holds: ({ scan }) => exists(scan, 0, cac.OrderReference, cbc.ID),
      },
    ],
  },
];
