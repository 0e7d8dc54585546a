/** Germany (DE-R-*): when both parties have German addresses. Payment rules stand in germany-payment.ts. */
import { cac, cbc, at } from "../names.ts";
import { attribute, doubleOf, every, exists, normal, only, textOf } from "../reads.ts";
import { isWithinGermany } from "../peppol/parameters.ts";
import type { Doc } from "../document.ts";
import type { Context, Pattern, Rule } from "../rule.ts";
import { paymentContexts } from "./germany-payment.ts";
import { hasGermanDiscountLines } from "./germany-discount.ts";

/** Something with ink in it stands at the path. */
const written =
  (...path: readonly number[]): Rule["holds"] =>
  ({ scan }, element) =>
    every(scan, element, ...path).some((found) => normal(scan, found) !== "");

const german = (id: string, term: string, sv: string, en: string, holds: Rule["holds"]): Rule => ({
  id,
  terms: term.split(" "),
  sv: `Mellan tyska parter ska ${sv}. Fyll i uppgiften.`,
  en: `Between German parties ${en}. Fill in what is missing.`,
  holds,
});

const categoriesThatNeedNumber = ["S", "Z", "E", "AE", "K", "G", "L", "M"];

function usesCategoryThatNeedsNumber({ scan }: Doc, root: number): boolean {
  const isNeeded = (id: number) => categoriesThatNeedNumber.includes(textOf(scan, id));
  const allowances = every(scan, root, cac.AllowanceCharge).filter((element) =>
    every(scan, element, cbc.ChargeIndicator).some((indicator) => ["true", "false"].includes(textOf(scan, indicator))),
  );
  const lines = [...every(scan, root, cac.InvoiceLine), ...every(scan, root, cac.CreditNoteLine)];
  return (
    allowances.some((element) => every(scan, element, cac.TaxCategory, cbc.ID).some(isNeeded)) ||
    lines.some((line) => every(scan, line, cac.Item, cac.ClassifiedTaxCategory, cbc.ID).some(isNeeded))
  );
}

const typeCodes = ["326", "380", "384", "389", "381", "875", "876", "877"];

const hasType = (doc: Doc, root: number, codes: readonly string[]): boolean =>
  [cbc.InvoiceTypeCode, cbc.CreditNoteTypeCode].some((name) => {
    const code = only(doc.scan, root, name);
    return codes.includes(doc.release.order < 2 ? textOf(doc.scan, code) : normal(doc.scan, code));
  });

/** A corrected invoice. Until 3.0.20 the code was compared as a number. */
const isCorrection = (doc: Doc, root: number): boolean =>
  doc.release.order >= 2
    ? hasType(doc, root, ["384"])
    : [cbc.InvoiceTypeCode, cbc.CreditNoteTypeCode].some((name) =>
        every(doc.scan, root, name).some((code) => doubleOf(doc.scan, code) === 384),
      );

const sellerParty = [cac.AccountingSupplierParty, cac.Party] as const;

const hasSepaNumber = ({ scan }: Doc, root: number): boolean =>
  [every(scan, root, ...sellerParty), every(scan, root, cac.PayeeParty)]
    .flat()
    .flatMap((party) => every(scan, party, cac.PartyIdentification, cbc.ID))
    .some((id) => attribute(scan, id, at.schemeID) === "SEPA");

