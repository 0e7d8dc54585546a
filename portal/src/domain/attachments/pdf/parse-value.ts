/**
 * Reads one PDF value at a place in a file. Stricter than viewers are: what they would guess at is refused as broken, so that
 * no viewer can see more in a file than was judged. The text holds one character per byte (latin1).
 */
import { pdfLimits } from "../limits.ts";
import { PdfRefused, type PdfValue } from "./values.ts";

export interface Cursor {
  readonly text: string;
  at: number;
  /** Characters that may still be read in the whole file; shared by all cursors of the file. */
  readonly budget: { left: number };
}

const space = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?=[\0\t\n\f\r ()<>[\]{}/%]|$)/y;
const reference = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?=[\0\t\n\f\r ()<>[\]{}/%]|$)/y;
const name = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const word = /(true|false|null)(?=[\0\t\n\f\r ()<>[\]{}/%]|$)/y;
const hexString = /<([0-9A-Fa-f\0\t\n\f\r ]*)>/y;

export function parseValue(cursor: Cursor, depth = 0): PdfValue {
  if (depth > pdfLimits.nestingMax) throw new PdfRefused("broken");
  skipSpace(cursor);
  const from = cursor.at;
  const value = startsDictionary(cursor)
    ? dictionary(cursor, depth)
    : cursor.text[cursor.at] === "["
      ? array(cursor, depth)
      : scalar(cursor);
  spend(cursor, value.kind === "array" || value.kind === "dictionary" ? 4 : cursor.at - from);
  return value;
}

export function skipSpace(cursor: Cursor): void {
  const from = cursor.at;
  space.lastIndex = cursor.at;
  space.exec(cursor.text);
  cursor.at = space.lastIndex;
  spend(cursor, cursor.at - from);
}

export function startsDictionary(cursor: Cursor): boolean {
  return cursor.text.startsWith("<<", cursor.at);
}

function dictionary(cursor: Cursor, depth: number): PdfValue {
  const entries = new Map<string, PdfValue>();
  cursor.at += 2;
  for (;;) {
    skipSpace(cursor);
    if (cursor.text.startsWith(">>", cursor.at)) break;
    const key = take(cursor, name)?.[1];
    if (key === undefined) throw new PdfRefused("broken");
    const decoded = decodeName(key);
    if (entries.has(decoded)) throw new PdfRefused("unusual-structure");
    entries.set(decoded, parseValue(cursor, depth + 1));
  }
  cursor.at += 2;
  return { kind: "dictionary", entries };
}

function array(cursor: Cursor, depth: number): PdfValue {
  const items: PdfValue[] = [];
  cursor.at += 1;
  for (;;) {
    skipSpace(cursor);
    if (cursor.text[cursor.at] === "]") break;
    items.push(parseValue(cursor, depth + 1));
  }
  cursor.at += 1;
  return { kind: "array", items };
}

function scalar(cursor: Cursor): PdfValue {
  const first = cursor.text[cursor.at];
  if (first === "/") return { kind: "name", value: decodeName(take(cursor, name)?.[1] ?? "") };
  if (first === "(") return { kind: "string", value: literalString(cursor) };
  if (first === "<") return { kind: "string", value: decodeHex(take(cursor, hexString)?.[1]) };
  const id = take(cursor, reference)?.[1];
  if (id !== undefined) return { kind: "reference", id: Number(id) };
  const digits = take(cursor, number)?.[0];
  if (digits !== undefined) return { kind: "number", value: Number(digits) };
  const said = take(cursor, word)?.[1];
  if (said === undefined) throw new PdfRefused("broken");
  return said === "null" ? { kind: "null" } : { kind: "boolean", value: said === "true" };
}

const escaped: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** A string in parentheses (§7.3.4.2): nested parentheses count, a backslash takes the next character or up to three octal digits. */
function literalString(cursor: Cursor): string {
  const { text } = cursor;
  let nesting = 1;
  let read = "";
  for (let at = cursor.at + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\\") {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
      const next = text.charAt(at + 1);
      read +=
        octal === undefined
          ? (escaped[next] ?? next.replace(/[\r\n]/, ""))
          : String.fromCharCode(Number.parseInt(octal, 8) & 255);
      at += octal?.length ?? 1;
      continue;
    }
    if (character === "(") nesting += 1;
    if (character === ")") nesting -= 1;
    if (nesting === 0) {
      cursor.at = at + 1;
      return read;
    }
    read += character;
  }
  throw new PdfRefused("broken");
}

function decodeName(raw: string): string {
  return raw.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function decodeHex(raw: string | undefined): string {
  if (raw === undefined) throw new PdfRefused("broken");
  const digits = raw.replace(/[\0\t\n\f\r ]/g, "");
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex").toString("latin1");
}

function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (match !== null) cursor.at = pattern.lastIndex;
  return match;
}

function spend(cursor: Cursor, characters: number): void {
  cursor.budget.left -= characters;
  if (cursor.budget.left < 0) throw new PdfRefused("took-too-long");
}
