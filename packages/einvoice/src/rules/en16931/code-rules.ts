/** EN 16931: what the code list rules have in common: a code in an element or an attribute, looked up in a list. */
import type { CodeList } from "../codelists/codes.ts";
import { identifierSchemes } from "../codelists/lists.ts";
import { at } from "../names.ts";
import { attribute, collapse, normal } from "../reads.ts";
import type { Context, Rule } from "../rule.ts";

type Says = Pick<Rule, "id" | "terms" | "sv" | "en">;

/** The element's own text is in the list. */
export const own = (list: CodeList, rule: Says): Rule => ({
  ...rule,
  holds: ({ scan, release }, element) => list.has(normal(scan, element), release.order),
});

/** An attribute is in the list; a missing one is not. */
export const inAttribute = (name: number, list: CodeList, rule: Says): Rule => ({
  ...rule,
  holds: ({ scan, release }, element) => list.has(collapse(attribute(scan, element, name) ?? ""), release.order),
});

export const says = (id: string, terms: string, sv: string, en: string): Says => ({
  id,
  terms: terms.split(" "),
  sv,
  en,
});

export const hasAttribute =
  (name: number): NonNullable<Context["when"]> =>
  (doc, element) =>
    attribute(doc.scan, element, name) !== undefined;

/** Schemes told of as an example: the one that is meant most often. */
const usualSchemes = {
  organisation: ["0007 för svenska organisationsnummer", "0007 for Swedish organisation numbers"],
  item: ["0160 för GTIN, numret i streckkoden", "0160 for GTIN, the number of the bar code"],
  place: ["0088 för GLN", "0088 for GLN"],
} as const;

export const identifierScheme = (
  usual: keyof typeof usualSchemes,
  ...[id, terms, sv, en]: [id: string, terms: string, sv: string, en: string]
): Rule =>
  inAttribute(
    at.schemeID,
    identifierSchemes,
    says(
      id,
      terms,
      `${sv} Välj en kod ur ISO 6523, till exempel ${usualSchemes[usual][0]}.`,
      `${en} Choose a code of ISO 6523, such as ${usualSchemes[usual][1]}.`,
    ),
  );