const documentRules: readonly Rule[] = [
  german("DE-R-001", "BG-16", "det stå hur fakturan betalas", "the invoice must say how it is paid", ({ scan }, root) =>
    exists(scan, root, cac.PaymentMeans),
  ),
  german(
    "DE-R-015",
    "BT-10",
    "köparens referens (Leitweg-ID) finnas",
    "the buyer's reference (Leitweg-ID) must be given",
    written(cbc.BuyerReference),
  ),
  german(
    "DE-R-016",
    "BT-31 BT-32 BG-11",
    "säljarens momsnummer, skattenummer eller skatterepresentant finnas",
    "the seller's VAT number, tax number or tax representative must be given",
    (doc, root) =>
      !usesCategoryThatNeedsNumber(doc, root) ||
      exists(doc.scan, root, cac.TaxRepresentativeParty) ||
      written(...sellerParty, cac.PartyTaxScheme, cbc.CompanyID)(doc, root),
  ),
  {
    id: "DE-R-017",
    severity: "warning",
    terms: ["BT-3"],
    sv: `Mellan tyska parter används fakturatyperna ${typeCodes.join(", ")}. Välj en av dem.`,
    en: `Between German parties the invoice types are ${typeCodes.join(", ")}. Choose one of them.`,
    holds: (doc, root) => hasType(doc, root, typeCodes),
  },
  {
    id: "DE-R-018",
    terms: ["BT-20"],
    sv: "Kassarabatt i betalningsvillkoren skrivs #SKONTO#TAGE=14#PROZENT=2.00# på egen rad, med radbrytning efter. Rätta raden.",
    en: "Cash discount in the payment terms is written #SKONTO#TAGE=14#PROZENT=2.00# on a line of its own, with a line break after. Correct the line.",
    holds: hasGermanDiscountLines,
  },
  {
    id: "DE-R-022",
    terms: ["BT-125"],
    sv: "Varje bilaga ska ha ett eget filnamn. Byt namn på en av dem.",
    en: "Each attachment must have a file name of its own. Rename one of them.",
    holds: ({ scan }, root) => {
      const seen = new Set<string>();
      return every(scan, root, cac.AdditionalDocumentReference).every((reference) => {
        const own = every(scan, reference, cac.Attachment, cbc.EmbeddedDocumentBinaryObject)
          .map((object) => attribute(scan, object, at.filename))
          .filter((name) => name !== undefined);
        const isNew = own.every((name) => !seen.has(name));
        for (const name of own) seen.add(name);
        return isNew;
      });
    },
  },
  {
    id: "DE-R-026",
    severity: "warning",
    terms: ["BG-3", "BT-25"],
    sv: "En rättad faktura (typ 384) bör hänvisa till fakturan den rättar. Fyll i fakturanumret.",
    en: "A corrected invoice (type 384) should refer to the invoice it corrects. Fill in the invoice number.",
    holds: (doc, root) =>
      !isCorrection(doc, root) || exists(doc.scan, root, cac.BillingReference, cac.InvoiceDocumentReference),
  },
  german(
    "DE-R-030",
    "BT-90",
    "säljarens SEPA-nummer finnas vid autogiro",
    "the seller's SEPA creditor number must be given for direct debit",
    (doc, root) => !exists(doc.scan, root, cac.PaymentMeans, cac.PaymentMandate) || hasSepaNumber(doc, root),
  ),
  german(
    "DE-R-031",
    "BT-91",
    "betalarens konto finnas vid autogiro",
    "the payer's account must be given for direct debit",
    ({ scan }, root) =>
      !exists(scan, root, cac.PaymentMeans, cac.PaymentMandate) ||
      exists(scan, root, cac.PaymentMeans, cac.PaymentMandate, cac.PayerFinancialAccount, cbc.ID),
  ),
];

const plainMail = /^[^@ \t\n\r]+@(?:[^@. \t\n\r]+\.)+[^@. \t\n\r]+$/;

