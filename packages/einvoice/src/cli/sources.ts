/** Finds the documents a person pointed at, one at a time and in the order given, reading none before its turn. */
import { closeSync, type Dirent, fstatSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { scanLimits } from "../ubl/scan.ts";
import { type Archive, entriesOf, type Entry, readEntry } from "./zip.ts";

export type SourceDocument =
  | { readonly file: string; readonly bytes: Uint8Array }
  | { readonly file: string; readonly says: { readonly sv: string; readonly en: string } };

/** An archive that comes through a pipe is held in memory while it is read; one in a file is read where it stands. */
const pipedArchiveBytesMax = 1024 * 1024 * 1024;

/** An archive can be small and unpack to no end. This is a hundred thousand invoices; and no invoices pack to a hundredth. */
const unpackedBytesMax = 4 * 1024 * 1024 * 1024;
const unpackedBytesAlways = 100 * 1024 * 1024;
const unpackedTimesMax = 100;

/** As in a folder, and what macOS adds to an archive beside every file. */
const isHidden = /(^|\/)(\.[^./]|__MACOSX\/)/;

export function* documentsIn(sources: readonly string[]): Generator<SourceDocument> {
  for (const source of sources) yield* documentsAt(source, true);
}

function* documentsAt(path: string, isNamed: boolean): Generator<SourceDocument> {
  if (path === "-") {
    yield readFrom(0, "-");
    return;
  }
  let kind: "folder" | "file";
  try {
    kind = statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    yield { file: path, says: unread };
    return;
  }
  if (kind === "folder") yield* documentsInFolder(path);
  else if (/\.zip$/i.test(path)) yield* documentsInArchive(path);
  else if (isNamed || /\.xml$/i.test(path)) yield readFile(path);
}

function* documentsInFolder(folder: string): Generator<SourceDocument> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    yield { file: folder, says: unread };
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".") || entry.isSymbolicLink()) continue;
    // What is no file, a pipe say, could keep the reader waiting for ever.
    if (entry.isDirectory() || (entry.isFile() && /\.(xml|zip)$/i.test(entry.name)))
      yield* documentsAt(join(folder, entry.name), false);
  }
}

function* documentsInArchive(path: string): Generator<SourceDocument> {
  let handle: number;
  try {
    handle = openSync(path, "r");
  } catch {
    yield { file: path, says: unread };
    return;
  }
  try {
    const archive = openArchive(handle, path);
    if ("says" in archive) yield archive;
    else yield* documentsAmong(archive, path);
  } finally {
    closeSync(handle);
  }
}

/** An archive as it stands in its file, or what a pipe gave. */
function openArchive(handle: number, path: string): Archive | Extract<SourceDocument, { readonly says: unknown }> {
  const stat = fstatSync(handle);
  if (stat.isFile())
    return { byteLength: stat.size, read: (from, to) => readStretch(handle, from, Math.min(to, stat.size)) };
  const piped = readFrom(handle, path, pipedArchiveBytesMax);
  return "says" in piped ? piped : piped.bytes;
}

function readStretch(handle: number, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, to - from));
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(handle, bytes, length, bytes.length - length, from + length);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

function* documentsAmong(archive: Archive, path: string): Generator<SourceDocument> {
  const entries = entriesIn(archive);
  if (entries === undefined) {
    yield { file: path, says: brokenArchive };
    return;
  }
  let left = Math.min(unpackedBytesMax, Math.max(unpackedBytesAlways, archive.byteLength * unpackedTimesMax));
  for (const entry of entries) {
    if (!/\.(xml|zip)$/i.test(entry.name) || isHidden.test(entry.name)) continue;
    const file = `${path}!${entry.name}`;
    if (!/\.xml$/i.test(entry.name)) {
      yield { file, says: nestedArchive };
      continue;
    }
    const bytes = bytesOf(archive, entry, Math.min(scanLimits.bytesMax, left));
    // What does not unpack has cost as much as it may.
    left -= bytes?.length ?? scanLimits.bytesMax;
    yield bytes === undefined ? { file, says: brokenEntry } : { file, bytes };
    if (left > 0) continue;
    yield { file: path, says: hugeArchive };
    return;
  }
}

/** An archive that changes or cannot be read any more while it is read is a broken one. */
function entriesIn(archive: Archive): readonly Entry[] | undefined {
  try {
    return entriesOf(archive);
  } catch {
    return undefined;
  }
}

function bytesOf(archive: Archive, entry: Entry, bytesMax: number): Uint8Array | undefined {
  try {
    return readEntry(archive, entry, bytesMax);
  } catch {
    return undefined;
  }
}

function readFile(path: string): SourceDocument {
  let handle: number;
  try {
    handle = openSync(path, "r");
  } catch {
    return { file: path, says: unread };
  }
  try {
    return readFrom(handle, path);
  } finally {
    closeSync(handle);
  }
}

/** Reads to the end, or one byte past the limit: the engine then says that it is too large. */
function readFrom(handle: number, file: string, bytesMax: number = scanLimits.bytesMax): SourceDocument {
  try {
    const stat = fstatSync(handle);
    let bytes = new Uint8Array(Math.min(stat.isFile() ? stat.size + 1 : 65_536, bytesMax + 1));
    let length = 0;
    for (;;) {
      if (length === bytes.length) {
        if (length > bytesMax) break;
        const wider = new Uint8Array(Math.min(bytes.length * 2, bytesMax + 1));
        wider.set(bytes);
        bytes = wider;
      }
      const read = readSync(handle, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return { file, bytes: bytes.subarray(0, length) };
  } catch {
    return { file, says: unread };
  }
}

const unread = {
  sv: "Filen gick inte att läsa. Kontrollera namnet och att du får läsa den.",
  en: "The file could not be read. Check its name and that you may read it.",
};

const brokenArchive = {
  sv: "Arkivet gick inte att läsa. Packa filerna på nytt som zip.",
  en: "The archive could not be read. Pack the files again as zip.",
};

const hugeArchive = {
  sv: "Arkivet packar upp till mer än 4 GB eller 100 gånger sin storlek, och resten av det lästes inte. Dela upp det.",
  en: "The archive unpacks to more than 4 GB or 100 times its size, and the rest of it was not read. Split it.",
};

const nestedArchive = {
  sv: "Det ligger ett arkiv i arkivet, och det lästes inte. Packa upp det och kontrollera det för sig.",
  en: "There is an archive inside the archive, and it was not read. Unpack it and check it by itself.",
};

const brokenEntry = {
  sv: "Filen i arkivet gick inte att packa upp, eller är större än 25 MB. Packa den på nytt.",
  en: "The file in the archive could not be unpacked, or is larger than 25 MB. Pack it again.",
};
