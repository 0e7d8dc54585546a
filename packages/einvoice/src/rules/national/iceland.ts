/** Iceland (IS-R-*): by the parties' addresses, compared as written. */
import { castsToDate } from "../../structure/values.ts";
import type { Doc } from "../document.ts";
import { at, cac, cbc } from "../names.ts";
import { customerWrittenCountry, supplierWrittenCountry } from "../peppol/parameters.ts";
import { attribute, codePoints, collapse, every, exists, has, normal, only, textOf } from "../reads.ts";
import { type Pattern, type Rule, Stopped } from "../rule.ts";

const isIcelandic = (doc: Doc): boolean => supplierWrittenCountry(doc) === "IS";

/** References that carry the Icelandic last day of payment (eindagi). */
const eindagi = ({ scan }: Doc, root: number): number[] =>
  every(scan, root, cac.AdditionalDocumentReference).filter((reference) =>
    every(scan, reference, cbc.DocumentDescription).some((text) => textOf(scan, text) === "EINDAGI"),
  );

/** The one id among some elements' ids, or -1. */
function soleId({ scan }: Doc, elements: readonly number[], ...path: readonly number[]): number {
  const ids = elements.flatMap((element) => every(scan, element, ...path, cbc.ID));
  if (ids.length > 1) throw new Stopped("several", ids[1] as number);
  return ids[0] ?? -1;
}

function partyRules(
  side: number,
  company: string,
  address: string,
  who: readonly [string, string],
  under: readonly number[],
): Rule[] {
  const path = side === cac.AccountingSupplierParty ? [side, ...under] : under;
  const [companyTerm, streetTerm, zoneTerm] =
    side === cac.AccountingSupplierParty ? ["BT-30", "BT-35", "BT-38"] : ["BT-47", "BT-50", "BT-53"];
  return [
    {
      id: company,
      terms: [companyTerm],
      sv: `En isländsk ${who[0]} ska ha kennitala med sorten 0196. Fyll i numret och sorten (schemeID).`,
      en: `An Icelandic ${who[1]} must have a kennitala of kind 0196. Fill in the number and the kind (schemeID).`,
      holds: ({ scan }, element) =>
        every(scan, element, ...path, cac.PartyLegalEntity, cbc.CompanyID).some(
          (id) => attribute(scan, id, at.schemeID) === "0196",
        ),
    },
    {
      id: address,
      terms: [streetTerm, zoneTerm],
      sv: `En isländsk ${who[0]} ska ha gatuadress och postnummer. Fyll i det som saknas.`,
      en: `An Icelandic ${who[1]} must have a street and a postal code. Fill in what is missing.`,
      holds: ({ scan }, element) =>
        exists(scan, element, ...path, cac.PostalAddress, cbc.StreetName) &&
        exists(scan, element, ...path, cac.PostalAddress, cbc.PostalZone),
    },
  ];
}

function accountRule(id: string, code: string): Rule {
  return {
    id,
    terms: ["BT-84"],
    sv: `Betalningssätt ${code} på Island kräver ett kontonummer med 12 tecken. Fyll i det.`,
    en: `Way to pay ${code} in Iceland needs an account number of 12 characters. Fill it in.`,
    holds: (doc, root) => {
      const { scan } = doc;
      const means = every(scan, root, cac.PaymentMeans).filter((element) =>
        every(scan, element, cbc.PaymentMeansCode).some((own) => textOf(scan, own) === code),
      );
      if (means.length === 0) return true;
      const ids = means.flatMap((element) => every(scan, element, cac.PayeeFinancialAccount, cbc.ID));
      return ids.length > 0 && codePoints(normal(scan, soleId(doc, means, cac.PayeeFinancialAccount))) === 12;
    },
  };
}

const seller = partyRules(cac.AccountingSupplierParty, "IS-R-002", "IS-R-003", ["säljare", "seller"], [cac.Party]);
const buyer = partyRules(cac.AccountingCustomerParty, "IS-R-004", "IS-R-005", ["köpare", "buyer"], [cac.Party]);

const documentRules: readonly Rule[] = [
  {
    id: "IS-R-001",
    severity: "warning",
    terms: ["BT-3"],
    sv: "En isländsk faktura bör ha typ 380, och en kreditfaktura 381. Ändra typen.",
    en: "An Icelandic invoice should be of type 380, and a credit note 381. Change the type.",
    holds: ({ scan }, root) =>
      [cbc.InvoiceTypeCode, cbc.CreditNoteTypeCode].some((name) =>
        ["380", "381"].includes(normal(scan, only(scan, root, name))),
      ),
  },
  ...seller,
  accountRule("IS-R-006", "9"),
  accountRule("IS-R-007", "42"),
  {
    id: "IS-R-008",
    terms: ["BT-122"],
    sv: "Sista betalningsdag (EINDAGI) ska vara en dag skriven som 2026-03-31. Rätta den.",
    en: "The last day of payment (EINDAGI) must be a day written as 2026-03-31. Correct it.",
    holds: (doc, root) => {
      const references = eindagi(doc, root);
      if (references.length === 0) return true;
      const text = textOf(doc.scan, soleId(doc, references));
      return codePoints(text) === 10 && castsToDate(collapse(text));
    },
  },
  {
    id: "IS-R-009",
    terms: ["BT-9"],
    sv: "När sista betalningsdag (EINDAGI) anges ska förfallodatum också finnas. Fyll i det.",
    en: "When a last day of payment (EINDAGI) is given there must be a due date too. Fill it in.",
    holds: (doc, root) => eindagi(doc, root).length === 0 || has(doc.scan, root, cbc.DueDate),
  },
  {
    // The official rule compares the two as text.
    id: "IS-R-010",
    terms: ["BT-9", "BT-122"],
    sv: "Sista betalningsdag (EINDAGI) ska vara förfallodatumet eller senare. Rätta datumen.",
    en: "The last day of payment (EINDAGI) must be the due date or later. Correct the dates.",
    holds: (doc, root) => {
      const { scan } = doc;
      const references = eindagi(doc, root);
      if (references.length === 0) return true;
      const last = references.flatMap((reference) => every(scan, reference, cbc.ID)).map((id) => textOf(scan, id));
      return every(scan, root, cbc.DueDate).some((due) => last.some((day) => textOf(scan, due) <= day));
    },
  },
];

export const iceland: Pattern = [
  { at: ["cn:CreditNote", "ubl:Invoice"], when: isIcelandic, rules: documentRules },
  {
    at: ["cn:CreditNote/cac:AccountingCustomerParty", "ubl:Invoice/cac:AccountingCustomerParty"],
    when: (doc) => isIcelandic(doc) && customerWrittenCountry(doc) === "IS",
    rules: buyer,
  },
];
