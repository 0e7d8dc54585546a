/** Peppol BIS Billing: the document as a whole (PEPPOL-EN16931-R001 … R080) and its parties' addresses in the network. */
import type { Doc } from "../document.ts";
import { at, cac, cbc } from "../names.ts";
import { needing, standingTwice } from "../needs.ts";
import { never, present } from "../predicates.ts";
import { attribute, count, doubleOf, every, exists, has, normal, normalOwn, sole, textOf } from "../reads.ts";
import type { Context, Rule } from "../rule.ts";
import { Stopped } from "../rule.ts";
import { content } from "../../ubl/scan.ts";
import { isWithinGermany, profileOf } from "./parameters.ts";

const specification = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";

/** Elements with nothing in them. No-break space is something. */
export const emptyElements: Context = {
  at: ["*"],
  isOfBlank: true,
  when: ({ scan }, element) => ((scan.kind[element] as number) & content.coded) === 0 || normal(scan, element) === "",
  rules: [
    {
      id: "PEPPOL-EN16931-R008",
      terms: ["BG-2"],
      sv: "En uppgift i filen är tom. Fyll i den eller ta bort den.",
      en: "A field of the file is empty. Fill it in or remove it.",
      holds: never,
    },
  ],
};

export const creditNoteContext: Context = {
  at: ["cn:CreditNote"],
  rules: [
    {
      id: "PEPPOL-EN16931-R080",
      terms: ["BT-11"],
      sv: "En kreditfaktura får hänvisa till högst ett projekt (dokumenttyp 50). Behåll ett och ta bort de andra.",
      en: "A credit note may refer to at most one project (document type 50). Keep one and remove the others.",
      holds: ({ scan }, root) =>
        every(scan, root, cac.AdditionalDocumentReference).filter((reference) =>
          every(scan, reference, cbc.DocumentTypeCode).some((type) => textOf(scan, type) === "50"),
        ).length <= 1,
    },
  ],
};

const documentRules: readonly Rule[] = [
  {
    id: "PEPPOL-EN16931-R001",
    terms: ["BT-23"],
    sv: "Fakturan ska ange vilken affärsprocess den hör till. Fyll i processens id (ProfileID).",
    en: "The invoice must say which business process it belongs to. Fill in the process identifier (ProfileID).",
    holds: present(cbc.ProfileID),
  },
  {
    id: "PEPPOL-EN16931-R007",
    terms: ["BT-23"],
    sv: "Affärsprocessen är ingen av dem som Peppol har godkänt. Skriv urn:fdc:peppol.eu:2017:poacc:billing:01:1.0.",
    en: "The business process is not one that Peppol has approved. Write urn:fdc:peppol.eu:2017:poacc:billing:01:1.0.",
    holds: (doc) => profileOf(doc) !== "Unknown",
  },
  {
    id: "PEPPOL-EN16931-R002",
    terms: ["BT-22"],
    sv: "Fakturan får ha högst en notering. Slå ihop noteringarna till en.",
    en: "The invoice may have at most one note. Join the notes into one.",
    holds: needing(
      [standingTwice(cbc.Note)],
      (doc, root) => count(doc.scan, root, cbc.Note) <= 1 || isWithinGermany(doc),
    ),
  },
  {
    id: "PEPPOL-EN16931-R003",
    terms: ["BT-10", "BT-13"],
    sv: "Köparens referens eller inköpsordernummer saknas. Fråga köparen vad du ska skriva och fyll i det.",
    en: "The buyer's reference or purchase order number is missing. Ask the buyer what to write and fill it in.",
    holds: ({ scan }, root) => has(scan, root, cbc.BuyerReference) || exists(scan, root, cac.OrderReference, cbc.ID),
  },
  {
    id: "PEPPOL-EN16931-R004",
    terms: ["BT-24"],
    sv: `Specifikationens id ska vara ${specification}. Rätta det.`,
    en: `The specification identifier must be ${specification}. Correct it.`,
    holds: (doc, root) => {
      const id = normalOwn(doc.scan, sole(doc.scan, root, cbc.CustomizationID));
      return id.startsWith(specification) && (doc.release.order < 2 || !id.includes("::"));
    },
  },
  {
    id: "PEPPOL-EN16931-R053",
    terms: ["BT-110", "BG-23"],
    sv: "Fakturan ska ha precis en momssumma som är uppdelad på momssatser. Lägg till den eller ta bort de andra.",
    en: "The invoice must have exactly one VAT total that is broken down by rate. Add it or remove the others.",
    holds: ({ scan }, root) => taxTotals(scan, root, true) === 1,
  },
  {
    id: "PEPPOL-EN16931-R054",
    terms: ["BT-111", "BT-6"],
    sv: "Har fakturan en egen valuta för momsredovisningen ska den ha precis en momssumma utan uppdelning, annars ingen. Lägg till eller ta bort den.",
    en: "An invoice with a VAT accounting currency must have exactly one VAT total without breakdown, and any other invoice none. Add or remove it.",
    holds: ({ scan }, root) => taxTotals(scan, root, false) === (has(scan, root, cbc.TaxCurrencyCode) ? 1 : 0),
  },
  {
    id: "PEPPOL-EN16931-R055",
    terms: ["BT-111", "BT-110"],
    sv: "Momssumman i fakturans valuta och i redovisningsvalutan ska ha samma tecken. Gör båda positiva eller båda negativa.",
    en: "The VAT total in the invoice currency and in the accounting currency must have the same sign. Make both positive or both negative.",
    holds: haveSameSign,
  },
];

