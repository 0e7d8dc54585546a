/**
 * What should stand instead, where that is safe to say: the same thing written rightly, or a sum made of what it sums. A repair
 * names one element or attribute and its new text; putting it there makes the fault go away and changes nothing else.
 */
import type { Doc } from "../document.ts";
import { attribute, only, textOf } from "../reads.ts";

export interface Repair {
  readonly element: number;
  /** An attribute of it (a name as in names.ts); without one, the element's text is meant. It may be missing as yet. */
  readonly attribute?: number;
  readonly text: string;
  /** Whether it is the rule's first term that should read so; a scheme has no field of its own. */
  readonly isField: boolean;
}

/** Finds the repair of a fault; nothing where none is safe. May stop where the official artefact would. */
export type Repairer = (doc: Doc, element: number) => Repair | undefined;

/** A better way to write a text, or nothing if there is none. */
export type Better = (text: string, doc: Doc, element: number) => string | undefined;

/** The fault's own element should read otherwise. */
export const itself =
  (better: Better): Repairer =>
  (doc, element) =>
    textRepair(doc, element, better);

/** Another element should: found from the fault's. */
export const there =
  (find: (doc: Doc, element: number) => number, better: Better): Repairer =>
  (doc, element) =>
    textRepair(doc, find(doc, element), better);

/** The fault's only child of a name should. */
export const inside = (name: number, better: Better): Repairer =>
  there(({ scan }, element) => only(scan, element, name), better);

function textRepair(doc: Doc, element: number, better: Better): Repair | undefined {
  if (element < 0) return undefined;
  const before = textOf(doc.scan, element);
  const text = better(before, doc, element);
  return text === undefined || text === before ? undefined : { element, text, isField: true };
}

/** An attribute of the fault's own element should read otherwise. */
export const inAttribute =
  (name: number, better: Better, isField = true): Repairer =>
  (doc, element) => {
    const before = attribute(doc.scan, element, name);
    const text = before === undefined ? undefined : better(before, doc, element);
    return text === undefined || text === before ? undefined : { element, attribute: name, text, isField };
  };

/** An attribute is missing, and what the element says tells what it should be. */
export const missingAttribute =
  (name: number, tell: (text: string) => string | undefined): Repairer =>
  ({ scan }, element) => {
    const text = tell(textOf(scan, element));
    return text === undefined ? undefined : { element, attribute: name, text, isField: false };
  };

/** White space of every kind, and what no one sees, removed from the ends. */
export const trimmed = (text: string): string =>
  text.replace(/^[\s\u200b\ufeff]+/, "").replace(/[\s\u200b\ufeff]+$/, "");

/** The same without white space and hyphens anywhere, as people put them into numbers. */
export const joined = (text: string): string => text.replace(/[\s\u200b\ufeff\u2010-\u2015-]+/g, "");
