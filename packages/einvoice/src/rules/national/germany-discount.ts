/** Germany: cash discount lines in the payment terms (DE-R-018), as the official expressions take them apart. */
import type { Doc } from "../document.ts";
import { cac, cbc } from "../names.ts";
import { child, collapse, every, textOf } from "../reads.ts";
import { Stopped } from "../rule.ts";

const discount = /#SKONTO#TAGE=[0-9]+#PROZENT=[0-9]+\.[0-9]{2}(?:#BASISBETRAG=-?[0-9]+\.[0-9]{2})?#$/;

/** Every line that starts with # is a discount, and after the last of them a line break follows. */
export function hasGermanDiscountLines({ scan, release }: Doc, root: number): boolean {
  const notes = every(scan, root, cac.PaymentTerms)
    .map((terms) => child(scan, terms, cbc.Note))
    .filter((note) => note >= 0)
    .map((note) => textOf(scan, note));
  const lines = notes.flatMap((note) => note.split(/\r?\n/)).map(collapse);
  return lines
    .filter((line) => line.startsWith("#"))
    .every((line) => isDiscount(line, release.order) && endsInLineBreak(notes, root));
}

/** The collapsed line is the discount from its start; until 3.0.20 something might stand before it. */
function isDiscount(line: string, order: number): boolean {
  const found = discount.exec(line);
  return found !== null && (found.index === 0 || order < 2);
}

function endsInLineBreak(notes: readonly string[], root: number): boolean {
  const tails = notes.filter((note) => note !== "").map((note) => note.split(/#[^\n\r]+#/).at(-1) as string);
  if (tails.length > 1) throw new Stopped("several", root);
  return /^[ \t\n\r]*\n/.test(tails[0] ?? "");
}
