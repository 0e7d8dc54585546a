/**
 * Reading values as the official artefacts do. An expression that takes one value stops the artefact when it is given two;
 * white space is x20, x9, xA and xD only; a missing value is "no value", not an empty text, and compares as false.
 */
import { castsToDate } from "../structure/values.ts";
import { attributeValue, content, decodeTextNodes, findAttribute, type Scan, valueOf } from "../ubl/scan.ts";
import { type Decimal, parseDecimal } from "./decimal.ts";
import { Stopped } from "./rule.ts";
import { again, child, childrenNamed } from "./siblings.ts";

export { again, child } from "./siblings.ts";

/** The first child of whatever name, or -1. */
export const firstChildOf = (scan: Scan, element: number): number =>
  (scan.after[element] as number) > element + 1 ? element + 1 : -1;

export const has = (scan: Scan, element: number, name: number): boolean => child(scan, element, name) >= 0;

/** The only child with a name, or -1. Two stop the artefact. */
export function only(scan: Scan, element: number, name: number): number {
  const first = child(scan, element, name);
  if (first >= 0 && again(scan, first) >= 0) throw new Stopped("several", first);
  return first;
}

/** Every element at the end of a path of names below an element, in document order. */
export function every(scan: Scan, element: number, ...names: readonly number[]): readonly number[] {
  if (names.length === 1) return childrenNamed(scan, element, names[0] as number);
  const found: number[] = [];
  gather(scan, element, names, 0, found);
  return found;
}

function gather(scan: Scan, element: number, names: readonly number[], depth: number, found: number[]): void {
  const isLast = depth === names.length - 1;
  for (let at = child(scan, element, names[depth] as number); at >= 0; at = again(scan, at))
    if (isLast) found.push(at);
    else gather(scan, at, names, depth + 1, found);
}

/** Whether anything stands at the end of a path. */
export function exists(scan: Scan, element: number, ...names: readonly number[]): boolean {
  return existsFrom(scan, element, names, 0);
}

function existsFrom(scan: Scan, element: number, names: readonly number[], depth: number): boolean {
  const isLast = depth === names.length - 1;
  for (let at = child(scan, element, names[depth] as number); at >= 0; at = again(scan, at))
    if (isLast || existsFrom(scan, at, names, depth + 1)) return true;
  return false;
}

export function count(scan: Scan, element: number, ...names: readonly number[]): number {
  return countFrom(scan, element, names, 0);
}

function countFrom(scan: Scan, element: number, names: readonly number[], depth: number): number {
  const isLast = depth === names.length - 1;
  let found = 0;
  for (let at = child(scan, element, names[depth] as number); at >= 0; at = again(scan, at))
    found += isLast ? 1 : countFrom(scan, at, names, depth + 1);
  return found;
}

/** The one element at the end of a path, or -1. Two stop the artefact. */
export function sole(scan: Scan, element: number, ...names: readonly number[]): number {
  if (names.length === 1) return only(scan, element, names[0] as number);
  const found: number[] = [];
  gather(scan, element, names, 0, found);
  if (found.length > 1) throw new Stopped("several", found[1] as number);
  return found[0] ?? -1;
}

/** The text of an element; nothing for no element. */
export const textOf = (scan: Scan, element: number): string => (element < 0 ? "" : valueOf(scan, element));

/** The text with white space collapsed. */
export const normal = (scan: Scan, element: number): string => (element < 0 ? "" : collapse(valueOf(scan, element)));

/** Most values need nothing done, which is seen without making anything. */
export function collapse(text: string): string {
  const last = text.length - 1;
  for (let at = 0; at <= last; at++) {
    const c = text.charCodeAt(at);
    if (c > 32 || !isSpace(c)) continue;
    if (c !== 32 || at === 0 || at === last || isSpace(text.charCodeAt(at + 1)))
      return text.replace(/[ \t\n\r]+/g, " ").replace(/^ | $/g, "");
  }
  return text;
}

const isSpace = (c: number): boolean => c === 32 || c === 9 || c === 10 || c === 13;

