/** How often each VAT category code stands in a document, counted by code. */
import type { Doc } from "./document.ts";
import { cac, cbc } from "./names.ts";
import { again, child, every, normal } from "./reads.ts";
import { isVat } from "./vat-scheme.ts";

/** How often a code stands as a category of VAT: at all, and in rows of the breakdown. */
export interface CodeStanding {
  anywhere: number;
  rows: number;
}

export const nowhere: Readonly<CodeStanding> = { anywhere: 0, rows: 0 };

export function findStanding(doc: Doc): Map<string, CodeStanding> {
  const { scan } = doc;
  const found = new Map<string, CodeStanding>();
  const note = (category: number, place: keyof CodeStanding) => {
    if (!isVat(doc, category)) return;
    for (let id = child(scan, category, cbc.ID); id >= 0; id = again(scan, id)) {
      const code = normal(scan, id);
      let standing = found.get(code);
      if (standing === undefined) found.set(code, (standing = { ...nowhere }));
      standing[place]++;
    }
  };
  for (const name of [cac.TaxCategory, cac.ClassifiedTaxCategory])
    for (let element = doc.first(name); element >= 0; element = doc.next(element)) note(element, "anywhere");
  for (const category of every(scan, 0, cac.TaxTotal, cac.TaxSubtotal, cac.TaxCategory)) note(category, "rows");
  return found;
}
