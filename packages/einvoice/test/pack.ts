/** Packs files as a zip archive, for tests of those who read one. */
import { crc32, deflateRawSync } from "node:zlib";

export interface Packable {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

/**
 * An archive whose directory tells of one file as often as wanted, as bombs do that share the bytes of their entries: small, and
 * without end when unpacked.
 */
export function packOverlapping(file: Packable, times: number): Buffer {
  const once = pack([file]);
  const directoryAt = once.readUInt32LE(once.length - 6);
  const entry = once.subarray(directoryAt, once.length - 22);
  const end = Buffer.from(once.subarray(once.length - 22));
  end.writeUInt16LE(times, 8);
  end.writeUInt16LE(times, 10);
  end.writeUInt32LE(entry.length * times, 12);
  return Buffer.concat([once.subarray(0, directoryAt), ...Array<Buffer>(times).fill(entry), end]);
}

/**
 * The same archive as one that could be larger than 4 GB: all numbers of its directory stand where those of such an archive do. As
 * archivers write it that do not know beforehand how much will come.
 */
export function packLarge(files: readonly Packable[]): Buffer {
  const plain = pack(files);
  const directoryAt = plain.readUInt32LE(plain.length - 6);
  const entries: Buffer[] = [];
  for (let at = directoryAt; at < plain.length - 22; ) {
    const length = 46 + plain.readUInt16LE(at + 28);
    const entry = Buffer.from(plain.subarray(at, at + length));
    const extra = Buffer.alloc(4 + 4 + 28);
    extra.writeUInt16LE(0x7875, 0); // some other field first, of no bytes
    extra.writeUInt16LE(1, 4);
    extra.writeUInt16LE(28, 6);
    for (const [n, field] of [24, 20, 42].entries()) {
      extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(field)), 8 + 8 * n);
      entry.writeUInt32LE(0xffffffff, field);
    }
    entry.writeUInt16LE(extra.length, 30);
    entries.push(entry, extra);
    at += length;
  }
  const directory = Buffer.concat(entries);
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(files.length), 24);
  record.writeBigUInt64LE(BigInt(files.length), 32);
  record.writeBigUInt64LE(BigInt(directory.length), 40);
  record.writeBigUInt64LE(BigInt(directoryAt), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(directoryAt + directory.length), 8);
  const end = Buffer.alloc(22, 0xff);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(0, 20);
  return Buffer.concat([plain.subarray(0, directoryAt), directory, record, locator, end]);
}

export function pack(files: readonly Packable[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes } of files) {
    const whole =
      typeof bytes === "string" ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const packed = deflated(bytes, whole);
    const named = Buffer.from(name);
    const sizes = { crc: crc32(whole), packed: packed.length, whole: whole.length, name: named.length };
    const header = headerOf(0x04034b50, sizes);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    header.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, named);
    parts.push(header, named, packed);
    at += header.length + named.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(files.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(files.length, 0xffff), 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const known = new WeakMap<Uint8Array, Buffer>();

/** The same bytes are deflated once, however many files have them. */
function deflated(bytes: Uint8Array | string, whole: Buffer): Buffer {
  if (typeof bytes === "string") return deflateRawSync(whole);
  const packed = known.get(bytes) ?? deflateRawSync(whole);
  known.set(bytes, packed);
  return packed;
}

interface Sizes {
  readonly crc: number;
  readonly packed: number;
  readonly whole: number;
  readonly name: number;
}

function headerOf(mark: number, { crc, packed, whole, name }: Sizes): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(mark, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packed, 18);
  header.writeUInt32LE(whole, 22);
  header.writeUInt16LE(name, 26);
  return header;
}
