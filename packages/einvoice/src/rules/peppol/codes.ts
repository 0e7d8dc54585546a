/** Peppol BIS Billing: its own code lists, stricter than those of EN 16931, and the form of dates (PEPPOL-EN16931-CL*, P01*, F001). */
import { castsToDate } from "../../structure/values.ts";
import {
  allowanceReasons,
  attachmentTypes,
  chargeReasons,
  peppolAddressSchemes,
  peppolCreditNoteTypes,
  peppolCurrencies,
  peppolInvoiceTypes,
  vatPointCodes,
} from "../codelists/lists.ts";
import type { CodeList } from "../codelists/codes.ts";
import type { Doc } from "../document.ts";
import { amountNames } from "../en16931/amount-names.ts";
import { at, cbc } from "../names.ts";
import { needing, standing } from "../needs.ts";
import { attribute, codePoints, collapse, every, normal, normalOwn, only, ownTexts, sole, textOf } from "../reads.ts";
import { type Context, type Pattern, type Rule, Stopped } from "../rule.ts";
import { isWithinGermany, profileOf } from "./parameters.ts";

const hasAttribute =
  (name: number): NonNullable<Context["when"]> =>
  ({ scan }, element) =>
    attribute(scan, element, name) !== undefined;

/** The text node of the element, trimmed, is in the list. */
const ownIn =
  (list: CodeList): Rule["holds"] =>
  ({ scan, release }, element) =>
    list.has(normalOwn(scan, element), release.order);

/** The indicator of the allowance or charge above, compared as text. */
const indicator =
  (value: string): NonNullable<Context["when"]> =>
  ({ scan }, code) =>
    every(scan, scan.parent[code] as number, cbc.ChargeIndicator).some((element) => textOf(scan, element) === value);

const isOfBilling = (doc: Doc): boolean => {
  const profile = profileOf(doc);
  // Until 3.0.20 the type codes were bound to process 01 alone.
  return profile === "01" || (profile === "02" && doc.release.order >= 2);
};

/** A reason code of VATEX that goes with one VAT category only. */
function exemption(id: string, code: string, category: string): Context {
  return {
    at: ["cac:TaxCategory"],
    when: needing(
      [standing(cbc.TaxExemptionReasonCode)],
      ({ scan }, element) => textOf(scan, sole(scan, element, cbc.TaxExemptionReasonCode)).toUpperCase() === code,
    ),
    rules: [
      {
        id,
        terms: ["BT-121", "BT-118"],
        sv: `Orsakskoden ${code} hör ihop med momskategori ${category}. Ändra koden eller momskategorin.`,
        en: `The reason code ${code} goes with VAT category ${category}. Change the code or the VAT category.`,
        holds: ({ scan }, element) => normal(scan, only(scan, element, cbc.ID)) === category,
      },
    ],
  };
}

const dateNames = ["IssueDate", "DueDate", "TaxPointDate", "StartDate", "EndDate", "ActualDeliveryDate"];

