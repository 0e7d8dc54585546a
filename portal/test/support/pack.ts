/** Packs files as a zip archive, for tests of those who read one. */
import { crc32, deflateRawSync } from "node:zlib";

export interface Packable {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

export function pack(files: readonly Packable[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes } of files) {
    const whole = Buffer.from(bytes as string);
    const packed = deflateRawSync(whole);
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
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
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