function taxTotals(scan: Doc["scan"], root: number, isBrokenDown: boolean): number {
  return every(scan, root, cac.TaxTotal).filter((total) => has(scan, total, cac.TaxSubtotal) === isBrokenDown).length;
}

/** Looks no further than the answer needs, as the official rule does: an amount it does not look at cannot stop it. */
function haveSameSign({ scan }: Doc, root: number): boolean {
  if (!has(scan, root, cbc.TaxCurrencyCode)) return true;
  const some = (currency: number, hasSign: (value: number) => boolean) =>
    every(scan, root, cac.TaxTotal, cbc.TaxAmount).some(
      (amount) =>
        attribute(scan, amount, at.currencyID) === normal(scan, sole(scan, root, currency)) &&
        hasSign(doubleOf(scan, amount)),
    );
  return [(n: number) => n <= 0, (n: number) => n >= 0].some(
    (hasSign) => some(cbc.TaxCurrencyCode, hasSign) && some(cbc.DocumentCurrencyCode, hasSign),
  );
}

function ownTextOfSole(scan: Doc["scan"], parent: number, name: number): string {
  const found = every(scan, parent, name);
  const texts = found.map((element) => normalOwn(scan, element));
  if (texts.length > 1) throw new Stopped("several", found[1] as number);
  return texts[0] ?? "";
}

export const documentContexts: readonly Context[] = [
  { at: ["ubl:Invoice", "cn:CreditNote"], rules: documentRules },
  {
    at: ["cbc:TaxCurrencyCode"],
    rules: [
      {
        id: "PEPPOL-EN16931-R005",
        terms: ["BT-6"],
        sv: "Valutan för momsredovisningen är densamma som fakturans valuta. Ta bort den.",
        en: "The VAT accounting currency is the same as the invoice currency. Remove it.",
        holds: ({ scan }, code) =>
          normalOwn(scan, code) !== ownTextOfSole(scan, scan.parent[code] as number, cbc.DocumentCurrencyCode),
      },
    ],
  },
  {
    at: ["cac:AccountingCustomerParty/cac:Party"],
    rules: [
      {
        id: "PEPPOL-EN16931-R010",
        terms: ["BT-49"],
        sv: "Köparens elektroniska adress (Peppol-id) saknas. Fyll i den, för en svensk region oftast organisationsnumret.",
        en: "The buyer's electronic address (Peppol identifier) is missing. Fill it in, for a Swedish region usually the organisation number.",
        holds: present(cbc.EndpointID),
      },
    ],
  },
  {
    at: ["cac:AccountingSupplierParty/cac:Party"],
    rules: [
      {
        id: "PEPPOL-EN16931-R020",
        terms: ["BT-34"],
        sv: "Säljarens elektroniska adress (Peppol-id) saknas. Fyll i ditt organisationsnummer.",
        en: "The seller's electronic address (Peppol identifier) is missing. Fill in your organisation number.",
        holds: present(cbc.EndpointID),
      },
    ],
  },
  {
    at: ["cac:PaymentMeans"],
    when: ({ scan }, means) => ["49", "59"].includes(normal(scan, sole(scan, means, cbc.PaymentMeansCode))),
    rules: [
      {
        id: "PEPPOL-EN16931-R061",
        terms: ["BT-89"],
        sv: "Betalning med autogiro kräver medgivandets nummer. Fyll i det.",
        en: "Payment by direct debit needs the mandate reference. Fill it in.",
        holds: present(cac.PaymentMandate, cbc.ID),
      },
    ],
  },
];