export const codePattern: Pattern = [
  {
    at: ["cbc:EmbeddedDocumentBinaryObject"],
    when: hasAttribute(at.mimeCode),
    rules: [
      {
        id: "PEPPOL-EN16931-CL001",
        terms: ["BT-125"],
        sv: "Bilagan har en filtyp som inte får bifogas. Bifoga PDF, PNG, JPEG, CSV, XLSX eller ODS.",
        en: "The attachment has a file type that may not be attached. Attach PDF, PNG, JPEG, CSV, XLSX or ODS.",
        holds: ({ scan }, object) => attachmentTypes.includes(attribute(scan, object, at.mimeCode) ?? ""),
      },
    ],
  },
  {
    at: ["cac:AllowanceCharge/cbc:AllowanceChargeReasonCode"],
    when: indicator("false"),
    rules: [
      {
        id: "PEPPOL-EN16931-CL002",
        terms: ["BT-98", "BT-140"],
        sv: "Orsakskoden för avdraget finns inte i Peppols lista (UNCL5189). Välj till exempel 95 för rabatt.",
        en: "The reason code of the allowance is not in Peppol's list (UNCL5189). Choose for example 95 for a discount.",
        holds: ownIn(allowanceReasons),
      },
    ],
  },
  {
    at: ["cac:AllowanceCharge/cbc:AllowanceChargeReasonCode"],
    when: indicator("true"),
    rules: [
      {
        id: "PEPPOL-EN16931-CL003",
        terms: ["BT-105", "BT-145"],
        sv: "Orsakskoden för tillägget finns inte i Peppols lista (UNCL7161). Välj till exempel FC för frakt.",
        en: "The reason code of the charge is not in Peppol's list (UNCL7161). Choose for example FC for freight.",
        holds: ownIn(chargeReasons),
      },
    ],
  },
  {
    at: ["cac:InvoicePeriod/cbc:DescriptionCode"],
    rules: [
      {
        id: "PEPPOL-EN16931-CL006",
        terms: ["BT-8"],
        sv: "Koden för när momsen räknas ska vara 3, 35 eller 432. Välj en av dem eller ta bort koden.",
        en: "The code for the VAT point must be 3, 35 or 432. Choose one of them or remove the code.",
        holds: ownIn(vatPointCodes),
      },
    ],
  },
  {
    at: amountNames,
    rules: [
      {
        id: "PEPPOL-EN16931-CL007",
        terms: ["BT-5"],
        sv: "Beloppets valutakod finns inte i Peppols lista (ISO 4217). Välj till exempel SEK eller EUR.",
        en: "The currency code of the amount is not in Peppol's list (ISO 4217). Choose for example SEK or EUR.",
        holds: ({ scan, release }, amount) =>
          peppolCurrencies.has(attribute(scan, amount, at.currencyID) ?? "", release.order),
      },
    ],
  },
  {
    at: ["cbc:InvoiceTypeCode"],
    rules: [
      {
        id: "PEPPOL-EN16931-P0100",
        terms: ["BT-3"],
        sv: "Fakturatypen får inte användas i Peppol. Välj till exempel 380 för faktura.",
        en: "The invoice type may not be used in Peppol. Choose for example 380 for an invoice.",
        holds: (doc, code) => !isOfBilling(doc) || ownIn(peppolInvoiceTypes)(doc, code),
      },
      {
        id: "PEPPOL-EN16931-P0112",
        terms: ["BT-3"],
        sv: "Fakturatyperna 326 och 384 får bara användas mellan tyska parter. Välj till exempel 380 för faktura.",
        en: "The invoice types 326 and 384 may only be used between German parties. Choose for example 380 for an invoice.",
        holds: (doc, code) => !["326", "384"].includes(normal(doc.scan, code)) || isWithinGermany(doc),
      },
    ],
  },
  {
    at: ["cbc:CreditNoteTypeCode"],
    rules: [
      {
        id: "PEPPOL-EN16931-P0101",
        terms: ["BT-3"],
        sv: "Typen av kreditfaktura får inte användas i Peppol. Välj till exempel 381 för kreditfaktura.",
        en: "The type of credit note may not be used in Peppol. Choose for example 381 for a credit note.",
        holds: (doc, code) => !isOfBilling(doc) || ownIn(peppolCreditNoteTypes)(doc, code),
      },
    ],
  },
  {
    at: dateNames.map((name) => `cbc:${name}`),
    rules: [
      {
        // Ten characters as written, so no time zone and no white space.
        id: "PEPPOL-EN16931-F001",
        terms: ["BT-2", "BT-9", "BT-7", "BT-73", "BT-74", "BT-134", "BT-135", "BT-72"],
        sv: "Ett datum ska vara en dag som finns, skriven som 2026-03-31. Rätta datumet.",
        en: "A date must be a day that exists, written as 2026-03-31. Correct the date.",
        holds: ({ scan }, date) => {
          const texts = ownTexts(scan, date);
          if (texts.length > 1) throw new Stopped("several", date);
          const [text] = texts;
          return text !== undefined && codePoints(text) === 10 && castsToDate(collapse(textOf(scan, date)));
        },
      },
    ],
  },
  {
    at: ["cbc:EndpointID"],
    when: hasAttribute(at.schemeID),
    rules: [
      {
        id: "PEPPOL-EN16931-CL008",
        terms: ["BT-34", "BT-49"],
        sv: "Koden för vilken sorts elektronisk adress det är finns inte i Peppols lista (EAS). Välj till exempel 0007 för organisationsnummer.",
        en: "The code for the kind of electronic address is not in Peppol's list (EAS). Choose for example 0007 for a Swedish organisation number.",
        holds: ({ scan, release }, endpoint) =>
          peppolAddressSchemes.has(attribute(scan, endpoint, at.schemeID) ?? "", release.order),
      },
    ],
  },
  exemption("PEPPOL-EN16931-P0104", "VATEX-EU-G", "G"),
  exemption("PEPPOL-EN16931-P0105", "VATEX-EU-O", "O"),
  exemption("PEPPOL-EN16931-P0106", "VATEX-EU-IC", "K"),
  exemption("PEPPOL-EN16931-P0107", "VATEX-EU-AE", "AE"),
  exemption("PEPPOL-EN16931-P0108", "VATEX-EU-D", "E"),
  exemption("PEPPOL-EN16931-P0109", "VATEX-EU-F", "E"),
  exemption("PEPPOL-EN16931-P0110", "VATEX-EU-I", "E"),
  exemption("PEPPOL-EN16931-P0111", "VATEX-EU-J", "E"),
];
