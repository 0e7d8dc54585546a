/** Decodes a PDF stream (ISO 32000 §7.4) and never further than it may grow: a bomb costs what the limit costs. */
import { constants, inflateSync } from "node:zlib";
import { pdfLimits } from "../limits.ts";
import { PdfRefused } from "./values.ts";

/** Filters that can make bytes grow. Image filters (DCT, JPX, JBIG2, CCITT) end the chain: their output is pixels, never objects. */
const packing: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  FlateDecode: inflate,
  Fl: inflate,
  LZWDecode: unpackLzw,
  LZW: unpackLzw,
  RunLengthDecode: unpackRuns,
  RL: unpackRuns,
};
const spelling: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  ASCIIHexDecode: fromHex,
  AHx: fromHex,
  ASCII85Decode: fromAscii85,
  A85: fromAscii85,
};

export function decodeStream(bytes: Buffer, filters: readonly string[]): Buffer {
  if (filters.filter((filter) => filter in packing).length > 1) throw new PdfRefused("unusual-structure");
  let decoded = bytes;
  for (const filter of filters) {
    const decode = packing[filter] ?? spelling[filter];
    if (decode === undefined) return decoded;
    decoded = decode(decoded);
  }
  return decoded;
}

function inflate(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, {
      maxOutputLength: pdfLimits.streamInflatedBytesMax,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw new PdfRefused("inflates-too-much");
    throw new PdfRefused("broken");
  }
}

function unpackRuns(bytes: Buffer): Buffer {
  const runs: Buffer[] = [];
  let total = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at] ?? 128;
    if (length === 128) break;
    const run = length < 128 ? bytes.subarray(at + 1, at + 2 + length) : Buffer.alloc(257 - length, bytes[at + 1] ?? 0);
    at += length < 128 ? length + 2 : 2;
    total = grown(total + run.length);
    runs.push(run);
  }
  return Buffer.concat(runs);
}

/** LZW with codes of 9 to 12 bits, early change as PDF's default (§7.4.4). */
function unpackLzw(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let table: Buffer[] = [];
  let previous: Buffer | undefined;
  let total = 0;
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfffff;
    bits += 8;
    const width = lzwWidth(table.length + 259);
    if (bits < width) continue;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === 257) break;
    if (code === 256) {
      table = [];
      previous = undefined;
      continue;
    }
    const known = code < 256 ? Buffer.from([code]) : table[code - 258];
    const entry = known ?? (previous === undefined ? undefined : Buffer.concat([previous, previous.subarray(0, 1)]));
    if (entry === undefined) throw new PdfRefused("broken");
    if (previous !== undefined && table.length < 3838) table.push(Buffer.concat([previous, entry.subarray(0, 1)]));
    previous = entry;
    total = grown(total + entry.length);
    parts.push(entry);
  }
  return Buffer.concat(parts);
}

function lzwWidth(nextCode: number): number {
  return nextCode >= 2048 ? 12 : nextCode >= 1024 ? 11 : nextCode >= 512 ? 10 : 9;
}

function fromHex(bytes: Buffer): Buffer {
  const digits =
    bytes
      .toString("latin1")
      .split(">", 1)[0]
      ?.replace(/[^0-9A-Fa-f]/g, "") ?? "";
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex");
}

function fromAscii85(bytes: Buffer): Buffer {
  const text =
    bytes
      .toString("latin1")
      .split("~", 1)[0]
      ?.replace(/[\0\t\n\f\r ]/g, "")
      .replaceAll("z", "!!!!!") ?? "";
  const decoded = Buffer.alloc(Math.ceil(text.length / 5) * 4);
  let length = 0;
  for (let at = 0; at < text.length; at += 5) {
    const group = text.slice(at, at + 5);
    let value = 0;
    for (const character of group.padEnd(5, "u")) value = value * 85 + character.charCodeAt(0) - 33;
    decoded.writeUInt32BE(Math.min(Math.max(value, 0), 0xffffffff), length);
    length += group.length - 1;
  }
  return decoded.subarray(0, length);
}

function grown(total: number): number {
  if (total > pdfLimits.streamInflatedBytesMax) throw new PdfRefused("inflates-too-much");
  return total;
}
