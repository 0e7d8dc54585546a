import { asLocalDate } from "../calendar/local-date.ts";
import { Doc } from "../rules/document.ts";
import { type Firing, judge } from "../rules/judge.ts";
import { identifierContexts } from "../rules/peppol/identifiers.ts";
import { type PreparedBook, prepare } from "../rules/plan.ts";
import { current } from "../rules/releases.ts";
import type { ResponseDocument } from "./response-document.ts";

const dates = new Set(["cbc:IssueDate", "cbc:DueDate", "cbc:TaxPointDate", "cbc:StartDate", "cbc:EndDate"]);

/** The rules all Peppol messages share (PEPPOL-COMMON). */
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
  }
  judgeIdentifiers(document);
}

/** The identifiers of every country are judged by the very rules that judge an invoice's. */
function judgeIdentifiers(document: ResponseDocument): void {
  identifierBook ??= prepare({ artefact: "PEPPOL", patterns: [identifierContexts], avoided: [] });
  const firings: Firing[] = [];
  const stopped = judge(new Doc(document.scan, current), identifierBook, firings);
  for (const { rule, element } of firings) {
    document.expect(false, { id: rule.id, severity: rule.severity ?? "fatal" }, element, { sv: rule.sv, en: rule.en });
  }
  document.expect(stopped === undefined, { id: "response-identifier-unjudged" }, stopped?.element ?? 0, {
    sv: "Numret går inte att pröva: den officiella regeln bryter ihop på det. Kontrollera det.",
    en: "The number cannot be judged: the official rule breaks off on it. Check it.",
  });
}

/** Prepared when first needed, for most pages never judge a response. */
let identifierBook: PreparedBook | undefined;
