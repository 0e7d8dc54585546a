/** A document as what it says: names, attributes and text, whatever its prefixes, order of unlike parts and layout. */
import { formatDecimal, parseDecimal } from "../src/amount/decimal.ts";
import { attributeValue, nameOf, type Scan, valueOf } from "../src/ubl/scan.ts";
import { ReadPaths } from "../src/ubl/read-paths.ts";
import { trimSpace } from "../src/ubl/read-cursor.ts";

/** Parts whose order among their like says nothing, because another term tells them apart. */
const unordered = new Set(["cac:PartyTaxScheme", "cac:TaxTotal", "cac:AdditionalDocumentReference"]);

/** A number says the same however it is spelt, `+5.` or `5`; other text is what it is, but for space around it. */
function said(text: string, name = ""): string {
  const trimmed = trimSpace(text);
  const number = /(?:Amount|Quantity|Percent|Numeric)$/.test(name) ? parseDecimal(trimmed) : undefined;
  return number === undefined ? trimmed : formatDecimal(number);
}

/** The canonical text of a document, without the elements and attributes at the paths left out. */
export function canonical(scan: Scan, leftOut: ReadonlySet<string> = new Set()): string {
  const paths = new ReadPaths(scan);
  const write = (element: number): string => {
    const path = paths.of(element);
    if (leftOut.has(path)) return "";
    const children = childrenOf(scan, element).map((child) => ({
      name: nameOf(scan, scan.name[child] ?? 0),
      is: write(child),
    }));
    const inOrder = children
      .map((child, index) => ({ ...child, index }))
      .filter((child) => child.is !== "")
      .sort((a, b) => compare(a.name, b.name) || (unordered.has(a.name) ? compare(a.is, b.is) : a.index - b.index))
      .map((child) => child.is);
    const content =
      children.length > 0 ? inOrder.join("") : said(valueOf(scan, element), nameOf(scan, scan.name[element] ?? 0));
    // A group of which nothing is left says nothing.
    if (children.length > 0 && content === "") return "";
    return `<${nameOf(scan, scan.name[element] ?? 0)}${attributes(scan, element, path, leftOut)}>${content}</>`;
  };
  return write(0);
}

function attributes(scan: Scan, element: number, path: string, leftOut: ReadonlySet<string>): string {
  const out: string[] = [];
  for (let at = scan.attributes[element] ?? 0; at < (scan.attributes[element + 1] ?? 0); at += 1) {
    const name = nameOf(scan, scan.attributeName[at] ?? 0);
    if (!leftOut.has(`${path}/${name}`)) out.push(` ${name}=${JSON.stringify(said(attributeValue(scan, at)))}`);
  }
  return out.sort(compare).join("");
}

function childrenOf(scan: Scan, element: number): number[] {
  const children: number[] = [];
  const end = scan.after[element] ?? 0;
  for (let child = element + 1; child < end; child = scan.after[child] ?? end) children.push(child);
  return children;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
