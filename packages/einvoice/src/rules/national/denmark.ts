/** Denmark (DK-R-*): by the parties' addresses, compared as written. Some rules read texts without trimming. */
import type { Doc } from "../document.ts";
import { at, cac, cbc } from "../names.ts";
import { customerWrittenCountry, supplierWrittenCountry } from "../peppol/parameters.ts";
import {
  characters,
  attribute,
  codePoints,
  collapse,
  every,
  exists,
  has,
  looseNumber,
  only,
  ownTexts,
  sole,
  textOf,
} from "../reads.ts";
import { type Context, type Pattern, type Rule, Stopped } from "../rule.ts";

const sellerIsDanish = (doc: Doc): boolean => supplierWrittenCountry(doc) === "DK";
const bothAreDanish = (doc: Doc): boolean => sellerIsDanish(doc) && customerWrittenCountry(doc) === "DK";

/** The one text node at the end of a path, as written. */
function ownTextAt({ scan }: Doc, element: number, ...path: readonly number[]): string {
  const texts = every(scan, element, ...path).flatMap((found) => ownTexts(scan, found));
  if (texts.length > 1) throw new Stopped("several", element);
  return texts[0] ?? "";
}

const isFilled = (doc: Doc, element: number, ...path: readonly number[]): boolean =>
  collapse(ownTextAt(doc, element, ...path)) !== "";

/** The one schemeID at the end of a path, trimmed; "" where there is none. */
function schemeAt({ scan }: Doc, element: number, ...path: readonly number[]): string {
  const schemes = every(scan, element, ...path)
    .map((id) => attribute(scan, id, at.schemeID))
    .filter((scheme) => scheme !== undefined);
  if (schemes.length > 1) throw new Stopped("several", element);
  return collapse(schemes[0] ?? "");
}

const supplierEntity = [cac.AccountingSupplierParty, cac.Party, cac.PartyLegalEntity, cbc.CompanyID] as const;

const documentRules: readonly Rule[] = [
  {
    id: "DK-R-002",
    terms: ["BT-30"],
    sv: "En dansk säljare ska ange sitt CVR-nummer. Fyll i det.",
    en: "A Danish seller must give its CVR number. Fill it in.",
    holds: (doc, root) => isFilled(doc, root, ...supplierEntity),
  },
  {
    id: "DK-R-014",
    terms: ["BT-30"],
    sv: "En dansk säljares organisationsnummer ska ha sorten 0184 (CVR). Ange den (schemeID).",
    en: "The organisation number of a Danish seller must be of kind 0184 (CVR). Give it (schemeID).",
    holds: (doc, root) =>
      !exists(doc.scan, root, ...supplierEntity) || schemeAt(doc, root, ...supplierEntity) === "0184",
  },
  {
    id: "DK-R-016",
    terms: ["BT-115"],
    sv: "En kreditfaktura mellan danska parter får inte ha negativt belopp att betala. Gör en faktura i stället.",
    en: "A credit note between Danish parties may not have a negative amount due. Make an invoice instead.",
    holds: (doc, root) => !(doc.isCreditNote && customerWrittenCountry(doc) === "DK" && amountDue(doc, root) < 0),
  },
];

const amountDue = (doc: Doc, root: number): number =>
  looseNumber(ownTextAt(doc, root, cac.LegalMonetaryTotal, cbc.PayableAmount));

const transferCodes = ["1", "10", "31", "42", "48", "49", "50", "58", "59", "93", "97"];
const allowedText = ` ${transferCodes.join(" ")} `;

const pays = ({ scan }: Doc, means: number, ...codes: readonly string[]): boolean =>
  every(scan, means, cbc.PaymentMeansCode).some((code) => codes.includes(textOf(scan, code)));

/** The one payment reference of a way to pay, as written. */
const reference = ({ scan }: Doc, means: number): string => textOf(scan, only(scan, means, cbc.PaymentID));

const startsWith = (doc: Doc, means: number, ...starts: readonly string[]): boolean => {
  const start = characters(reference(doc, means), 0, 3);
  return starts.includes(start);
};

const account = [cac.PayeeFinancialAccount, cbc.ID] as const;

