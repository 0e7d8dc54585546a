/** EN 16931: what may stand once, as a rule; and the parties and document types the syntax rules look at. */
import type { Doc } from "../document.ts";
import { cac, cbc } from "../names.ts";
import { every, textOf } from "../reads.ts";
import type { Rule } from "../rule.ts";

/** A thing that may stand once: what it is called, and the rule. */
export function once(id: string, terms: string, [sv, en]: readonly [string, string], holds: Rule["holds"]): Rule {
  return {
    id,
    terms: terms.split(" "),
    sv: `${sv} får bara anges en gång. Låt en uppgift stå kvar och ta bort resten.`,
    en: `${en} may be given only once. Keep one and remove the others.`,
    holds,
  };
}

export const seller = [cac.AccountingSupplierParty, cac.Party] as const;
export const buyer = [cac.AccountingCustomerParty, cac.Party] as const;

export function isType(scan: Doc["scan"], reference: number, type: string): boolean {
  return every(scan, reference, cbc.DocumentTypeCode).some((code) => textOf(scan, code) === type);
}
