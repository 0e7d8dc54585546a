/**
 * Reading values as the official artefacts do. An expression that takes one value stops the artefact when it is given two;
 * white space is x20, x9, xA and xD only; a missing value is "no value", not an empty text, and compares as false.
 */
import { castsToDate, collapse, isSpace } from "../structure/values.ts";
import { content, decodeTextNodes, findAttribute, type Scan, valueOf } from "../ubl/scan.ts";
import { type Decimal, parseDecimal } from "./decimal.ts";
import { repeatedAttribute, repeatedText } from "./repeats.ts";
import { Stopped } from "./rule.ts";
import { again, child, childrenNamed } from "./siblings.ts";

export { collapse } from "../structure/values.ts";
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

/** Whether some element at the end of a path is as asked. As in the official artefacts, none beyond the first such is looked at. */
export function some(
  scan: Scan,
  element: number,
  path: readonly number[],
  isAsked: (found: number) => boolean,
  depth = 0,
): boolean {
  const isLast = depth === path.length - 1;
  for (let at = child(scan, element, path[depth] as number); at >= 0; at = again(scan, at))
    if (isLast ? isAsked(at) : some(scan, at, path, isAsked, depth + 1)) return true;
  return false;
}

/** Every element at the end of a path of names below an element, in document order. */
export function every(scan: Scan, element: number, ...names: readonly number[]): readonly number[] {
  return everyAlong(scan, element, names);
}

/** The same for a path made before. */
export function everyAlong(scan: Scan, element: number, names: readonly number[]): readonly number[] {
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
  return existsAlong(scan, element, names);
}

/** The same for a path made before, as are those below: nothing is copied, which counts where every line is asked. */
export function existsAlong(scan: Scan, element: number, path: readonly number[], depth = 0): boolean {
  const isLast = depth === path.length - 1;
  for (let at = child(scan, element, path[depth] as number); at >= 0; at = again(scan, at))
    if (isLast || existsAlong(scan, at, path, depth + 1)) return true;
  return false;
}

export function count(scan: Scan, element: number, ...names: readonly number[]): number {
  return countAlong(scan, element, names);
}

export function countAlong(scan: Scan, element: number, path: readonly number[], depth = 0): number {
  const isLast = depth === path.length - 1;
  let found = 0;
  for (let at = child(scan, element, path[depth] as number); at >= 0; at = again(scan, at))
    found += isLast ? 1 : countAlong(scan, at, path, depth + 1);
  return found;
}

/** The one element at the end of a path, or -1. Two stop the artefact. */
export function sole(scan: Scan, element: number, ...names: readonly number[]): number {
  return soleAlong(scan, element, names);
}

export function soleAlong(scan: Scan, element: number, path: readonly number[], depth = 0, before = -1): number {
  const isLast = depth === path.length - 1;
  let found = before;
  for (let at = child(scan, element, path[depth] as number); at >= 0; at = again(scan, at))
    if (!isLast) found = soleAlong(scan, at, path, depth + 1, found);
    else if (found < 0) found = at;
    else throw new Stopped("several", at);
  return found;
}

/** The text of an element; nothing for no element. */
export const textOf = (scan: Scan, element: number): string => (element < 0 ? "" : repeatedText(scan, element));

/** Whether the text as written is the text meant: nothing to decode, no elements inside. */
const isAsWritten = (scan: Scan, element: number): boolean => ((scan.kind[element] as number) & ~content.ink) === 0;

/** Whether an element is there and holds anything but white space. */
export const isFilled = (scan: Scan, element: number): boolean =>
  element >= 0 &&
  (isAsWritten(scan, element)
    ? ((scan.kind[element] as number) & content.ink) !== 0
    : collapse(valueOf(scan, element)) !== "");

/** The text with white space collapsed. */
export const normal = (scan: Scan, element: number): string =>
  element < 0 ? "" : collapse(repeatedText(scan, element));

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
  return found < 0 ? undefined : repeatedAttribute(scan, found);
}

export const hasAttribute = (scan: Scan, element: number, name: number): boolean =>
  findAttribute(scan, element, name) >= 0;

/** Reckoning with more digits would take a hostile document's time. The official artefacts take it; we say that we do not. */
const numberMax = 10_240;

/** A number written with a great many characters: zeros before and after it, and white space around, are nothing to reckon with. */
function withoutZeros(text: string, start: number, end: number): string {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  const sign = text[from] === "-" || text[from] === "+" ? text.charAt(from++) : "";
  while (from < to - 1 && text.charCodeAt(from) === zero && isDigit(text.charCodeAt(from + 1))) from++;
  if (text.slice(from, to).includes(".")) while (to > from + 2 && text.charCodeAt(to - 1) === zero) to--;
  return sign + text.slice(from, to);
}

const zero = 48;
const isDigit = (c: number): boolean => c >= zero && c <= 57;