const paymentRules: readonly Rule[] = [
  {
    id: "DK-R-005",
    terms: ["BT-81"],
    sv: `Mellan danska parter används betalningssätten ${transferCodes.join(", ")}. Välj ett av dem.`,
    en: `Between Danish parties the ways to pay are ${transferCodes.join(", ")}. Choose one of them.`,
    holds: ({ scan }, means) => allowedText.includes(` ${textOf(scan, only(scan, means, cbc.PaymentMeansCode))} `),
  },
  {
    id: "DK-R-006",
    terms: ["BT-84", "BT-86"],
    sv: "Betalningssätt 31 och 42 kräver både kontonummer och registreringsnummer. Fyll i det som saknas.",
    en: "Ways to pay 31 and 42 need both an account number and a registration number. Fill in what is missing.",
    holds: (doc, means) =>
      !pays(doc, means, "31", "42") ||
      (isFilled(doc, means, ...account) &&
        isFilled(doc, means, cac.PayeeFinancialAccount, cac.FinancialInstitutionBranch, cbc.ID)),
  },
  {
    id: "DK-R-007",
    terms: ["BT-89", "BT-91"],
    sv: "Betalningssätt 49 kräver medgivandets nummer och betalarens konto. Fyll i det som saknas.",
    en: "Way to pay 49 needs the mandate reference and the payer's account. Fill in what is missing.",
    holds: (doc, means) =>
      !pays(doc, means, "49") ||
      (isFilled(doc, means, cac.PaymentMandate, cbc.ID) &&
        isFilled(doc, means, cac.PaymentMandate, cac.PayerFinancialAccount, cbc.ID)),
  },
  {
    id: "DK-R-008",
    terms: ["BT-83", "BT-84"],
    sv: "Betalningssätt 50 kräver en referens som börjar med 01#, 04# eller 15# och ett girokonto på sju eller åtta siffror. Rätta det.",
    en: "Way to pay 50 needs a reference starting with 01#, 04# or 15# and a giro account of seven or eight digits. Correct it.",
    holds: (doc, means) =>
      !pays(doc, means, "50") ||
      (startsWith(doc, means, "01#", "04#", "15#") &&
        /^[0-9]{7,8}$/.test(textOf(doc.scan, sole(doc.scan, means, ...account)))),
  },
  {
    id: "DK-R-009",
    terms: ["BT-83"],
    sv: "En referens som börjar med 04# eller 15# ska ha 16 siffror efter. Rätta den.",
    en: "A reference starting with 04# or 15# must have 16 digits after it. Correct it.",
    holds: (doc, means) =>
      !pays(doc, means, "50") || !startsWith(doc, means, "04#", "15#") || codePoints(reference(doc, means)) === 19,
  },
  {
    id: "DK-R-010",
    terms: ["BT-83", "BT-84"],
    sv: "Betalningssätt 93 kräver en referens som börjar med 71#, 73# eller 75# och ett kreditornummer på åtta siffror. Rätta det.",
    en: "Way to pay 93 needs a reference starting with 71#, 73# or 75# and a creditor number of eight digits. Correct it.",
    holds: (doc, means) =>
      !pays(doc, means, "93") ||
      (startsWith(doc, means, "71#", "73#", "75#") && codePoints(ownTextAt(doc, means, ...account)) === 8),
  },
  {
    id: "DK-R-011",
    terms: ["BT-83"],
    sv: "En referens som börjar med 71# eller 75# ska ha 15 eller 16 siffror efter. Rätta den.",
    en: "A reference starting with 71# or 75# must have 15 or 16 digits after it. Correct it.",
    holds: (doc, means) =>
      !pays(doc, means, "93") ||
      !startsWith(doc, means, "71#", "75#") ||
      [18, 19].includes(codePoints(reference(doc, means))),
  },
];

const unspscVersions = ["19.05.01", "19.0501", "26.08.01", "26.0801"];

function isUnspscVersioned({ scan }: Doc, line: number): boolean {
  const codes = every(scan, line, cac.Item, cac.CommodityClassification, cbc.ItemClassificationCode);
  if (!codes.some((code) => attribute(scan, code, at.listID) === "TST")) return true;
  return codes.some((code) => unspscVersions.includes(attribute(scan, code, at.listVersionID) ?? ""));
}

