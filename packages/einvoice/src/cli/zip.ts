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
const directoryMark = 0x02014b50;
const headerMark = 0x04034b50;
const entriesMax = 100_000;
/** Of a header before its entry's name. */
const headerBytesMin = 30;

/** The entries in archive order, or undefined when it is no zip archive that can be read. */
export function entriesOf(archive: Uint8Array): readonly Entry[] | undefined {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(view);
  if (end < 0) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let i = 0; i < count && i < entriesMax; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryMark) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength));
    const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
    const method = isEncrypted ? -1 : view.getUint16(at + 10, true);
    entries.push({
      name,
      method,
      packedBytes: view.getUint32(at + 20, true),
      crc: view.getUint32(at + 16, true),
      headerAt: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return haveBytesOfTheirOwn(entries) ? entries : undefined;
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
