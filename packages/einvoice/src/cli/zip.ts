/**
 * Reads zip archives: the directory at the end, and entries one by one. Bounded: an entry unpacks to its limit and no further, and
 * an archive whose entries share bytes, as bombs do, is none that can be read.
 */
import { crc32, inflateRawSync } from "node:zlib";

export interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly crc: number;
  readonly headerAt: number;
}

const endMark = 0x06054b50;
/** Of an archive of more than 65 534 entries or 4 GB: where its larger end record stands, and that record. */
const largeLocatorMark = 0x07064b50;
const largeEndMark = 0x06064b50;
const locatorBytes = 20;
const largeEndBytes = 56;
/** In an entry's extra fields: the numbers that have no room in the entry itself, each only where the entry is full of ones. */
const largeNumbersId = 1;
const full16 = 0xffff;
const full32 = 0xffffffff;
const directoryMark = 0x02014b50;
const headerMark = 0x04034b50;
const entriesMax = 200_000;
/** Of a header before its entry's name. */
const headerBytesMin = 30;

/** The entries in archive order, or undefined when it is no zip archive that can be read. */
export function entriesOf(archive: Uint8Array): readonly Entry[] | undefined {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(view);
  if (end < 0) return undefined;
  const directory = directoryOf(view, end);
  if (directory === undefined || directory.count > entriesMax) return undefined;
  let { at } = directory;
  const entries: Entry[] = [];
  for (let i = 0; i < directory.count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryMark) return undefined;
    const nameAt = at + 46;
    const extraAt = nameAt + view.getUint16(at + 28, true);
    const extraEnd = extraAt + view.getUint16(at + 30, true);
    const sizes = extraEnd > view.byteLength ? undefined : sizesOf(view, at, extraAt, extraEnd);
    if (sizes === undefined) return undefined;
    const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
    entries.push({
      name: decoder.decode(archive.subarray(nameAt, extraAt)),
      method: isEncrypted ? -1 : view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...sizes,
    });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return haveBytesOfTheirOwn(entries) ? entries : undefined;
}

const decoder = new TextDecoder();

/** How many entries there are and where they start, which a large archive says in a record of its own. */
function directoryOf(view: DataView, end: number): { readonly count: number; readonly at: number } | undefined {
  const count = view.getUint16(end + 10, true);
  const at = view.getUint32(end + 16, true);
  if (count !== full16 && at !== full32) return { count, at };
  const locator = end - locatorBytes;
  // An archive may happen to have 65 535 entries and no larger record.
  if (locator < 0 || view.getUint32(locator, true) !== largeLocatorMark) return { count, at };
  const record = Number(view.getBigUint64(locator + 8, true));
  if (record + largeEndBytes > locator || view.getUint32(record, true) !== largeEndMark) return undefined;
  return { count: Number(view.getBigUint64(record + 32, true)), at: Number(view.getBigUint64(record + 48, true)) };
}

/** Where an entry's header stands and how many bytes it is packed in. */
function sizesOf(
  view: DataView,
  entry: number,
  extraAt: number,
  extraEnd: number,
): Pick<Entry, "headerAt" | "packedBytes"> | undefined {
  const [whole, packedBytes, headerAt] = [24, 20, 42].map((at) => view.getUint32(entry + at, true)) as [
    number,
    number,
    number,
  ];
  if (packedBytes !== full32 && headerAt !== full32) return { packedBytes, headerAt };
  let at = largeNumbersIn(view, extraAt, extraEnd);
  if (at < 0) return undefined;
  const end = at + view.getUint16(at - 2, true);
  const numbers: number[] = [];
  for (const written of [whole, packedBytes, headerAt]) {
    if (written !== full32) numbers.push(written);
    else if (at + 8 > end) return undefined;
    else {
      numbers.push(Number(view.getBigUint64(at, true)));
      at += 8;
    }
  }
  return { packedBytes: numbers[1] as number, headerAt: numbers[2] as number };
}

/** Where the numbers of a large entry start among its extra fields, or -1. */
function largeNumbersIn(view: DataView, extraAt: number, extraEnd: number): number {
  for (let at = extraAt; at + 4 <= extraEnd; ) {
    const next = at + 4 + view.getUint16(at + 2, true);
    if (next > extraEnd) return -1;
    if (view.getUint16(at, true) === largeNumbersId) return at + 4;
    at = next;
  }
  return -1;
}

/** No entry begins before the one ahead of it has ended. */
function haveBytesOfTheirOwn(entries: readonly Entry[]): boolean {
  let end = 0;
  for (const { headerAt, packedBytes } of entries.toSorted((a, b) => a.headerAt - b.headerAt)) {
    if (headerAt < end) return false;
    end = headerAt + headerBytesMin + packedBytes;
  }
  return true;
}

/** An entry's bytes; undefined when it is broken, encrypted, packed in another way than stored or deflated, or too large. */
export function readEntry(archive: Uint8Array, entry: Entry, bytesMax: number): Uint8Array | undefined {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const { headerAt } = entry;
  if (headerAt + headerBytesMin > view.byteLength || view.getUint32(headerAt, true) !== headerMark) return undefined;
  const start = headerAt + headerBytesMin + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  const packed = archive.subarray(start, start + entry.packedBytes);
  if (packed.length < entry.packedBytes) return undefined;
  const bytes = unpacked(packed, entry.method, bytesMax);
  return bytes === undefined || crc32(bytes) !== entry.crc ? undefined : bytes;
}

function unpacked(packed: Uint8Array, method: number, bytesMax: number): Uint8Array | undefined {
  if (method === 0) return packed.length > bytesMax ? undefined : packed;
  if (method !== 8) return undefined;
  try {
    return inflateRawSync(packed, { maxOutputLength: bytesMax });
  } catch {
    return undefined;
  }
}

/** The end record stands last, before a comment of at most 65 535 bytes. */
function findEnd(view: DataView): number {
  const least = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= least; at--) if (view.getUint32(at, true) === endMark) return at;
  return -1;
}
