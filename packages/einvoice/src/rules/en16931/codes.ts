/** EN 16931: codes that must come from a code list (BR-CL-*). White space around a code is forgiven; case is not, except in VATEX. */
import {
  addressSchemes,
  allowanceReasons,
  attachmentTypes,
  chargeReasons,
  countries,
  creditNoteTypes,
  currencies,
  exemptionReasons,
  identifierSchemes,
  invoiceTypes,
  itemClassifications,
  objectSchemes,
  paymentMeans,
  vatCategories,
  vatPointCodes,
} from "../codelists/lists.ts";
import type { CodeList } from "../codelists/codes.ts";
import { units } from "../codelists/units.ts";
import { nameId } from "../../ubl/scan.ts";
import { signOf } from "../vat-facts.ts";
import { amountNames } from "./amount-names.ts";
import { at, cac, cbc } from "../names.ts";
import { attribute, collapse, every, normal, textOf } from "../reads.ts";
import type { Context, Pattern, Rule } from "../rule.ts";

type Says = Pick<Rule, "id" | "terms" | "sv" | "en">;

/** The element's own text is in the list. */
const own = (list: CodeList, rule: Says): Rule => ({
  ...rule,
  holds: ({ scan, release }, element) => list.has(normal(scan, element), release.order),
});

/** An attribute is in the list; a missing one is not. */
const inAttribute = (name: number, list: CodeList, rule: Says): Rule => ({
  ...rule,
  holds: ({ scan, release }, element) => list.has(collapse(attribute(scan, element, name) ?? ""), release.order),
});

const says = (id: string, terms: string, sv: string, en: string): Says => ({ id, terms: terms.split(" "), sv, en });

const hasAttribute =
  (name: number): NonNullable<Context["when"]> =>
  (doc, element) =>
    attribute(doc.scan, element, name) !== undefined;

const isType130: NonNullable<Context["when"]> = ({ scan }, id) =>
  attribute(scan, id, at.schemeID) !== undefined &&
  every(scan, scan.parent[id] as number, cbc.DocumentTypeCode).some((code) => textOf(scan, code) === "130");

const identifierScheme = (id: string, terms: string, sv: string, en: string): Rule =>
  inAttribute(
    at.schemeID,
    identifierSchemes,
    says(
      id,
      terms,
      `${sv} Välj en kod ur ISO 6523, till exempel 0007 för svenska organisationsnummer.`,
      `${en} Choose a code of ISO 6523, such as 0007 for Swedish organisation numbers.`,
    ),
  );