/** Until 3.0.20. Written so that no text makes it try more than a few ways. */
const strictMail =
  /^[a-zA-Z0-9!#$%&"*+/=?^_`{|}~-]+(?:\.[a-zA-Z0-9!#$%&"*+/=?^_`{|}~-]+)*@(?:(?!-)[a-zA-Z0-9-]*[a-zA-Z0-9]\.)+(?!-)[a-zA-Z0-9-]*[a-zA-Z0-9]$/;

const contactRules: readonly Rule[] = [
  german(
    "DE-R-005",
    "BT-41",
    "säljarens kontaktperson finnas",
    "the seller's contact person must be given",
    written(cbc.Name),
  ),
  german(
    "DE-R-006",
    "BT-42",
    "säljarens telefonnummer finnas",
    "the seller's telephone number must be given",
    written(cbc.Telephone),
  ),
  german(
    "DE-R-007",
    "BT-43",
    "säljarens e-postadress finnas",
    "the seller's e-mail address must be given",
    written(cbc.ElectronicMail),
  ),
  {
    id: "DE-R-027",
    severity: "warning",
    terms: ["BT-42"],
    sv: "Säljarens telefonnummer bör ha minst tre siffror. Kontrollera det.",
    en: "The seller's telephone number should have at least three digits. Check it.",
    holds: ({ scan }, contact) => (normal(scan, only(scan, contact, cbc.Telephone)).match(/[0-9]/g) ?? []).length >= 3,
  },
  {
    id: "DE-R-028",
    severity: "warning",
    terms: ["BT-43"],
    sv: "Säljarens e-postadress bör se ut som namn@exempel.se. Kontrollera den.",
    en: "The seller's e-mail address should look like name@example.com. Check it.",
    holds: ({ scan, release }, contact) =>
      (release.order < 2 ? strictMail : plainMail).test(normal(scan, only(scan, contact, cbc.ElectronicMail))),
  },
];

function address(
  path: string,
  ids: readonly [string, string],
  terms: readonly [string, string],
  who: readonly [string, string],
): Context {
  return within(path, [
    german(ids[0], terms[0], `${who[0]} ort finnas`, `${who[1]} city must be given`, written(cbc.CityName)),
    german(
      ids[1],
      terms[1],
      `${who[0]} postnummer finnas`,
      `${who[1]} postal code must be given`,
      written(cbc.PostalZone),
    ),
  ]);
}

function within(path: string, rules: readonly Rule[]): Context {
  return { at: [path], when: isWithinGermany, rules };
}

export const germany: Pattern = [
  within("/D", documentRules),
  within("/D/cac:AdditionalDocumentReference/cac:Attachment/cac:ExternalReference", [
    {
      id: "DE-R-T02",
      severity: "warning",
      since: 2,
      terms: ["BT-124"],
      sv: "Adressen till en bilaga bör börja med till exempel https:. Skriv hela adressen.",
      en: "The address of a supporting document should start with for example https:. Write the whole address.",
      holds: ({ scan }, reference) => /^[a-zA-Z][a-zA-Z0-9+.-]+:/.test(textOf(scan, only(scan, reference, cbc.URI))),
    },
  ]),
  within("/D/cac:AccountingSupplierParty", [
    german(
      "DE-R-002",
      "BG-6",
      "säljarens kontaktuppgifter finnas",
      "the seller's contact details must be given",
      ({ scan }, supplier) => exists(scan, supplier, cac.Party, cac.Contact),
    ),
  ]),
  address(
    "/D/cac:AccountingSupplierParty/cac:Party/cac:PostalAddress",
    ["DE-R-003", "DE-R-004"],
    ["BT-37", "BT-38"],
    ["säljarens", "the seller's"],
  ),
  within("/D/cac:AccountingSupplierParty/cac:Party/cac:Contact", contactRules),
  address(
    "/D/cac:AccountingCustomerParty/cac:Party/cac:PostalAddress",
    ["DE-R-008", "DE-R-009"],
    ["BT-52", "BT-53"],
    ["köparens", "the buyer's"],
  ),
  address(
    "/D/cac:Delivery/cac:DeliveryLocation/cac:Address",
    ["DE-R-010", "DE-R-011"],
    ["BT-77", "BT-78"],
    ["leveransadressens", "the delivery address's"],
  ),
  ...paymentContexts,
  within("/D/cac:TaxTotal/cac:TaxSubtotal", [
    german(
      "DE-R-014",
      "BT-119",
      "varje rad i momsspecifikationen ha momssats",
      "each row of the VAT breakdown must have a rate",
      written(cac.TaxCategory, cbc.Percent),
    ),
  ]),
];
