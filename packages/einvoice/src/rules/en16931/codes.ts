/** EN 16931: codes that must come from a code list (BR-CL-*). White space around a code is forgiven; case is not, except in VATEX. */
import {
  countries,
  creditNoteTypes,
  currencies,
  invoiceTypes,
  itemClassifications,
  objectSchemes,
  vatPointCodes,
} from "../codelists/lists.ts";
import { nameId } from "../../ubl/scan.ts";
import { at, cac, cbc } from "../names.ts";
import { attribute, collapse, every, textOf } from "../reads.ts";
import type { Context, Pattern } from "../rule.ts";
import { amountNames } from "./amount-names.ts";
import { hasAttribute, identifierScheme, inAttribute, own, says } from "./code-rules.ts";
import { partCodes } from "./codes-of-parts.ts";

const isType130: NonNullable<Context["when"]> = ({ scan }, id) =>
  attribute(scan, id, at.schemeID) !== undefined &&
  every(scan, scan.parent[id] as number, cbc.DocumentTypeCode).some((code) => textOf(scan, code) === "130");

const partyIdentifier = identifierScheme(
  "organisation",
  "BR-CL-10",
  "BT-29 BT-46 BT-60",
  "Koden för vilken sorts nummer parten har finns inte i listan.",
  "The code for the kind of number that the party has is not in the list.",
);

const supplierParty = nameId("cac:AccountingSupplierParty");

export const codePattern: Pattern = [
  {
    at: ["cbc:InvoiceTypeCode"],
    rules: [
      own(
        invoiceTypes,
        says(
          "BR-CL-01",
          "BT-3",
          "Fakturans typkod finns inte i listan. Välj till exempel 380 för faktura.",
          "The invoice type code is not in the list. Choose for example 380 for an invoice.",
        ),
      ),
    ],
  },
  {
    at: ["cbc:CreditNoteTypeCode"],
    rules: [
      own(
        creditNoteTypes,
        says(
          "BR-CL-01",
          "BT-3",
          "Kreditfakturans typkod finns inte i listan. Välj till exempel 381 för kreditfaktura.",
          "The credit note type code is not in the list. Choose for example 381 for a credit note.",
        ),
      ),
    ],
  },
  {
    at: amountNames,
    rules: [
      inAttribute(
        at.currencyID,
        currencies,
        says(
          "BR-CL-03",
          "BT-5",
          "Beloppets valutakod finns inte i ISO 4217. Välj till exempel SEK eller EUR.",
          "The currency code of the amount is not in ISO 4217. Choose for example SEK or EUR.",
        ),
      ),
    ],
  },
  {
    at: ["cbc:DocumentCurrencyCode"],
    rules: [
      own(
        currencies,
        says(
          "BR-CL-04",
          "BT-5",
          "Fakturans valutakod finns inte i ISO 4217. Välj till exempel SEK eller EUR.",
          "The invoice currency code is not in ISO 4217. Choose for example SEK or EUR.",
        ),
      ),
    ],
  },
  {
    at: ["cbc:TaxCurrencyCode"],
    rules: [
      own(
        currencies,
        says(
          "BR-CL-05",
          "BT-6",
          "Valutakoden för momsredovisningen finns inte i ISO 4217. Välj till exempel SEK.",
          "The VAT accounting currency code is not in ISO 4217. Choose for example SEK.",
        ),
      ),
    ],
  },
  {
    at: ["cac:InvoicePeriod/cbc:DescriptionCode"],
    rules: [
      own(
        vatPointCodes,
        says(
          "BR-CL-06",
          "BT-8",
          "Koden för när momsen räknas ska vara 3, 35 eller 432. Välj en av dem eller ta bort koden.",
          "The code for the VAT point must be 3, 35 or 432. Choose one of them or remove the code.",
        ),
      ),
    ],
  },
  {
    at: ["cac:AdditionalDocumentReference/cbc:ID", "cac:DocumentReference/cbc:ID"],
    when: isType130,
    rules: [
      inAttribute(
        at.schemeID,
        objectSchemes,
        says(
          "BR-CL-07",
          "BT-18 BT-128",
          "Koden för vilken sorts objekt fakturan gäller finns inte i UNTDID 1153. Välj en annan eller ta bort den.",
          "The code for the kind of object that is invoiced is not in UNTDID 1153. Choose another or remove it.",
        ),
      ),
    ],
  },
  {
    at: ["cac:PartyIdentification/cbc:ID"],
    when: hasAttribute(at.schemeID),
    rules: [
      {
        ...partyIdentifier,
        // A SEPA creditor number is allowed for the seller and the payee.
        holds: (doc, id) =>
          partyIdentifier.holds(doc, id) ||
          (collapse(attribute(doc.scan, id, at.schemeID) ?? "") === "SEPA" &&
            (isInside(doc.scan, id, supplierParty) || isInside(doc.scan, id, cac.PayeeParty))),
      },
    ],
  },
  {
    at: ["cac:PartyLegalEntity/cbc:CompanyID"],
    when: hasAttribute(at.schemeID),
    rules: [
      identifierScheme(
        "organisation",
        "BR-CL-11",
        "BT-30 BT-47 BT-61",
        "Koden för vilken sorts organisationsnummer det är finns inte i listan.",
        "The code for the kind of organisation number is not in the list.",
      ),
    ],
  },
  {
    at: ["cac:CommodityClassification/cbc:ItemClassificationCode"],
    when: hasAttribute(at.listID),
    rules: [
      inAttribute(
        at.listID,
        itemClassifications,
        says(
          "BR-CL-13",
          "BT-158",
          "Koden för vilken klassificering varan har finns inte i UNTDID 7143. Välj till exempel TST för UNSPSC.",
          "The code for the item classification scheme is not in UNTDID 7143. Choose for example TST for UNSPSC.",
        ),
      ),
    ],
  },
  countryContext(
    "cac:Country/cbc:IdentificationCode",
    "BR-CL-14",
    "BT-40 BT-55 BT-69 BT-80",
    "Landskoden",
    "The country code",
  ),
  countryContext(
    "cac:OriginCountry/cbc:IdentificationCode",
    "BR-CL-15",
    "BT-159",
    "Koden för ursprungsland",
    "The country of origin code",
  ),
  ...partCodes,
];

function countryContext(path: string, id: string, terms: string, sv: string, en: string): Context {
  return {
    at: [path],
    rules: [
      own(
        countries,
        says(
          id,
          terms,
          `${sv} finns inte i ISO 3166. Välj en kod med två stora bokstäver, till exempel SE.`,
          `${en} is not in ISO 3166. Choose a code of two capital letters, such as SE.`,
        ),
      ),
    ],
  };
}

function isInside(scan: Parameters<typeof attribute>[0], element: number, name: number): boolean {
  for (let parent = scan.parent[element] as number; parent >= 0; parent = scan.parent[parent] as number)
    if (scan.name[parent] === name) return true;
  return false;
}