/** An element's value cast to xs:decimal; no element gives no value. Text that is no decimal stops the artefact. */
export function decimalOf(scan: Scan, element: number): Decimal | undefined {
  if (element < 0) return undefined;
  const isPlain = isAsWritten(scan, element);
  const from = isPlain ? (scan.open[element] as number) : 0;
  const text = isPlain ? scan.text : valueOf(scan, element);
  const to = isPlain ? (scan.close[element] as number) : text.length;
  const value = to - from > numberMax ? longDecimal(element, text, from, to) : parseDecimal(text, from, to);
  if (value === undefined) throw new Stopped("not-decimal", element);
  return value;
}

function longDecimal(element: number, text: string, from: number, to: number): Decimal | undefined {
  const short = withoutZeros(text, from, to);
  if (short.length <= numberMax) return parseDecimal(short);
  if (/[^0-9.+-]/.test(short)) return undefined;
  throw new Stopped("too-long", element);
}

const doubleForm = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;

/** A text as xs:double spells it (`1e1`, `INF`, `NaN` too), or undefined. The official artefacts compare some numbers so. */
export function parseDouble(text: string): number | undefined {
  const few = parsePlainDouble(text, 0, text.length);
  if (few !== undefined) return few;
  const plain = collapse(text);
  if (doubleForm.test(plain)) return Number(plain);
  if (plain === "INF" || plain === "+INF") return Infinity;
  if (plain === "-INF") return -Infinity;
  return plain === "NaN" ? Number.NaN : undefined;
}

const tenths = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14];

/** Most numbers are a few digits and perhaps a point, and read where they stand: a whole number by a power of ten is the very double. */
function parsePlainDouble(text: string, start: number, end: number): number | undefined {
  if (end === start || end - start > 15) return undefined;
  let whole = 0;
  let point = -1;
  for (let at = start; at < end; at++) {
    const c = text.charCodeAt(at);
    if (c >= 48 && c <= 57) whole = whole * 10 + (c - 48);
    else if (c === 46 && point < 0 && at > start) point = at;
    else return undefined;
  }
  return point < 0 ? whole : whole / (tenths[end - point - 1] as number);
}

const plainDoubleOf = ({ text, open, close }: Scan, element: number): number | undefined =>
  parsePlainDouble(text, open[element] as number, close[element] as number);

/**
 * An element compared with a number is cast to xs:double; other text stops the artefact. NaN counts as more than any number, and
 * zero with a minus sign as less than zero (-0.00 is no price), unless it is written as a whole number of few digits (-0 is one).
 */
export function doubleOf(scan: Scan, element: number): number {
  const plain = plainDoubleOf(scan, element);
  if (plain !== undefined) return plain;
  const text = valueOf(scan, element);
  const value = parseDouble(text);
  if (value === undefined) throw new Stopped("not-number", element);
  if (value === 0) return Object.is(value, -0) && !/^-0{1,15}$/.test(collapse(text)) ? -Number.MIN_VALUE : 0;
  return Number.isNaN(value) ? Infinity : value;
}

/** fn:number of an element: NaN for anything that is no number, and for none. */
export const numberOf = (scan: Scan, element: number): number =>
  element < 0 ? Number.NaN : (plainDoubleOf(scan, element) ?? looseNumber(valueOf(scan, element)));

/** fn:number: NaN for anything that is no number. */
export const looseNumber = (text: string): number => parseDouble(text) ?? Number.NaN;

/** An element compared with a boolean is cast: `true`, `1`, `false`, `0`; other text stops the artefact. */
export function booleanOf(scan: Scan, element: number): boolean {
  const text = collapse(repeatedText(scan, element));
  if (text === "true" || text === "1") return true;
  if (text === "false" || text === "0") return false;
  throw new Stopped("not-boolean", element);
}

/** A day as a number that orders days, time zone counted (none is taken as UTC); other text stops the artefact. */
export function dayOf(scan: Scan, element: number, text = collapse(repeatedText(scan, element))): number {
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
  if (!isAsWritten(scan, element)) return decimalsIn(valueOf(scan, element));
  return decimalsIn(scan.text, scan.open[element], scan.close[element]);
}

function decimalsIn(text: string, from = 0, to = text.length): number {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 46) return codePoints(text, at + 1, to);
  return 0;
}

/** The characters of a text from one place to before another, counted from 0: not UTF-16 units, which most texts have as many of. */
export const characters = (text: string, from: number, to: number): string =>
  codePoints(text) === text.length ? text.slice(from, to) : [...text].slice(from, to).join("");

/** The length of a text, or a stretch of it, in characters, not in UTF-16 units. */
export function codePoints(text: string, from = 0, to = text.length): number {
  let length = to - from;
  for (let at = from; at < to; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xd800) length--;
  return length;
}
