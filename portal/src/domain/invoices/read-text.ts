/** Reading texts that will stand in a document: as typed, apart from space at the ends and characters nobody can see. */
import type { Faults } from "./draft-fault.ts";

export interface TextBounds {
  readonly lengthMax: number;
  /** Whether the text may have several lines. */
  readonly lines?: boolean;
}

/** The text, `undefined` when there is none, or a fault. */
export function readText(
  text: string | undefined,
  { lengthMax, lines = false }: TextBounds,
  { path, faults }: { readonly path: string; readonly faults: Faults },
): string | undefined {
  const tidy = withoutInvisible(text ?? "")
    .replace(/\r\n?/g, "\n")
    .trim();
  if (tidy === "") return undefined;
  if (unwritable.test(tidy)) return faults.add(path, "control-characters");
  if (!lines && tidy.includes("\n")) return faults.add(path, "one-line");
  if (tidy.length > lengthMax)
    return faults.add(path, "too-long", { max: String(lengthMax), length: String(tidy.length) });
  return tidy;
}

/**
 * What an XML document cannot carry (XML 1.0 §2.2), what it would change on the way (U+0085, U+2028), the signs that turn
 * text around so that people read another text than machines do, and what stands where something was lost (U+FFFD).
 */
const unwritable =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uFFFD-\uFFFF]/u;

/** The text without the signs that no document can carry. */
export function withoutUnwritable(text: string): string {
  return text.replace(new RegExp(unwritable, "gu"), "");
}

/** Leaves out what copying from web pages and documents brings along: marks without width or meaning of their own. */
export function withoutInvisible(text: string): string {
  return text.replace(/[\u00AD\u200B\u2060\uFEFF]/g, "");
}
