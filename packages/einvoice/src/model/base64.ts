import { type EmbeddedDocument } from "./invoice.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Character codes of the alphabet, and of what fills up the last group. */
const letters: Uint8Array = Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0));
const PADDING = 61;

/** Value of each ASCII character in base64; 64 means white space or padding, 65 a stranger. */
const values: Uint8Array = new Uint8Array(128).fill(65);
letters.forEach((code, value) => {
  values[code] = value;
});
for (const skipped of " \t\r\n=") values[skipped.charCodeAt(0)] = 64;

/** The bytes of an embedded document (BT-125), or `undefined` if its text is not base64. */
export function bytesOf({ base64 }: Pick<EmbeddedDocument, "base64">): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((base64.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let count = 0;
  for (let i = 0; i < base64.length; i += 1) {
    const value = values[base64.charCodeAt(i)] ?? 65;
    if (value > 64) return undefined;
    if (value === 64) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 1;
    if (count % 4 === 0) {
      bytes[length] = bits >> 16;
      bytes[length + 1] = (bits >> 8) & 255;
      bytes[length + 2] = bits & 255;
      length += 3;
    }
  }
  const rest = count % 4;
  if (rest === 1) return undefined;
  if (rest === 2) bytes[length] = (bits >> 4) & 255;
  if (rest === 3) bytes.set([(bits >> 10) & 255, (bits >> 2) & 255], length);
  return bytes.subarray(0, length + (rest === 0 ? 0 : rest - 1));
}

/** The base64 text a document travels in. */
export function base64Of(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let i = 0, out = 0; i < bytes.length; i += 3, out += 4) {
    const triple = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    codes[out] = letters[triple >> 18] ?? 0;
    codes[out + 1] = letters[(triple >> 12) & 63] ?? 0;
    codes[out + 2] = letters[(triple >> 6) & 63] ?? 0;
    codes[out + 3] = letters[triple & 63] ?? 0;
  }
  const padding = (3 - (bytes.length % 3)) % 3;
  codes.fill(PADDING, codes.length - padding);
  return new TextDecoder().decode(codes);
}

/** The platform's decoder, in browsers and on servers alike; declared here because the package leans on no platform's types. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };
