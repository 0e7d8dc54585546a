/** Whether something is about VAT, as the EN 16931 rules ask it. */
import type { Scan } from "../ubl/scan.ts";
import type { Doc } from "./document.ts";
import { cac, cbc } from "./names.ts";
import { again, child, collapse, every, exists, only, textOf } from "./reads.ts";

/** Whether a tax category or party tax scheme is about VAT. The EN 16931 rules fold case and white space here. */
export function isVat(doc: Doc, element: number): boolean {
  const known = doc.vatMarks[element] as number;
  if (known !== 0) return known === 1;
  const answer = findVat(doc.scan, element);
  doc.vatMarks[element] = answer ? 1 : 2;
  return answer;
}

function findVat(scan: Scan, element: number): boolean {
  for (let scheme = child(scan, element, cac.TaxScheme); scheme >= 0; scheme = again(scan, scheme)) {
    const text = textOf(scan, only(scan, scheme, cbc.ID));
    if (text === "VAT" || collapse(text.toUpperCase()) === "VAT") return true;
  }
  return false;
}

/** The same, where the official path lets two tax schemes in one category stop the artefact. */
export function isVatScheme(doc: Doc, element: number): boolean {
  only(doc.scan, element, cac.TaxScheme);
  return isVat(doc, element);
}

/** Whether a party (anywhere in the document) has a tax registration number; `isVatOnly` counts VAT numbers alone. */
export function hasTaxNumber(doc: Doc, party: number, isVatOnly: boolean): boolean {
  const { scan } = doc;
  for (let element = doc.first(party); element >= 0; element = doc.next(element)) {
    const schemes =
      party === cac.TaxRepresentativeParty
        ? every(scan, element, cac.PartyTaxScheme)
        : every(scan, element, cac.Party, cac.PartyTaxScheme);
    for (const scheme of schemes)
      if ((!isVatOnly || isVatScheme(doc, scheme)) && exists(scan, scheme, cbc.CompanyID)) return true;
  }
  return false;
}
