/** EN 16931: how UBL writes the document as a whole (UBL-SR-* of the root). Mostly: not more than one. */
import { at, cac, cbc } from "../names.ts";
import { needing, standing, standingTwice } from "../needs.ts";
import { atMostOne } from "../predicates.ts";
import { again, attribute, child, count, countAlong, every, everyAlong, only, textOf } from "../reads.ts";
import type { Doc } from "../document.ts";
import type { Rule } from "../rule.ts";
import { buyer, isType, once, seller } from "./syntax-once.ts";

/** The tax numbers of a party under schemes that are VAT, or are not; only case is folded here. */
function taxNumbers(party: readonly number[], isVat: boolean): Rule["holds"] {
  const path = [...party, cac.PartyTaxScheme];
  return ({ scan }, root) => {
    let found = 0;
    for (const scheme of everyAlong(scan, root, path))
      if (isOfVat(scan, scheme, isVat)) found += countAlong(scan, scheme, companyIdPath);
    return found <= 1;
  };
}

const companyIdPath = [cbc.CompanyID];

function isOfVat(scan: Doc["scan"], scheme: number, isVat: boolean): boolean {
  for (let of = child(scan, scheme, cac.TaxScheme); of >= 0; of = again(scan, of))
    if (isVatText(textOf(scan, only(scan, of, cbc.ID))) === isVat) return true;
  return false;
}

const isVatText = (text: string): boolean => text === "VAT" || text.toUpperCase() === "VAT";

/** At most one distinct text among all elements of a name. */
const sameEverywhere = (name: number): Rule["holds"] =>
  needing([standingTwice(name)], (doc) => {
    const first = doc.first(name);
    for (let element = first; element >= 0; element = doc.next(element))
      if (textOf(doc.scan, element) !== textOf(doc.scan, first)) return false;
    return true;
  });