/** A ZZZ charge states its Danish type: four digits, or two texts with a # between. */
function statesDanishReason({ scan }: Doc, element: number): boolean {
  if (!every(scan, element, cbc.AllowanceChargeReasonCode).some((code) => textOf(scan, code) === "ZZZ")) return true;
  const own = every(scan, element, cbc.AllowanceChargeReason).flatMap((reason) => ownTexts(scan, reason));
  if (own.length > 1) throw new Stopped("several", element);
  const number = () => looseNumber(textOf(scan, only(scan, element, cbc.AllowanceChargeReason)));
  if (codePoints(collapse(own[0] ?? "")) === 4 && number() >= 0 && number() <= 9999) return true;
  if (!has(scan, element, cbc.AllowanceChargeReason)) return false;
  const reason = textOf(scan, only(scan, element, cbc.AllowanceChargeReason));
  return reason.includes("#") && !reason.startsWith("#") && !reason.endsWith("#");
}

const parties = ["cac:AccountingSupplierParty", "cac:AccountingCustomerParty"];
const bothRoots = ["ubl:Invoice", "cn:CreditNote"];

const within = (...paths: readonly string[]): string[] =>
  bothRoots.flatMap((root) => paths.map((path) => `${root}/${path}`));

const whenBoth: Pick<Context, "when"> = { when: bothAreDanish };

export const denmark: Pattern = [
  { at: bothRoots, when: sellerIsDanish, rules: documentRules },
  {
    at: within(...parties.map((party) => `${party}/cac:Party/cac:PartyIdentification`)),
    ...whenBoth,
    rules: [
      {
        id: "DK-R-013",
        terms: ["BT-29", "BT-46"],
        sv: "Mellan danska parter ska en parts id säga vilken sorts nummer det är. Ange sorten (schemeID).",
        en: "Between Danish parties a party identifier must say what kind of number it is. Give the kind (schemeID).",
        holds: (doc, identification) =>
          !has(doc.scan, identification, cbc.ID) || schemeAt(doc, identification, cbc.ID) !== "",
      },
    ],
  },
  { at: ["ubl:Invoice/cac:PaymentMeans"], ...whenBoth, rules: paymentRules },
  {
    at: within("cac:AccountingCustomerParty/cac:Party"),
    ...whenBoth,
    rules: [
      {
        id: "DK-R-017",
        was: "warning",
        terms: ["BT-47"],
        sv: "En dansk köpares organisationsnummer ska ha sorten 0184 (CVR). Ange den (schemeID).",
        en: "The organisation number of a Danish buyer must be of kind 0184 (CVR). Give it (schemeID).",
        holds: (doc, party) =>
          !exists(doc.scan, party, cac.PartyLegalEntity, cbc.CompanyID) ||
          schemeAt(doc, party, cac.PartyLegalEntity, cbc.CompanyID) === "0184",
      },
    ],
  },
  {
    at: ["cn:CreditNote/cac:CreditNoteLine", "ubl:Invoice/cac:InvoiceLine"],
    ...whenBoth,
    rules: [
      {
        id: "DK-R-003",
        was: "warning",
        terms: ["BT-158"],
        sv: "En UNSPSC-kod mellan danska parter ska ha version 19.05.01 eller 26.08.01. Ange versionen (listVersionID).",
        en: "A UNSPSC code between Danish parties must have version 19.05.01 or 26.08.01. Give the version (listVersionID).",
        holds: isUnspscVersioned,
      },
    ],
  },
  {
    at: ["cac:AllowanceCharge"],
    ...whenBoth,
    rules: [
      {
        id: "DK-R-004",
        terms: ["BT-97", "BT-104", "BT-139", "BT-144"],
        sv: "Orsakskoden ZZZ mellan danska parter kräver en orsak med fyra siffror, eller kod och text med # emellan. Rätta orsaken.",
        en: "Reason code ZZZ between Danish parties needs a reason of four digits, or a code and text with # between. Correct the reason.",
        holds: statesDanishReason,
      },
    ],
  },
];
