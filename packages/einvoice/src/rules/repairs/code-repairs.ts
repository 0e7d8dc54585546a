/** Codes that are right but for white space or for small and large letters. */
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
  objectSchemes,
  paymentMeans,
  peppolAddressSchemes,
  peppolCreditNoteTypes,
  peppolCurrencies,
  peppolInvoiceTypes,
  vatCategories,
  vatPointCodes,
} from "../codelists/lists.ts";
import type { CodeList } from "../codelists/codes.ts";
import { units } from "../codelists/units.ts";
import { at, cbc } from "../names.ts";
import { type Better, inAttribute, inside, itself, type Repairer, trimmed } from "./repair.ts";

/** Code lists are short; so is what can be one of their codes. */
const codeMax = 200;

const candidates = (text: string): string[] => {
  const plain = text.length > codeMax ? "" : trimmed(text);
  return [plain, plain.toUpperCase(), plain.toLowerCase()];
};

/** The list's code that differs in white space or letter size alone. */
const inList =
  (list: CodeList): Better =>
  (text, { release }) =>
    candidates(text).find((code) => list.has(code, release.order));

const among =
  (...known: readonly string[]): Better =>
  (text) =>
    candidates(text).find((code) => known.includes(code));

const ofDocument =
  (invoice: CodeList, creditNote: CodeList): Better =>
  (text, doc, element) =>
    inList(doc.isInvoice ? invoice : creditNote)(text, doc, element);

const own = (list: CodeList): Repairer => itself(inList(list));
const scheme = (list: CodeList): Repairer => inAttribute(at.schemeID, inList(list), false);

const customization = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
const profile = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
const indicators: Readonly<Record<string, string>> = { "1": "true", "0": "false", true: "true", false: "false" };

export const codeRepairs: Readonly<Record<string, Repairer>> = {
  "BR-CL-01": itself(ofDocument(invoiceTypes, creditNoteTypes)),
  "BR-CL-03": inAttribute(at.currencyID, inList(currencies)),
  "BR-CL-04": own(currencies),
  "BR-CL-05": own(currencies),
  "BR-CL-06": own(vatPointCodes),
  "BR-CL-07": scheme(objectSchemes),
  "BR-CL-10": scheme(identifierSchemes),
  "BR-CL-11": scheme(identifierSchemes),
  "BR-CL-14": own(countries),
  "BR-CL-15": own(countries),
  "BR-CL-16": own(paymentMeans),
  "BR-CL-17": own(vatCategories),
  "BR-CL-18": own(vatCategories),
  "BR-CL-19": own(allowanceReasons),
  "BR-CL-20": own(chargeReasons),
  "BR-CL-21": scheme(identifierSchemes),
  "BR-CL-22": own(exemptionReasons),
  "BR-CL-23": inAttribute(at.unitCode, inList(units)),
  "BR-CL-24": inAttribute(at.mimeCode, among(...attachmentTypes), false),
  "BR-CL-25": scheme(addressSchemes),
  "BR-CL-26": scheme(identifierSchemes),
  "PEPPOL-EN16931-CL001": inAttribute(at.mimeCode, among(...attachmentTypes), false),
  "PEPPOL-EN16931-CL002": own(allowanceReasons),
  "PEPPOL-EN16931-CL003": own(chargeReasons),
  "PEPPOL-EN16931-CL006": own(vatPointCodes),
  "PEPPOL-EN16931-CL007": inAttribute(at.currencyID, inList(peppolCurrencies)),
  "PEPPOL-EN16931-CL008": scheme(peppolAddressSchemes),
  "PEPPOL-EN16931-P0100": own(peppolInvoiceTypes),
  "PEPPOL-EN16931-P0101": own(peppolCreditNoteTypes),
  "PEPPOL-EN16931-R004": inside(cbc.CustomizationID, among(customization)),
  "PEPPOL-EN16931-R007": inside(cbc.ProfileID, among(profile)),
  // Elsewhere 1 and 0 are as good as the words.
  "PEPPOL-EN16931-R043": inside(cbc.ChargeIndicator, (text) =>
    text.length > codeMax ? undefined : indicators[trimmed(text).toLowerCase()],
  ),
};
