import { type Decimal, formatDecimal } from "../amount/decimal.ts";

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

const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether a text can stand in an XML document at all. */
export function isWritable(text: string): boolean {
  return !forbidden.test(text);
}

/** `<name>text</name>`, or nothing for an absent or empty text: an invoice has no empty elements (PEPPOL-EN16931-R008). */
export function element(name: string, text: string | undefined): string {
  return text === undefined || text === "" ? "" : `<${name}>${escapeText(text)}</${name}>`;
}

/** The same with attributes, of which the absent are left out. */
export function elementWith(
  name: string,
  text: string | undefined,
  attributes: Readonly<Record<string, string | undefined>>,
): string {
  if (text === undefined || text === "") return "";
  let written = "";
  for (const attribute in attributes) {
    const value = attributes[attribute];
    if (value !== undefined && value !== "") written += ` ${attribute}="${escapeAttribute(value)}"`;
  }
  return `<${name}${written}>${escapeText(text)}</${name}>`;
}

export function decimalElement(name: string, value: Decimal | undefined): string {
  return value === undefined ? "" : `<${name}>${formatDecimal(value)}</${name}>`;
}

/** `<name>content</name>`, or nothing when there is no content. */
export function group(name: string, content: string): string {
  return content === "" ? "" : `<${name}>${content}</${name}>`;
}

export function each<T>(items: readonly T[] | undefined, write: (item: T) => string): string {
  let out = "";
  if (items !== undefined) for (const item of items) out += write(item);
  return out;
}

/** What stands for a character in text. A carriage return too, for a reader would turn it into a line feed (XML 1.0 §2.11). */
const textEntities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };
const inText: Entities = entities(textEntities);

/** Tabs and line feeds too, for a reader would turn them into spaces (XML 1.0 §3.3.3). */
const inAttribute: Entities = entities({ ...textEntities, '"': "&quot;", "\n": "&#10;", "\t": "&#9;" });

export const escapeText = (text: string): string => escaped(text, inText);
export const escapeAttribute = (text: string): string => escaped(text, inAttribute);

/** By character below 64: what stands for it, or nothing. */
type Entities = readonly string[];

function entities(written: Readonly<Record<string, string>>): Entities {
  return Array.from({ length: 64 }, (_, c) => written[String.fromCharCode(c)] ?? "");
}

/** Texts are short, and sooner gone through here than handed to an expression; one that needs nothing is given back as it is. */
function escaped(text: string, by: Entities): string {
  let out = "";
  let from = 0;
  let isChecked = false;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c >= 64 && c < 0xd800) continue;
    // Surrogates are looked at because half a pair is no character.
    if (!isChecked && (c < 32 || c >= 0xd800)) {
      if (forbidden.test(text)) throw new UnwritableInvoice("character", JSON.stringify(text));
      isChecked = true;
    }
    const entity = c < 64 ? (by[c] as string) : "";
    if (entity === "") continue;
    out += text.slice(from, at) + entity;
    from = at + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}
