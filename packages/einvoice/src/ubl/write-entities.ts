/** What cannot stand in XML as it is: characters that are written as entities, and those that no document may hold. */
import { asciiBytes } from "./write-tags.ts";

/**
 * The invoice holds a character that no XML document may hold (XML 1.0 §2.2), or something UBL has no place for. A form
 * keeps such text out at its door, so meeting it here is the caller's mistake.
 */
export class UnwritableInvoice extends Error {
  readonly reason: "character" | "due-date-without-payment-means";

  constructor(reason: UnwritableInvoice["reason"], where: string) {
    super(`Cannot be written as UBL (${reason}): ${where}`);
    this.name = "UnwritableInvoice";
    this.reason = reason;
  }
}

const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether a text can stand in an XML document at all. */
export function isWritable(text: string): boolean {
  return !unwritable.test(text);
}

/** By ASCII character what stands for it: nothing where it stands for itself. */
export type Entities = readonly (Uint8Array | typeof forbidden | undefined)[];

export const forbidden = "forbidden";

/** A carriage return too, for a reader would turn it into a line feed (XML 1.0 §2.11). */
const textEntities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };
export const inText: Entities = entities(textEntities);

/** Tabs and line feeds too, for a reader would turn them into spaces (XML 1.0 §3.3.3). */
export const inAttribute: Entities = entities({ ...textEntities, '"': "&quot;", "\n": "&#10;", "\t": "&#9;" });

function entities(written: Readonly<Record<string, string>>): Entities {
  return Array.from({ length: 128 }, (_, c) => {
    const character = String.fromCharCode(c);
    const entity = written[character];
    if (entity !== undefined) return asciiBytes(entity);
    return isWritable(character) ? undefined : forbidden;
  });
}
