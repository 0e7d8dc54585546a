/**
 * Values repeat from line to line and from invoice to invoice: SEK, 25, VAT. The last short value read at each path is kept, and
 * given again when the text says the same, so that most values are neither cut out of the text nor hashed anew.
 */
import { foreignNames, foreignPaths, isSpelt } from "../ubl/scan-names.ts";
import { attributeValue, content, type Scan, valueOf } from "../ubl/scan.ts";

/** Longer texts are slices that would keep their whole document alive. */
const keptLengthMax = 12;

const textAtPath: string[] = [];
const textOfAttribute: string[] = [];

export function repeatedText(scan: Scan, element: number): string {
  const open = scan.open[element] as number;
  const close = scan.close[element] as number;
  const path = scan.path[element] as number;
  const isCoded = ((scan.kind[element] as number) & ~content.ink) !== 0;
  if (isCoded || close - open > keptLengthMax || path >= foreignPaths) return valueOf(scan, element);
  const last = textAtPath[path];
  if (last !== undefined && isSpelt(last, scan.text, open, close)) return last;
  return (textAtPath[path] = scan.text.slice(open, close));
}

export function repeatedAttribute(scan: Scan, attribute: number): string {
  const open = scan.attributeOpen[attribute] as number;
  const close = scan.attributeClose[attribute] as number;
  const name = scan.attributeName[attribute] as number;
  const isCoded = scan.attributeKind[attribute] !== 0;
  if (isCoded || close - open > keptLengthMax || name >= foreignNames) return attributeValue(scan, attribute);
  const last = textOfAttribute[name];
  if (last !== undefined && isSpelt(last, scan.text, open, close)) return last;
  return (textOfAttribute[name] = scan.text.slice(open, close));
}
