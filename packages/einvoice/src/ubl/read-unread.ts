import { type ReadCursor, trimSpace } from "./read-cursor.ts";
import { at } from "./read-names.ts";
import { attributeValue, nameOf, valueOf } from "./scan.ts";

/** Something the document says that the model has no term for: allowed by UBL, but not part of an invoice we can hold. */
export interface Unread {
  /** Where it stands, `/Invoice/cbc:UUID` or `/Invoice/cac:Party/@id`. */
  readonly path: string;
  /** What it says, its descendants' text included. */
  readonly text: string;
}

/** Everything the reader passed by: the outermost unread elements, and unread attributes of elements that were read. */
export function listUnread(read: ReadCursor, currency: string): readonly Unread[] {
  const { scan } = read;
  const unread: Unread[] = [];
  for (let element = 0; element < scan.count; element += 1) {
    if (!read.wasRead(element)) {
      unread.push({ path: read.paths.of(element), text: trimSpace(valueOf(scan, element)) });
      element = (scan.after[element] ?? scan.count) - 1;
      continue;
    }
    const end = scan.attributes[element + 1] ?? 0;
    for (let attribute = scan.attributes[element] ?? 0; attribute < end; attribute += 1) {
      if (read.wasAttributeRead(attribute)) continue;
      const name = scan.attributeName[attribute] ?? 0;
      const text = attributeValue(scan, attribute);
      if (name === at.currencyID && text === currency) continue;
      unread.push({ path: `${read.paths.of(element)}/${nameOf(scan, name)}`, text });
    }
  }
  return unread;
}
