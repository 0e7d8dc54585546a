/** EN 16931: what an invoice must say of itself (BG-2) and hold at all. Order and context: UBL-model, document root. */
import { add, type Decimal, equal, roundCents } from "../decimal.ts";
import type { Doc } from "../document.ts";
import { fact } from "../facts.ts";
import { at, cac, cbc } from "../names.ts";
import { category, needing, standing } from "../needs.ts";
import { always, filled, present } from "../predicates.ts";
import { again, attribute, child, decimalOf, every, exists, normal, only, sole, textOf } from "../reads.ts";
import { type Rule, Stopped } from "../rule.ts";

const supplier = [cac.AccountingSupplierParty, cac.Party] as const;
const customer = [cac.AccountingCustomerParty, cac.Party] as const;

export const documentRules: readonly Rule[] = [
  {
    id: "BR-01",
    terms: ["BT-24"],
    sv: "Fakturan ska ange vilken specifikation den följer. Fyll i specifikationens id (CustomizationID).",
    en: "The invoice must say which specification it follows. Fill in the specification identifier (CustomizationID).",
    holds: filled(cbc.CustomizationID),
  },
  {
    id: "BR-02",
    terms: ["BT-1"],
    sv: "Fakturan ska ha ett fakturanummer. Fyll i det.",
    en: "The invoice must have an invoice number. Fill it in.",
    holds: filled(cbc.ID),
  },
  {
    id: "BR-03",
    terms: ["BT-2"],
    sv: "Fakturan ska ha ett fakturadatum. Fyll i det.",
    en: "The invoice must have an issue date. Fill it in.",
    holds: filled(cbc.IssueDate),
  },
  {
    id: "BR-04",
    terms: ["BT-3"],
    sv: "Fakturan ska ha en typkod: 380 för faktura, 381 för kreditfaktura. Fyll i den.",
    en: "The invoice must have a type code: 380 for an invoice, 381 for a credit note. Fill it in.",
    holds: ({ scan }, element) =>
      normal(scan, only(scan, element, cbc.InvoiceTypeCode)) !== "" ||
      normal(scan, only(scan, element, cbc.CreditNoteTypeCode)) !== "",
  },
  {
    id: "BR-05",
    terms: ["BT-5"],
    sv: "Fakturan ska ha en valuta, till exempel SEK. Fyll i den.",
    en: "The invoice must have a currency, such as SEK. Fill it in.",
    holds: filled(cbc.DocumentCurrencyCode),
  },
  {
    id: "BR-06",
    terms: ["BT-27"],
    sv: "Säljarens registrerade namn saknas. Fyll i ditt företags namn.",
    en: "The seller's registered name is missing. Fill in the name of your company.",
    holds: filled(...supplier, cac.PartyLegalEntity, cbc.RegistrationName),
  },
  {
    id: "BR-07",
    terms: ["BT-44"],
    sv: "Köparens registrerade namn saknas. Fyll i köparens namn.",
    en: "The buyer's registered name is missing. Fill in the buyer's name.",
    holds: filled(...customer, cac.PartyLegalEntity, cbc.RegistrationName),
  },
  {
    id: "BR-08",
    terms: ["BG-5"],
    sv: "Säljarens adress saknas. Fyll i ditt företags adress.",
    en: "The seller's address is missing. Fill in the address of your company.",
    holds: present(...supplier, cac.PostalAddress),
  },
  {
    id: "BR-10",
    terms: ["BG-8"],
    sv: "Köparens adress saknas. Fyll i köparens adress.",
    en: "The buyer's address is missing. Fill in the buyer's address.",
    holds: present(...customer, cac.PostalAddress),
  },
  {
    id: "BR-16",
    terms: ["BG-25"],
    sv: "Fakturan ska ha minst en rad. Lägg till det du säljer.",
    en: "The invoice must have at least one line. Add what you sell.",
    holds: ({ scan }, element) => exists(scan, element, cac.InvoiceLine) || exists(scan, element, cac.CreditNoteLine),
  },
  {
    id: "BR-53",
    terms: ["BT-111", "BT-6"],
    sv: "Fakturan har en egen valuta för momsredovisningen. Ange då hela momsbeloppet också i den valutan.",
    en: "The invoice has a VAT accounting currency. State the total VAT amount in that currency too.",
    holds: needing([standing(cbc.TaxCurrencyCode)], (doc, element) =>
      every(doc.scan, element, cbc.TaxCurrencyCode).every((code) => hasTaxAmountIn(doc, textOf(doc.scan, code))),
    ),
  },
  {
    id: "BR-CO-03",
    terms: ["BT-7", "BT-8"],
    sv: "Ange momsdatum antingen som ett datum eller som en kod, inte båda. Ta bort det ena.",
    en: "Give the VAT point either as a date or as a code, not both. Remove one of them.",
    holds: needing(
      [standing(cbc.TaxPointDate), standing(cbc.DescriptionCode)],
      ({ scan }, element) =>
        !(exists(scan, element, cbc.TaxPointDate) && exists(scan, element, cac.InvoicePeriod, cbc.DescriptionCode)),
    ),
  },
  {
    id: "BR-CO-15",
    terms: ["BT-112", "BT-109", "BT-110"],
    sv: "Totalsumman med moms ska vara summan utan moms plus momsen, och momsen ska anges precis en gång i fakturans valuta. Räkna om totalsumman.",
    en: "The total with VAT must be the total without VAT plus the VAT, and the VAT must be given exactly once in the invoice currency. Add up the total again.",
    holds: (doc, element) =>
      every(doc.scan, element, cbc.DocumentCurrencyCode).every((code) => isTotalWithVat(doc, textOf(doc.scan, code))),
  },
  {
    id: "BR-CO-18",
    terms: ["BG-23"],
    sv: "Momsen ska delas upp på minst en momssats. Lägg till en momsspecifikation.",
    en: "The VAT must be broken down by at least one rate. Add a VAT breakdown.",
    holds: present(cac.TaxTotal, cac.TaxSubtotal),
  },
  {
    // Compares each amount with a currency looked for inside the amount itself, where there is none: it can never fire.
    id: "BR-DEC-13",
    terms: ["BT-110"],
    sv: "Momsbeloppet får ha högst två decimaler. Avrunda det till hela ören.",
    en: "The VAT amount may have at most two decimals. Round it to hundredths.",
    holds: always,
  },
  {
    // As BR-DEC-13.
    id: "BR-DEC-15",
    terms: ["BT-111"],
    sv: "Momsbeloppet i redovisningsvalutan får ha högst två decimaler. Avrunda det.",
    en: "The VAT amount in the accounting currency may have at most two decimals. Round it.",
    holds: always,
  },
];

function hasTaxAmountIn(doc: Doc, currency: string): boolean {
  for (let total = doc.first(cac.TaxTotal); total >= 0; total = doc.next(total))
    for (const amount of every(doc.scan, total, cbc.TaxAmount))
      if (attribute(doc.scan, amount, at.currencyID) === currency) return true;
  return false;
}

function isTotalWithVat(doc: Doc, currency: string): boolean {
  const { scan } = doc;
  const taxes: Decimal[] = [];
  for (const total of doc.tops(cac.TaxTotal)) {
    const own = every(scan, total, cbc.TaxAmount).filter(
      (amount) => attribute(scan, amount, at.currencyID) === currency,
    );
    if (own.length > 1) throw new Stopped("several", own[1] as number);
    const tax = decimalOf(scan, own[0] ?? -1);
    if (tax !== undefined) taxes.push(tax);
  }
  const [tax] = taxes;
  if (tax === undefined || taxes.length !== 1) return false;
  const totals = sole(scan, 0, cac.LegalMonetaryTotal);
  if (totals < 0) return false;
  const without = decimalOf(scan, only(scan, totals, cbc.TaxExclusiveAmount));
  const withVat = decimalOf(scan, only(scan, totals, cbc.TaxInclusiveAmount));
  return without !== undefined && withVat !== undefined && equal(withVat, roundCents(add(without, tax)));
}

/** Italy alone uses category B (VAT transferred to the tax office), and not beside standard rated sales. */
export const splitPaymentRules: readonly Rule[] = [
  {
    id: "BR-B-01",
    terms: ["BT-151", "BT-95", "BT-102", "BT-118"],
    sv: "Momskategori B (delad betalning) används bara mellan italienska parter. Välj en annan momskategori, till exempel S.",
    en: "VAT category B (split payment) is only used between Italian parties. Choose another VAT category, such as S.",
    holds: needing([category("B")], (doc) => {
      const usesB = hasCode(doc, cac.TaxCategory, "B") || hasCode(doc, cac.ClassifiedTaxCategory, "B");
      if (!usesB) return true;
      for (let code = doc.first(cbc.IdentificationCode); code >= 0; code = doc.next(code))
        if (textOf(doc.scan, code) !== "IT") return false;
      return true;
    }),
  },
  {
    id: "BR-B-02",
    terms: ["BT-151", "BT-95", "BT-102", "BT-118"],
    sv: "Momskategori B (delad betalning) och S (vanlig moms) får inte stå på samma faktura. Dela upp den på två.",
    en: "VAT categories B (split payment) and S (standard rate) may not stand on the same invoice. Split it in two.",
    holds: needing([category("B")], (doc) => !usesCode(doc, "B") || !usesCode(doc, "S")),
  },
];

function usesCode(doc: Doc, code: string): boolean {
  const { scan } = doc;
  // Until 1.3.15 the rule looked for S in the breakdown where no code stands.
  const skipsRows = code === "S" && doc.release.order < 2;
  const ids = [
    ...(skipsRows ? [] : every(scan, 0, cac.TaxTotal, cac.TaxSubtotal, cac.TaxCategory, cbc.ID)),
    ...every(scan, 0, cac.AllowanceCharge, cac.TaxCategory, cbc.ID),
  ];
  return ids.some((id) => textOf(scan, id) === code) || hasCode(doc, cac.ClassifiedTaxCategory, code);
}

/** Whether a category element anywhere has a code exactly as written. */
function hasCode(doc: Doc, category: number, code: string): boolean {
  return (category === cac.TaxCategory ? writtenCodes : writtenCodesOfLines)(doc).has(code);
}

const writtenCodes = fact((doc) => findCodes(doc, cac.TaxCategory));
const writtenCodesOfLines = fact((doc) => findCodes(doc, cac.ClassifiedTaxCategory));

function findCodes(doc: Doc, category: number): Set<string> {
  const found = new Set<string>();
  for (let element = doc.first(category); element >= 0; element = doc.next(element))
    for (let id = child(doc.scan, element, cbc.ID); id >= 0; id = again(doc.scan, id)) found.add(textOf(doc.scan, id));
  return found;
}
