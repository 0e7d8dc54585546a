/**
 * What several rules ask of a document: found once, when first asked for, and kept with it. A fact is made where its rules stand, and
 * asked like a function; it is kept by number, since asking is most of what the rules do.
 */
import type { Doc } from "./document.ts";

let factNumbers = 0;

/** A fact about a document, found when first asked for and kept with it. Made once, where the rules that ask for it stand. */
export function fact<Found>(find: (doc: Doc) => Found): (doc: Doc) => Found {
  const number = factNumbers++;
  return (doc) => doc.keep(number, find);
}

/** A fact about an element, such as a party: kept for the one last asked of, since rules ask of one element after the other. */
export function factAt<Found>(find: (doc: Doc, element: number) => Found): (doc: Doc, element: number) => Found {
  const number = factNumbers;
  factNumbers += 2;
  return (doc, element) => doc.keepAt(number, element, find);
}
