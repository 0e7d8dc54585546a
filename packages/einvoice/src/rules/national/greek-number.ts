/** Greece: the invoice number, six parts with | between (GR-R-001-1 … 7). */
import type { Doc } from "../document.ts";
import { cac, cbc } from "../names.ts";
import { isGreek, isInteger } from "../peppol/check-digits.ts";
import { characters, codePoints, collapse, every, looseNumber, only, sole, textOf } from "../reads.ts";
import { type Rule, Stopped } from "../rule.ts";

/** Parts of a text, as the official tokenize gives them: an empty text has none. */
const parts = (text: string, separator: string): string[] => (text === "" ? [] : text.split(separator));

const partOf = ({ scan }: Doc, id: number, number: number): string | undefined =>
  parts(textOf(scan, id), "|")[number - 1];

const sellerNumbers = ({ scan }: Doc, ...path: readonly number[]): string[] =>
  every(scan, 0, ...path, cac.PartyTaxScheme)
    .filter((scheme) => every(scan, scheme, cac.TaxScheme, cbc.ID).some((own) => textOf(scan, own) === "VAT"))
    .map((scheme) => characters(textOf(scan, only(scan, scheme, cbc.CompanyID)), 2, 11));

const documentTypes = ["1.1", "1.6", "2.1", "2.4", "5.1", "5.2"];

const dayForm = /^(0?[1-9]|[12][0-9]|3[01])[-\\/ ]?(0?[1-9]|1[0-2])[-\\/ ]?(19|20)[0-9]{2}/;

function part(number: number, sv: string, en: string, holds: (doc: Doc, text: string, id: number) => boolean): Rule {
  return {
    id: `GR-R-001-${number}`,
    terms: ["BT-1"],
    sv: `En grekisk säljares fakturanummer har sex delar med | emellan: ${sv} Rätta numret.`,
    en: `The invoice number of a Greek seller has six parts with | between: ${en} Correct the number.`,
    holds: (doc, id) => {
      const text = partOf(doc, id, number);
      return text !== undefined && holds(doc, text, id);
    },
  };
}

export const greekNumberRules: readonly Rule[] = [
  {
    id: "GR-R-001-1",
    terms: ["BT-1"],
    sv: "En grekisk säljares fakturanummer ska ha sex delar med | emellan. Rätta numret.",
    en: "The invoice number of a Greek seller must have six parts with | between. Correct the number.",
    holds: ({ scan }, id) => parts(textOf(scan, id), "|").length === 6,
  },
  {
    ...part(1, "den första är säljarens skattenummer.", "the first is the seller's tax number.", (doc, text) => {
      if (codePoints(collapse(text)) !== 9 || !isGreek(text)) return false;
      return (
        sellerNumbers(doc, cac.AccountingSupplierParty, cac.Party).includes(text) ||
        sellerNumbers(doc, cac.TaxRepresentativeParty).includes(text)
      );
    }),
    id: "GR-R-001-2",
  },
  {
    ...part(
      2,
      "den andra är fakturadatum som dag/månad/år.",
      "the second is the issue date as day/month/year.",
      isIssueDate,
    ),
    id: "GR-R-001-3",
  },
  {
    ...part(
      3,
      "den tredje är ett heltal, noll eller mer.",
      "the third is a whole number, zero or more.",
      (_, text, id) => {
        if (collapse(text) === "" || Number.isNaN(looseNumber(text))) return false;
        // A number that is not whole passes the first question and stops the official artefact at the second.
        if (!isInteger(text)) throw new Stopped("not-integer", id);
        return !/-0*[1-9]/.test(text);
      },
    ),
    id: "GR-R-001-4",
  },
  {
    ...part(
      4,
      "den fjärde är en grekisk dokumenttyp, till exempel 1.1.",
      "the fourth is a Greek document type, such as 1.1.",
      (_, text) => documentTypes.includes(text),
    ),
    id: "GR-R-001-5",
  },
  {
    ...part(5, "den femte får inte vara tom.", "the fifth may not be empty.", (_, text) => text !== ""),
    id: "GR-R-001-6",
  },
  {
    ...part(6, "den sjätte får inte vara tom.", "the sixth may not be empty.", (_, text) => text !== ""),
    id: "GR-R-001-7",
  },
];

function isIssueDate(doc: Doc, text: string): boolean {
  if (collapse(text) === "" || !dayForm.test(text)) return false;
  const [day, month, year] = parts(text, "/");
  const issued = parts(textOf(doc.scan, sole(doc.scan, 0, cbc.IssueDate)), "-");
  return (
    day !== undefined &&
    month !== undefined &&
    year !== undefined &&
    day === issued[2] &&
    month === issued[1] &&
    year === issued[0]
  );
}
