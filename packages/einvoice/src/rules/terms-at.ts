/** Which of a rule's terms a firing is about: a rule on any country code, fired at the buyer's, is about BT-55. */
import { termAt } from "../structure/terms.ts";
import type { Scan } from "../ubl/scan.ts";
import type { Rule } from "./rule.ts";

/** A group larger than this is not searched for the field. */
const searchedMax = 40;

/**
 * At an element with a term of its own that the rule names, that term; a rule about any element at all takes the place's term
 * too. At a group, the first of the rule's terms that stands in it comes first. Elsewhere the terms as the rule has them.
 */
export function termsAt(scan: Scan, element: number, { terms }: Rule): readonly string[] {
  if (element === 0) return terms;
  const own = termAt(scan.path[element] as number);
  const end = scan.after[element] as number;
  const isField = end === element + 1 && own !== undefined && own.startsWith("BT-");
  if (isField && (terms.includes(own) || isAboutAnything(terms))) return [own];
  if (terms.length === 1 || isField || end - element > searchedMax) return terms;
  const found = terms.findIndex((term) => standsIn(scan, element, term));
  return found <= 0 ? terms : [terms[found] as string, ...terms.toSpliced(found, 1)];
}

function standsIn(scan: Scan, group: number, term: string): boolean {
  const end = scan.after[group] as number;
  for (let inside = group + 1; inside < end; inside++) if (termAt(scan.path[inside] as number) === term) return true;
  return false;
}

const isAboutAnything = (terms: readonly string[]): boolean =>
  terms.length === 1 && /^BG-(2|22)$/.test(terms[0] as string);