const partyIdentifier = identifierScheme(
  "BR-CL-10",
  "BT-29 BT-46 BT-60",
  "Koden för vilken sorts nummer parten har finns inte i listan.",
  "The code for what kind of number the party has is not in the list.",
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
          "The code for what kind of object is invoiced is not in UNTDID 1153. Choose another or remove it.",
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
        "BR-CL-11",
        "BT-30 BT-47 BT-61",
        "Koden för vilken sorts organisationsnummer det är finns inte i listan.",
        "The code for what kind of organisation number it is is not in the list.",
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
  {
    at: ["cac:PaymentMeans/cbc:PaymentMeansCode"],
    rules: [
      own(
        paymentMeans,
        says(
          "BR-CL-16",
          "BT-81",
          "Koden för betalningssätt finns inte i UNTDID 4461. Välj till exempel 30 för betalning till konto.",
          "The way to pay is not in UNTDID 4461. Choose for example 30 for credit transfer.",
        ),
      ),
    ],
  },
  categoryContext("cac:TaxCategory/cbc:ID", "BR-CL-17", "BT-118 BT-95 BT-102"),
  categoryContext("cac:ClassifiedTaxCategory/cbc:ID", "BR-CL-18", "BT-151"),
  {
    at: ["cac:AllowanceCharge/cbc:AllowanceChargeReasonCode"],
    when: (doc, code) => signOf(doc, doc.scan.parent[code] as number).isAllowance,
    rules: [
      own(
        allowanceReasons,
        says(
          "BR-CL-19",
          "BT-98 BT-140",
          "Orsakskoden för avdraget finns inte i UNTDID 5189. Välj till exempel 95 för rabatt.",
          "The reason code of the allowance is not in UNTDID 5189. Choose for example 95 for a discount.",
        ),
      ),
    ],
  },
  {
    at: ["cac:AllowanceCharge/cbc:AllowanceChargeReasonCode"],
    when: (doc, code) => signOf(doc, doc.scan.parent[code] as number).isCharge,
    rules: [
      own(
        chargeReasons,
        says(
          "BR-CL-20",
          "BT-105 BT-145",
          "Orsakskoden för tillägget finns inte i UNTDID 7161. Välj till exempel FC för frakt.",
          "The reason code of the charge is not in UNTDID 7161. Choose for example FC for freight.",
        ),
      ),
    ],
  },
  {
    at: ["cac:StandardItemIdentification/cbc:ID"],
    when: hasAttribute(at.schemeID),
    rules: [
      identifierScheme(
        "BR-CL-21",
        "BT-157",
        "Koden för vilken sorts standardnummer varan har finns inte i listan.",
        "The code for what kind of standard number the item has is not in the list.",
      ),
    ],
  },
  {
    at: ["cbc:TaxExemptionReasonCode"],
    rules: [
      {
        ...says(
          "BR-CL-22",
          "BT-121",
          "Orsakskoden för att moms inte tas ut finns inte i listan VATEX. Välj en kod ur listan eller skriv orsaken i text.",
          "The reason code for charging no VAT is not in the VATEX list. Choose a code of the list or write the reason.",
        ),
        holds: ({ scan, release }, code) => exemptionReasons.has(normal(scan, code).toUpperCase(), release.order),
      },
    ],
  },
  {
    at: ["cbc:InvoicedQuantity", "cbc:BaseQuantity", "cbc:CreditedQuantity"],
    when: hasAttribute(at.unitCode),
    rules: [
      inAttribute(
        at.unitCode,
        units,
        says(
          "BR-CL-23",
          "BT-130 BT-150",
          "Enhetskoden finns inte i listan. Välj till exempel C62 för styck eller HUR för timme.",
          "The unit code is not in the list. Choose for example C62 for piece or HUR for hour.",
        ),
      ),
    ],
  },
  {
    at: ["cbc:EmbeddedDocumentBinaryObject"],
    when: hasAttribute(at.mimeCode),
    rules: [
      {
        ...says(
          "BR-CL-24",
          "BT-125",
          "Bilagan har en filtyp som inte får bifogas. Bifoga PDF, PNG, JPEG, CSV, XLSX eller ODS.",
          "The attachment has a file type that may not be attached. Attach PDF, PNG, JPEG, CSV, XLSX or ODS.",
        ),
        holds: ({ scan }, object) => attachmentTypes.includes(attribute(scan, object, at.mimeCode) ?? ""),
      },
    ],
  },
  {
    at: ["cbc:EndpointID"],
    when: hasAttribute(at.schemeID),
    rules: [
      inAttribute(
        at.schemeID,
        addressSchemes,
        says(
          "BR-CL-25",
          "BT-34 BT-49",
          "Koden för vilken sorts elektronisk adress det är finns inte i listan EAS. Välj till exempel 0007 för organisationsnummer.",
          "The code for what kind of electronic address it is is not in the EAS list. Choose for example 0007 for a Swedish organisation number.",
        ),
      ),
    ],
  },
  {
    at: ["cac:DeliveryLocation/cbc:ID"],
    when: hasAttribute(at.schemeID),
    rules: [
      identifierScheme(
        "BR-CL-26",
        "BT-71",
        "Koden för vilken sorts nummer leveransplatsen har finns inte i listan.",
        "The code for what kind of number the delivery place has is not in the list.",
      ),
    ],
  },
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

function categoryContext(path: string, id: string, terms: string): Context {
  return {
    at: [path],
    rules: [
      own(
        vatCategories,
        says(
          id,
          terms,
          "Momskategorin finns inte i listan. Välj till exempel S för vanlig moms eller E för momsfritt.",
          "The VAT category is not in the list. Choose for example S for standard rate or E for exempt.",
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
