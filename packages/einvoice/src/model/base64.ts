import { type EmbeddedDocument } from "./invoice.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Value of each ASCII character in base64; 64 means white space or padding, 65 a stranger. */
const values: Uint8Array = new Uint8Array(128).fill(65);
for (let i = 0; i < 64; i += 1) values[alphabet.charCodeAt(i)] = i;
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

/** How much text is decoded to a string at a time: a multiple of three bytes, small enough for one call. */
const CHUNK_BYTES = 24_576;

/** The base64 text a document travels in. */
export function base64Of(bytes: Uint8Array): string {
  const chunks: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    chunks.push(encodeChunk(bytes.subarray(start, start + CHUNK_BYTES)));
  }
  return chunks.join("");
}

function encodeChunk(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let i = 0, out = 0; i < bytes.length; i += 3, out += 4) {
    const triple = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    codes[out] = alphabet.charCodeAt(triple >> 18);
    codes[out + 1] = alphabet.charCodeAt((triple >> 12) & 63);
    codes[out + 2] = i + 1 < bytes.length ? alphabet.charCodeAt((triple >> 6) & 63) : 61;
    codes[out + 3] = i + 2 < bytes.length ? alphabet.charCodeAt(triple & 63) : 61;
  }
  return String.fromCharCode(...codes);
}
