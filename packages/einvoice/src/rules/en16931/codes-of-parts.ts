/** EN 16931: codes of payment, VAT categories, allowances, items and attachments (BR-CL-16 … 26). */
import {
  addressSchemes,
  allowanceReasons,
  attachmentTypes,
  chargeReasons,
  exemptionReasons,
  paymentMeans,
  vatCategories,
} from "../codelists/lists.ts";
import { units } from "../codelists/units.ts";
import { at } from "../names.ts";
import { attribute, normal } from "../reads.ts";
import type { Context, Pattern } from "../rule.ts";
import { signOf } from "../vat-facts.ts";
import { hasAttribute, identifierScheme, inAttribute, own, says } from "./code-rules.ts";

export const partCodes: Pattern = [
  {
    at: ["cac:PaymentMeans/cbc:PaymentMeansCode"],
    rules: [
      own(
        paymentMeans,
        says(
          "BR-CL-16",
          "BT-81",
          "Koden för betalningssätt finns inte i UNTDID 4461. Välj till exempel 30 för betalning till konto.",
          "The code for the way to pay is not in UNTDID 4461. Choose for example 30 for credit transfer.",
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
        "item",
        "BR-CL-21",
        "BT-157",
        "Koden för vilken sorts standardnummer varan har finns inte i listan.",
        "The code for the kind of standard number that the item has is not in the list.",
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
          "The code for the kind of electronic address is not in the EAS list. Choose for example 0007 for a Swedish organisation number.",
        ),
      ),
    ],
  },
  {
    at: ["cac:DeliveryLocation/cbc:ID"],
    when: hasAttribute(at.schemeID),
    rules: [
      identifierScheme(
        "place",
        "BR-CL-26",
        "BT-71",
        "Koden för vilken sorts nummer leveransplatsen har finns inte i listan.",
        "The code for the kind of number that the delivery place has is not in the list.",
      ),
    ],
  },
];

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
