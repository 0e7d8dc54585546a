/** Greece (GR-R-*, GR-S-*): for sellers whose country is GR or EL, and some rules for buyers too. */
import type { Doc } from "../document.ts";
import { at, cac, cbc } from "../names.ts";
import { isGreek } from "../peppol/check-digits.ts";
import { accountingSupplierCountry, customerCountry, supplierCountry } from "../peppol/parameters.ts";
import { attribute, codePoints, every, normal, sole, textOf } from "../reads.ts";
import type { Context, Pattern, Rule } from "../rule.ts";
import { greekNumberRules } from "./greek-number.ts";

const greek = ["GR", "EL"];
const isGreekSender = (doc: Doc): boolean => greek.includes(supplierCountry(doc));
const areBothGreek = (doc: Doc): boolean => isGreekSender(doc) && greek.includes(customerCountry(doc));

const hasGreekAddress = ({ scan }: Doc): boolean =>
  every(scan, 0, cac.AccountingSupplierParty, cac.Party, cac.PostalAddress, cac.Country, cbc.IdentificationCode).some(
    (code) => textOf(scan, code) === "GR",
  );

/** Company ids of a party's VAT registrations; the scheme is trimmed. */
function vatIds({ scan }: Doc, party: number): number[] {
  return every(scan, party, cac.PartyTaxScheme)
    .filter((scheme) => normal(scan, sole(scan, scheme, cac.TaxScheme, cbc.ID)) === "VAT")
    .flatMap((scheme) => every(scan, scheme, cbc.CompanyID));
}

const isGreekVat = (text: string): boolean => text.startsWith("EL") && isGreek(text.slice(2));

const hasOneGreekVat: Rule["holds"] = (doc, party) => {
  const ids = vatIds(doc, party);
  return ids.length === 1 && isGreekVat(textOf(doc.scan, ids[0] as number));
};

const hasName: Rule["holds"] = ({ scan }, party) =>
  codePoints(textOf(scan, sole(scan, party, cac.PartyName, cbc.Name))) > 0;

const hasGreekAddressNumber: Rule["holds"] = ({ scan }, endpoint) =>
  attribute(scan, endpoint, at.schemeID) === "9933" && isGreek(textOf(scan, endpoint));

const described =
  (text: string): ((doc: Doc, reference: number) => boolean) =>
  ({ scan }, reference) =>
    every(scan, reference, cbc.DocumentDescription).some((own) => textOf(scan, own) === text);

const isMark = described("##M.AR.K##");
const isUrl = described("##INVOICE|URL##");

const countOf = (doc: Doc, root: number, test: (doc: Doc, reference: number) => boolean): number =>
  every(doc.scan, root, cac.AdditionalDocumentReference).filter((reference) => test(doc, reference)).length;

const referenceRules: readonly Rule[] = [
  {
    id: "GR-R-004-1",
    terms: ["BG-24"],
    sv: "En grekisk säljares faktura ska ha precis en bilaga med beskrivningen ##M.AR.K##. Lägg till den.",
    en: "The invoice of a Greek seller must have exactly one supporting document described as ##M.AR.K##. Add it.",
    holds: (doc, root) => countOf(doc, root, isMark) === 1,
  },
  {
    id: "GR-S-008-1",
    severity: "warning",
    terms: ["BG-24"],
    sv: "En grekisk säljares faktura bör ha en bilaga med beskrivningen ##INVOICE|URL##. Lägg till den.",
    en: "The invoice of a Greek seller should have one supporting document described as ##INVOICE|URL##. Add it.",
    holds: (doc, root) => countOf(doc, root, isUrl) === 1,
  },
  {
    id: "GR-R-008-2",
    terms: ["BG-24"],
    sv: "En grekisk säljares faktura får ha högst en bilaga med beskrivningen ##INVOICE|URL##. Behåll en.",
    en: "The invoice of a Greek seller may have at most one supporting document described as ##INVOICE|URL##. Keep one.",
    holds: (doc, root) => countOf(doc, root, isUrl) <= 1,
  },
];

const nameRule = (id: string, term: string, sv: string, en: string): Rule => ({
  id,
  terms: [term],
  sv: `På en grekisk säljares faktura ska ${sv} handelsnamn stå. Fyll i det.`,
  en: `The invoice of a Greek seller must have ${en} trading name. Fill it in.`,
  holds: hasName,
});

