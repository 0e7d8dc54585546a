/**
 * The scanner: bytes in, one linear pass, flat arrays out. It builds no tree, expands nothing, fetches nothing, and refuses
 * what breaks XML or the limits of TRUST §8.1 (`scanLimits`). Structure, rules and the typed reader all read its arrays.
 *
 * ```ts
 * const found = scan(bytes);
 * if ("refused" in found) return found.refused.says.sv;          // why, line, column
 * const id = nameId("cbc:ID");                                    // once, when your module loads (scan-names.ts)
 * for (let e = firstChild(found, 0); e >= 0; e = nextSibling(found, e))
 *   if (found.name[e] === id) valueOf(found, e);                  // "2026-0001"
 * ```
 *
 * Elements are numbered from 0 (the root) in document order, so the descendants of `e` are `e + 1` … `after[e] - 1`.
 */
import { knownName, knownPath, foreignNames, foreignPaths } from "./scan-names.ts";
import { type ScanRefusal, positionOf, scanLimits, scanRefusals, Stop } from "./scan-refusals.ts";
import { decodeDocument } from "./scan-encoding.ts";
import { decodeAttribute, decodeContent } from "./scan-text.ts";
import { Scanner } from "./scanner.ts";
import { ScanTables } from "./scanner-tables.ts";

import { content, type Scan } from "./scan-shape.ts";
export { content, type Scan } from "./scan-shape.ts";
export { decodeTextNodes } from "./scan-text.ts";
export { nameId, pathId } from "./scan-names.ts";
export { type ScanRefusal, scanLimits } from "./scan-refusals.ts";

/** Scans a document, or says why it cannot be read. */
export function scan(bytes: Uint8Array): Scan | { readonly refused: ScanRefusal } {
  return scanInto(bytes, (length) => new ScanTables(length));
}

/** Larger documents get tables of their own, which are given back when done with. */
const borrowedLengthMax = 200_000;
let borrowed: ScanTables | undefined;

/** Scans into arrays that the next such scan uses again: only for work that is done before it returns. */
export function scanBriefly(bytes: Uint8Array): Scan | { readonly refused: ScanRefusal } {
  return scanInto(bytes, (length) => {
    if (length > borrowedLengthMax) return new ScanTables(length);
    borrowed ??= new ScanTables(borrowedLengthMax);
    borrowed.reset();
    return borrowed;
  });
}

function scanInto(
  bytes: Uint8Array,
  tablesFor: (length: number) => ScanTables,
): Scan | { readonly refused: ScanRefusal } {
  let text = "";
  try {
    if (bytes.length > scanLimits.bytesMax) throw new Stop("too-large", 0);
    const decoded = decodeDocument(bytes);
    ({ text } = decoded);
    return new Scanner(text, tablesFor(text.length)).run(decoded.start);
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    return { refused: { code: stop.code, ...positionOf(text, stop.at), says: scanRefusals[stop.code] } };
  }
}

/** The string value of an element: its own text and its descendants', references resolved. */
export function valueOf(found: Scan, element: number): string {
  const raw = found.text.slice(found.open[element], found.close[element]);
  if (((found.kind[element] as number) & ~content.ink) === 0) return raw;
  return raw.length > longMin ? longValueOf(found, element, raw) : decodeContent(raw);
}

/** A long value that needs decoding is decoded once, however many rules ask for it. */
const longMin = 10_000;
const longValues = new WeakMap<Scan, Map<number, string>>();

function longValueOf(found: Scan, element: number, raw: string): string {
  let values = longValues.get(found);
  if (values === undefined) longValues.set(found, (values = new Map()));
  let value = values.get(element);
  if (value === undefined) values.set(element, (value = decodeContent(raw)));
  return value;
}

/** The first child element, or -1. */
export function firstChild(found: Scan, element: number): number {
  return (found.after[element] as number) > element + 1 ? element + 1 : -1;
}

/** The next element under the same parent, or -1. */
export function nextSibling(found: Scan, element: number): number {
  const next = found.after[element] as number;
  const parent = found.parent[element] as number;
  return parent >= 0 && next < (found.after[parent] as number) ? next : -1;
}

/** The first child with a name, or -1. */
export function findChild(found: Scan, element: number, name: number): number {
  const end = found.after[element] as number;
  for (let child = element + 1; child < end; child = found.after[child] as number)
    if (found.name[child] === name) return child;
  return -1;
}

/** The number of the attribute with a name (`nameId("@currencyID")`), or -1. */
export function findAttribute(found: Scan, element: number, name: number): number {
  const end = found.attributes[element + 1] as number;
  for (let i = found.attributes[element] as number; i < end; i++) if (found.attributeName[i] === name) return i;
  return -1;
}

/** The value of an attribute by its number. */
export function attributeValue(found: Scan, attribute: number): string {
  const raw = found.text.slice(found.attributeOpen[attribute], found.attributeClose[attribute]);
  return found.attributeKind[attribute] === 0 ? raw : decodeAttribute(raw);
}

/** The written form of a name id: `cbc:ID`, `@currencyID`, `{urn:other}Thing`. */
export function nameOf(found: Scan, name: number): string {
  return name < foreignNames ? knownName(name) : (found.foreign.names[name - foreignNames] ?? "?");
}

/** The parent (-1 at the root) and name of a path id. */
export function pathStep(found: Scan, path: number): { readonly parent: number; readonly name: number } {
  if (path < foreignPaths) return knownPath(path);
  const { pathParents, pathNames } = found.foreign;
  return { parent: pathParents[path - foreignPaths] ?? -1, name: pathNames[path - foreignPaths] ?? -1 };
}

/** Where an element stands, as people read it: `/Invoice/cac:InvoiceLine[2]/cbc:ID`. */
export function pathOf(found: Scan, element: number): string {
  let path = "";
  for (let at = element; at >= 0; at = found.parent[at] as number)
    path = `/${shownName(found, found.name[at] as number)}${ordinalOf(found, at)}${path}`;
  return path;
}

/** A name as people read it: `Invoice` and not `ubl:Invoice`. Those of the vocabulary are kept. */
export function shownName(found: Scan, name: number): string {
  if (name >= foreignNames) return withoutDocument(nameOf(found, name));
  return (shownNames[name] ??= withoutDocument(knownName(name)));
}

const shownNames: (string | undefined)[] = [];
const withoutDocument = (name: string): string => name.replace(/^(ubl|cn):/, "");

/** The line and column, from 1, where an element's start tag stands. */
export function whereIs(found: Scan, element: number): { line: number; column: number } {
  return positionOf(found.text, found.at[element] as number);
}

/** Among siblings of the same name the ordinal in brackets; alone, nothing. */
function ordinalOf(found: Scan, element: number): string {
  const parent = found.parent[element] as number;
  if (parent < 0) return "";
  let before = 0;
  let all = 0;
  for (let child = firstChild(found, parent); child >= 0; child = nextSibling(found, child)) {
    if (found.name[child] !== found.name[element]) continue;
    all++;
    if (child <= element) before++;
  }
  return all > 1 ? `[${before}]` : "";
}
