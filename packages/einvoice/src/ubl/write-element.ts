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

/**
 * Whether characters need a second look; most texts have none that do. Surrogates do because half a pair is no character. Texts are
 * short, and sooner gone through here than handed to an expression.
 */
function isSpecial(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c < 63 ? specialBelow63[c] === 1 : c >= 0xd800 && (c <= 0xdfff || c >= 0xfffe)) return true;
  }
  return false;
}

/** Control characters, `"`, `&`, `<` and `>`. */
const specialBelow63 = Uint8Array.from({ length: 63 }, (_, c) =>
  c < 32 || c === 34 || c === 38 || c === 60 || c === 62 ? 1 : 0,
);

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

/** A carriage return is written as a reference, for a reader would turn it into a line feed (XML 1.0 §2.11). */
export function escapeText(text: string): string {
  if (!isSpecial(text)) return text;
  if (forbidden.test(text)) throw new UnwritableInvoice("character", JSON.stringify(text));
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\r/g, "&#13;");
}

/** Tabs and line feeds too, for a reader would turn them into spaces (XML 1.0 §3.3.3). */
export function escapeAttribute(text: string): string {
  if (!isSpecial(text)) return text;
  return escapeText(text).replace(/"/g, "&quot;").replace(/\n/g, "&#10;").replace(/\t/g, "&#9;");
}