export const documentSyntax: readonly Rule[] = [
  once(
    "UBL-SR-01",
    "BT-12",
    ["Avtalets nummer", "The contract reference"],
    atMostOne(cac.ContractDocumentReference, cbc.ID),
  ),
  once(
    "UBL-SR-02",
    "BT-15",
    ["Mottagningskvittots nummer", "The receiving advice reference"],
    atMostOne(cac.ReceiptDocumentReference, cbc.ID),
  ),
  once(
    "UBL-SR-03",
    "BT-16",
    ["Följesedelns nummer", "The despatch advice reference"],
    atMostOne(cac.DespatchDocumentReference, cbc.ID),
  ),
  once(
    "UBL-SR-04",
    "BT-18",
    ["Det fakturerade objektets nummer", "The invoiced object identifier"],
    needing([standing(cac.AdditionalDocumentReference)], ({ scan }, root) => {
      const objects = every(scan, root, cac.AdditionalDocumentReference).filter((reference) =>
        isType(scan, reference, "130"),
      );
      return objects.reduce((sum, reference) => sum + count(scan, reference, cbc.ID), 0) <= 1;
    }),
  ),
  once("UBL-SR-05", "BT-20", ["Betalningsvillkoren", "The payment terms"], atMostOne(cac.PaymentTerms, cbc.Note)),
  once("UBL-SR-08", "BG-14", ["Fakturaperioden", "The invoicing period"], atMostOne(cac.InvoicePeriod)),
  once(
    "UBL-SR-09",
    "BT-27",
    ["Säljarens registrerade namn", "The seller's registered name"],
    atMostOne(...seller, cac.PartyLegalEntity, cbc.RegistrationName),
  ),
  once(
    "UBL-SR-10",
    "BT-28",
    ["Säljarens handelsnamn", "The seller's trading name"],
    atMostOne(...seller, cac.PartyName, cbc.Name),
  ),
  once(
    "UBL-SR-11",
    "BT-30",
    ["Säljarens organisationsnummer", "The seller's organisation number"],
    atMostOne(...seller, cac.PartyLegalEntity, cbc.CompanyID),
  ),
  once("UBL-SR-12", "BT-31", ["Säljarens momsnummer", "The seller's VAT number"], taxNumbers(seller, true)),
  once(
    "UBL-SR-13",
    "BT-32",
    [
      "Säljarens skatteuppgift (till exempel Godkänd för F-skatt)",
      "The seller's tax registration (such as Godkänd för F-skatt)",
    ],
    taxNumbers(seller, false),
  ),
  once(
    "UBL-SR-14",
    "BT-33",
    ["Säljarens övriga juridiska uppgifter", "The seller's additional legal information"],
    atMostOne(...seller, cac.PartyLegalEntity, cbc.CompanyLegalForm),
  ),
  once(
    "UBL-SR-15",
    "BT-44",
    ["Köparens registrerade namn", "The buyer's registered name"],
    atMostOne(...buyer, cac.PartyLegalEntity, cbc.RegistrationName),
  ),
  once(
    "UBL-SR-16",
    "BT-46",
    ["Köparens kundnummer eller annat id", "The buyer's identifier"],
    atMostOne(...buyer, cac.PartyIdentification, cbc.ID),
  ),
  once(
    "UBL-SR-17",
    "BT-47",
    ["Köparens organisationsnummer", "The buyer's organisation number"],
    atMostOne(...buyer, cac.PartyLegalEntity, cbc.CompanyID),
  ),
  once("UBL-SR-18", "BT-48", ["Köparens momsnummer", "The buyer's VAT number"], taxNumbers(buyer, true)),
  once("UBL-SR-24", "BG-13", ["Leveransen", "The delivery"], atMostOne(cac.Delivery)),
  once(
    "UBL-SR-29",
    "BT-90",
    ["Numret för autogiro (SEPA)", "The SEPA creditor identifier"],
    needing([standing(cac.PartyIdentification)], (doc) => {
      let found = 0;
      for (let party = doc.first(cac.PartyIdentification); party >= 0; party = doc.next(party))
        for (const id of every(doc.scan, party, cbc.ID))
          if (attribute(doc.scan, id, at.schemeID)?.toUpperCase() === "SEPA") found++;
      return found <= 1;
    }),
  ),
  once("UBL-SR-39", "BT-11", ["Projektets nummer", "The project reference"], atMostOne(cac.ProjectReference, cbc.ID)),
  once(
    "UBL-SR-40",
    "BT-45",
    ["Köparens handelsnamn", "The buyer's trading name"],
    atMostOne(...buyer, cac.PartyName, cbc.Name),
  ),
  {
    id: "UBL-SR-44",
    terms: ["BT-83"],
    sv: "Alla betalningssätt på fakturan ska ha samma betalningsreferens (OCR). Skriv samma referens överallt.",
    en: "All ways to pay on the invoice must have the same payment reference. Write the same reference everywhere.",
    holds: sameEverywhere(cbc.PaymentID),
  },
  once("UBL-SR-45", "BT-9", ["Förfallodatumet", "The due date"], atMostOne(cac.PaymentMeans, cbc.PaymentDueDate)),
  once(
    "UBL-SR-46",
    "BT-82",
    ["Namnet på betalningssättet", "The name of the way to pay"],
    needing([standingTwice(cbc.PaymentMeansCode)], ({ scan }, root) => {
      const codes = every(scan, root, cac.PaymentMeans, cbc.PaymentMeansCode);
      return codes.filter((code) => attribute(scan, code, at.name) !== undefined).length <= 1;
    }),
  ),
  {
    id: "UBL-SR-47",
    terms: ["BT-81"],
    sv: "Alla betalningssätt på fakturan ska ha samma kod. Välj samma kod överallt.",
    en: "All ways to pay on the invoice must have the same code. Choose the same code everywhere.",
    holds: sameEverywhere(cbc.PaymentMeansCode),
  },
  once(
    "UBL-SR-49",
    "BT-8",
    ["Koden för när momsen räknas", "The VAT point code"],
    atMostOne(cac.InvoicePeriod, cbc.DescriptionCode),
  ),
  once("UBL-SR-54", "BG-18", ["Betalkortet", "The payment card"], atMostOne(cac.PaymentMeans, cac.CardAccount)),
  once(
    "UBL-SR-55",
    "BG-19",
    ["Autogiromedgivandet", "The direct debit mandate"],
    atMostOne(cac.PaymentMeans, cac.PaymentMandate),
  ),
  // New with 1.3.16.
  once(
    "UBL-SR-56",
    "BT-17",
    ["Upphandlingens nummer", "The tender or lot reference"],
    needing(
      [standing(cac.OriginatorDocumentReference)],
      (doc, root) => doc.release.order < 2 || count(doc.scan, root, cac.OriginatorDocumentReference, cbc.ID) <= 1,
    ),
  ),
];
