/** Peppol BIS Billing 3: the rule book. Its own rules, then each country's, then its code lists; every pattern by itself. */
import { denmark } from "../national/denmark.ts";
import { germany } from "../national/germany.ts";
import { greece, greeceBoth } from "../national/greece.ts";
import { iceland } from "../national/iceland.ts";
import { italy } from "../national/italy.ts";
import { netherlands } from "../national/netherlands.ts";
import { norway } from "../national/norway.ts";
import { sweden } from "../national/sweden.ts";
import { ofCountry } from "../needs.ts";
import type { Pattern, RuleBook } from "../rule.ts";
import { codePattern } from "./codes.ts";
import { creditNoteContext, documentContexts, emptyElements } from "./document.ts";
import { identifierContexts } from "./identifiers.ts";
import { allowanceContexts } from "./allowances.ts";
import { currencyContexts, lineContexts } from "./lines.ts";

const transaction: Pattern = [
  ...documentContexts,
  ...allowanceContexts,
  ...currencyContexts,
  ...lineContexts,
  ...identifierContexts,
];

export const peppol: RuleBook = {
  artefact: "PEPPOL",
  patterns: [
    [emptyElements],
    [creditNoteContext],
    transaction,
    ofCountry(["NO"], norway),
    ofCountry(["DK"], denmark),
    ofCountry(["IT"], italy),
    ofCountry(["SE"], sweden),
    ofCountry(["GR", "EL"], greece),
    ofCountry(["GR", "EL"], greeceBoth),
    ofCountry(["IS"], iceland),
    ofCountry(["NL"], netherlands),
    ofCountry(["DE"], germany),
    codePattern,
  ],
  avoided: [],
};
