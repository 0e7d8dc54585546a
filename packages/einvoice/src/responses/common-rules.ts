import { asLocalDate } from "../calendar/local-date.ts";
import { gs1Holds, luhnHolds } from "../identifiers/check-digits.ts";
import { collapse, type ResponseDocument } from "./response-document.ts";

const dates = new Set(["cbc:IssueDate", "cbc:DueDate", "cbc:TaxPointDate", "cbc:StartDate", "cbc:EndDate"]);

/**
 * The rules all Peppol messages share (PEPPOL-COMMON). Identifiers are judged for GLN, Sweden, Norway and Denmark; the
 * formats of other countries are left to those who issue them.
 */
export function judgeCommonRules(document: ResponseDocument): void {
  const { scan } = document;
  document.expect(
    document.attribute(0, "@xsi:schemaLocation") === undefined,
    { id: "PEPPOL-COMMON-R003", severity: "warning" },
    0,
    {
      sv: "Meddelandet bör inte peka ut var dess schema ligger.",
      en: "The message should not say where its schema lies.",
    },
  );
  for (let element = 0; element < scan.count; element += 1) {
    const leaf = document.children(element).length === 0;
    if (!leaf) continue;
    const text = document.text("", element);
    document.expect(text !== "", { id: "PEPPOL-COMMON-R001" }, element, {
      sv: "Ett element får inte vara tomt.",
      en: "An element may not be empty.",
    });
    if (dates.has(document.name(element))) {
      document.expect(asLocalDate(text) !== undefined, { id: "PEPPOL-COMMON-R030" }, element, {
        sv: "Ett datum skrivs ÅÅÅÅ-MM-DD.",
        en: "A date is written YYYY-MM-DD.",
      });
    }
    judgeIdentifier(document, element, text);
  }
}

interface IdentifierRule {
  readonly id: string;
  readonly holds: (text: string) => boolean;
  readonly sv: string;
  readonly en: string;
}

/** By scheme (ISO 6523). */
const identifierRules: Readonly<Record<string, IdentifierRule>> = {
  "0007": {
    id: "PEPPOL-COMMON-R049",
    holds: (text) => /^\d{10}$/.test(text) && luhnHolds(text),
    sv: "Ett organisationsnummer har tio siffror utan bindestreck och rätt kontrollsiffra.",
    en: "A Swedish organisation number has ten digits without hyphen and the right check digit.",
  },
  "0088": {
    id: "PEPPOL-COMMON-R040",
    holds: (text) => /^\d+$/.test(text) && gs1Holds(text),
    sv: "Ett GLN har tretton siffror med rätt kontrollsiffra.",
    en: "A GLN has thirteen digits with the right check digit.",
  },
  "0184": {
    id: "PEPPOL-COMMON-R042",
    holds: (text) => /^(?:DK)?\d{8}$/.test(text),
    sv: "Ett danskt CVR-nummer har åtta siffror.",
    en: "A Danish CVR number has eight digits.",
  },
  "0192": {
    id: "PEPPOL-COMMON-R041",
    holds: norwegianHolds,
    sv: "Ett norskt organisationsnummer har nio siffror med rätt kontrollsiffra.",
    en: "A Norwegian organisation number has nine digits with the right check digit.",
  },
};

const identified = new Set(["cbc:EndpointID", "cbc:CompanyID"]);

function judgeIdentifier(document: ResponseDocument, element: number, text: string): void {
  const parent = document.name(document.scan.parent[element] ?? 0);
  const name = document.name(element);
  if (!identified.has(name) && !(name === "cbc:ID" && parent === "cac:PartyIdentification")) return;
  const scheme = document.attribute(element, "@schemeID") ?? "";
  const rule = Object.hasOwn(identifierRules, scheme) ? identifierRules[scheme] : undefined;
  if (rule === undefined) return;
  document.expect(rule.holds(collapse(text)), rule, element, { sv: rule.sv, en: rule.en });
}

/** Weights 3, 2, 7, 6, 5, 4, 3, 2 and the check digit 1, mod 11. */
function norwegianHolds(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  const sum = [3, 2, 7, 6, 5, 4, 3, 2, 1].reduce(
    (total, weight, index) => total + weight * Number(text.charAt(index)),
    0,
  );
  return sum % 11 === 0;
}