const vatSays = {
  sv: "Ett grekiskt momsnummer ska vara EL och nio siffror, och kontrollsiffran ska gå ihop. Rätta det.",
  en: "A Greek VAT number must be EL and nine digits, and the check digit must agree. Correct it.",
};

const oneVatSays = {
  sv: "En grekisk säljare ska ha precis ett momsnummer: EL och nio siffror, där kontrollsiffran går ihop. Rätta det.",
  en: "A Greek seller must have exactly one VAT number: EL and nine digits, whose check digit agrees. Correct it.",
};

const endpointRule = (id: string, term: string, sv: string, en: string): Rule => ({
  id,
  terms: [term],
  sv: `${sv} elektroniska adress ska ha sorten 9933 och vara ett grekiskt skattenummer. Rätta den.`,
  en: `${en} electronic address must be of kind 9933 and be a Greek tax number. Correct it.`,
  holds: hasGreekAddressNumber,
});

export const greece: Pattern = [
  { at: ["/D/cbc:ID"], when: isGreekSender, rules: greekNumberRules },
  {
    at: ["cac:AccountingSupplierParty/cac:Party"],
    when: isGreekSender,
    rules: [
      nameRule("GR-R-002", "BT-28", "säljarens", "the seller's"),
      { id: "GR-S-011", severity: "warning", terms: ["BT-31"], ...oneVatSays, holds: hasOneGreekVat },
    ],
  },
  {
    at: ["cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID"],
    when: (doc, id) =>
      isGreekSender(doc) &&
      normal(doc.scan, sole(doc.scan, doc.scan.parent[id] as number, cac.TaxScheme, cbc.ID)) === "VAT",
    rules: [{ id: "GR-R-003", terms: ["BT-31"], ...vatSays, holds: ({ scan }, id) => isGreekVat(textOf(scan, id)) }],
  },
  { at: ["/D"], when: (doc) => isGreekSender(doc) && hasGreekAddress(doc), rules: referenceRules },
  {
    at: ["cac:AdditionalDocumentReference/cbc:ID"],
    when: (doc, id) => isGreekSender(doc) && hasGreekAddress(doc) && isMark(doc, doc.scan.parent[id] as number),
    rules: [
      {
        id: "GR-R-004-2",
        terms: ["BT-122"],
        sv: "Numret i bilagan ##M.AR.K## ska börja med en siffra från 1 till 9. Rätta det.",
        en: "The number in the supporting document ##M.AR.K## must start with a digit from 1 to 9. Correct it.",
        holds: ({ scan }, id) => /^[1-9]/.test(textOf(scan, id)),
      },
    ],
  },
  {
    at: ["cac:AdditionalDocumentReference"],
    when: (doc, reference) => isGreekSender(doc) && isUrl(doc, reference),
    rules: [
      {
        id: "GR-R-008-3",
        terms: ["BT-124"],
        sv: "Bilagan ##INVOICE|URL## ska ha en webbadress. Fyll i den.",
        en: "The supporting document ##INVOICE|URL## must have a web address. Fill it in.",
        holds: ({ scan }, reference) =>
          normal(scan, sole(scan, reference, cac.Attachment, cac.ExternalReference, cbc.URI)) !== "",
      },
    ],
  },
  {
    at: ["cac:AccountingCustomerParty/cac:Party"],
    when: isGreekSender,
    rules: [nameRule("GR-R-005", "BT-45", "köparens", "the buyer's")],
  },
  {
    at: ["cac:AccountingSupplierParty/cac:Party/cbc:EndpointID"],
    when: (doc) => greek.includes(accountingSupplierCountry(doc)),
    rules: [endpointRule("GR-R-009", "BT-34", "En grekisk säljares", "A Greek seller's")],
  },
];

const buyerContext = (path: string, rule: Rule): Context => ({ at: [path], when: areBothGreek, rules: [rule] });

export const greeceBoth: Pattern = [
  buyerContext("cac:AccountingCustomerParty/cac:Party", {
    id: "GR-R-006",
    terms: ["BT-48"],
    ...vatSays,
    holds: hasOneGreekVat,
  }),
  buyerContext(
    "cac:AccountingCustomerParty/cac:Party/cbc:EndpointID",
    endpointRule("GR-R-010", "BT-49", "En grekisk köpares", "A Greek buyer's"),
  ),
];