/** The own text nodes of an element, for the few expressions that ask for text(): a comment inside makes two. */
export function ownTexts(scan: Scan, element: number): string[] {
  if (element < 0) return [];
  const kind = scan.kind[element] as number;
  const raw = scan.text.slice(scan.open[element], scan.close[element]);
  if ((kind & ~content.ink) === 0) return raw === "" ? [] : [raw];
  return decodeTextNodes(raw);
}

/** The one text node, collapsed. Two stop the artefact. */
export function normalOwn(scan: Scan, element: number): string {
  const texts = ownTexts(scan, element);
  if (texts.length > 1) throw new Stopped("several", element);
  return collapse(texts[0] ?? "");
}

/** The value of an attribute, or undefined. */
export function attribute(scan: Scan, element: number, name: number): string | undefined {
  if (element < 0) return undefined;
  const found = findAttribute(scan, element, name);
  return found < 0 ? undefined : attributeValue(scan, found);
}

/** Reckoning with longer numbers would take a hostile document's time. The official artefacts take it; we say that we do not. */
const numberMax = 10_240;

/** An element's value cast to xs:decimal; no element gives no value. Text that is no decimal stops the artefact. */
export function decimalOf(scan: Scan, element: number): Decimal | undefined {
  if (element < 0) return undefined;
  const text = valueOf(scan, element);
  if (text.length > numberMax) throw new Stopped("too-long", element);
  const value = parseDecimal(text);
  if (value === undefined) throw new Stopped("not-decimal", element);
  return value;
}

const doubleForm = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;

/** A text as xs:double spells it (`1e1`, `INF`, `NaN` too), or undefined. The official artefacts compare some numbers so. */
export function parseDouble(text: string): number | undefined {
  const plain = collapse(text);
  if (doubleForm.test(plain)) return Number(plain);
  if (plain === "INF" || plain === "+INF") return Infinity;
  if (plain === "-INF") return -Infinity;
  return plain === "NaN" ? Number.NaN : undefined;
}

/**
 * An element compared with a number is cast to xs:double; other text stops the artefact. NaN counts as more than any number, and
 * zero with a minus sign as less than zero (-0.00 is no price), unless it is written as a whole number of few digits (-0 is one).
 */
export function doubleOf(scan: Scan, element: number): number {
  const text = valueOf(scan, element);
  const value = parseDouble(text);
  if (value === undefined) throw new Stopped("not-number", element);
  if (value === 0) return Object.is(value, -0) && !/^-0{1,15}$/.test(collapse(text)) ? -Number.MIN_VALUE : 0;
  return Number.isNaN(value) ? Infinity : value;
}

/** fn:number: NaN for anything that is no number. */
export const looseNumber = (text: string): number => parseDouble(text) ?? Number.NaN;

/** An element compared with a boolean is cast: `true`, `1`, `false`, `0`; other text stops the artefact. */
export function booleanOf(scan: Scan, element: number): boolean {
  const text = collapse(valueOf(scan, element));
  if (text === "true" || text === "1") return true;
  if (text === "false" || text === "0") return false;
  throw new Stopped("not-boolean", element);
}

/** A day as a number that orders days, time zone counted (none is taken as UTC); other text stops the artefact. */
export function dayOf(scan: Scan, element: number, text = collapse(valueOf(scan, element))): number {
  if (!castsToDate(text)) throw new Stopped("not-date", element);
  const found = /^(-?\d+)-(\d\d)-(\d\d)(?:Z|([+-])(\d\d):(\d\d))?$/.exec(text) as RegExpExecArray;
  const zone = found[5] === undefined ? 0 : (Number(found[5]) * 60 + Number(found[6])) * (found[4] === "-" ? -1 : 1);
  return daysTo(Number(found[1]), Number(found[2]), Number(found[3])) * 1440 - zone;
}

/** Days from a fixed start, by the Gregorian calendar, counting years from March so that the leap day comes last. */
function daysTo(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const m = (month + 9) % 12;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + day;
}

/** How many characters follow the first point. */
export function decimalsWritten(scan: Scan, element: number): number {
  if (element < 0) return 0;
  const text = valueOf(scan, element);
  const point = text.indexOf(".");
  return point < 0 ? 0 : codePoints(text.slice(point + 1));
}

/** The length of a text in characters, not in UTF-16 units. */
export function codePoints(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xd800) length--;
  return length;
}
