/** What a rule of the current release says, looked up by its official id: for reports about rules rather than documents. */
import { allRules } from "./all-rules.ts";

let sentences: ReadonlyMap<string, { readonly sv: string; readonly en: string }> | undefined;

export function sayRule(id: string): { readonly sv: string; readonly en: string } | undefined {
  sentences ??= new Map(allRules().map((rule) => [rule.id, { sv: rule.sv, en: rule.en }]));
  return sentences.get(id);
}
