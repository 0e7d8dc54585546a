/**
 * Reads zip archives, from memory or from a file: the directory at the end, and entries one by one. Bounded: an entry unpacks to its
 * limit and no further, and an archive whose entries share bytes, as bombs do, is none that can be read.
 */
import { crc32, inflateRawSync } from "node:zlib";

/** An archive that is not in memory: gives the bytes from one place to before another, fewer where it ends. */
export interface ArchiveFile {
  readonly byteLength: number;
  readonly read: (from: number, to: number) => Uint8Array;
}

export type Archive = Uint8Array | ArchiveFile;

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
/** Of so many entries with long names; the directory is held whole. */
const directoryBytesMax = 128 * 1024 * 1024;
/** What packing may add to what does not let itself be packed. */
const packedBytesMore = 1024 * 1024;
/** The end record, and a comment of the greatest length. */
const endBytes = 22;
const commentBytesMax = 65_535;
/** Of a header before its entry's name. */
const headerBytesMin = 30;

/** The entries in archive order, or undefined when it is no zip archive that can be read. */
export function entriesOf(archive: Archive): readonly Entry[] | undefined {
  const end = findEnd(archive);
  if (end < 0) return undefined;
  const directory = directoryOf(archive, end);
  if (directory === undefined || directory.count > entriesMax) return undefined;
  if (directory.at > end || end - directory.at > directoryBytesMax) return undefined;
  return entriesIn(stretchOf(archive, directory.at, end), directory.count);
}

function stretchOf(archive: Archive, from: number, to: number): Uint8Array {
  return archive instanceof Uint8Array ? archive.subarray(from, to) : archive.read(from, to);
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function entriesIn(directory: Uint8Array, count: number): readonly Entry[] | undefined {
  const view = viewOf(directory);
  let at = 0;
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryMark) return undefined;
    const nameAt = at + 46;
    const extraAt = nameAt + view.getUint16(at + 28, true);
    const extraEnd = extraAt + view.getUint16(at + 30, true);
    const sizes = extraEnd > view.byteLength ? undefined : sizesOf(view, at, extraAt, extraEnd);
    if (sizes === undefined) return undefined;
    const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
    entries.push({
      name: decoder.decode(directory.subarray(nameAt, extraAt)),
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
function directoryOf(archive: Archive, end: number): { readonly count: number; readonly at: number } | undefined {
  const view = viewOf(stretchOf(archive, end, end + endBytes));
  const count = view.getUint16(10, true);
  const at = view.getUint32(16, true);
  if (count !== full16 && at !== full32) return { count, at };
  const locatorAt = end - locatorBytes;
  // An archive may happen to have 65 535 entries and no larger record.
  if (locatorAt < 0) return { count, at };
  const locator = viewOf(stretchOf(archive, locatorAt, end));
  if (locator.getUint32(0, true) !== largeLocatorMark) return { count, at };
  const recordAt = Number(locator.getBigUint64(8, true));
  if (recordAt + largeEndBytes > locatorAt) return undefined;
  const record = viewOf(stretchOf(archive, recordAt, recordAt + largeEndBytes));
  if (record.getUint32(0, true) !== largeEndMark) return undefined;
  return { count: Number(record.getBigUint64(32, true)), at: Number(record.getBigUint64(48, true)) };
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
export function readEntry(archive: Archive, entry: Entry, bytesMax: number): Uint8Array | undefined {
  const { headerAt, packedBytes } = entry;
  if (headerAt + headerBytesMin > archive.byteLength || packedBytes > bytesMax + packedBytesMore) return undefined;
  const header = viewOf(stretchOf(archive, headerAt, headerAt + headerBytesMin));
  if (header.byteLength < headerBytesMin || header.getUint32(0, true) !== headerMark) return undefined;
  const start = headerAt + headerBytesMin + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = stretchOf(archive, start, start + packedBytes);
  if (packed.length < packedBytes) return undefined;
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
function findEnd(archive: Archive): number {
  const least = Math.max(0, archive.byteLength - endBytes - commentBytesMax);
  const tail = viewOf(stretchOf(archive, least, archive.byteLength));
  for (let at = tail.byteLength - endBytes; at >= 0; at--) if (tail.getUint32(at, true) === endMark) return least + at;
  return -1;
}
