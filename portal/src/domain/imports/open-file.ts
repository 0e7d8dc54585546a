/**
 * The documents in an uploaded file: a UBL document, or a zip of them. Opening looks at the directory alone; each document is
 * unpacked when its turn comes, to its limit and no further.
 */
import { type Entry, entriesOf, readEntry } from "@fakturaporten/einvoice/zip";
import { decodeText } from "../sheets/decode-text.ts";
import { importLimits } from "./limits.ts";

export type FileFault = "nothing" | "too-large" | "not-a-file-we-read" | "no-documents" | "too-many-documents";

export interface FileDocument {
  readonly name: string;
  /** Undefined where it could not be unpacked, or is larger than a document may be. */
  read(): Uint8Array | undefined;
}

export type OpenedFile =
  | { readonly ok: true; readonly documents: readonly FileDocument[] }
  | { readonly ok: false; readonly fault: FileFault };

export function openFile({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): OpenedFile {
  if (bytes.length === 0) return { ok: false, fault: "nothing" };
  if (bytes.length > importLimits.fileBytesMax) return { ok: false, fault: "too-large" };
  if (isZip(bytes)) return openZip(bytes);
  if (!looksLikeMarkup(bytes)) return { ok: false, fault: "not-a-file-we-read" };
  const read = () => (bytes.length > importLimits.documentBytesMax ? undefined : bytes);
  return { ok: true, documents: [{ name, read }] };
}

/** A workbook, or text that is no markup: rows of invoices and not documents. */
export function isSpreadsheet(bytes: Uint8Array): boolean {
  if (isZip(bytes)) return entriesOf(bytes)?.some(({ name }) => name === "xl/workbook.xml") === true;
  return bytes.length > 0 && !looksLikeMarkup(bytes) && decodeText(bytes) !== undefined;
}

/** As in a folder, and what macOS adds to an archive beside every file. */
const isHidden = /(^|\/)(\.[^./]|__MACOSX\/)/;

function openZip(archive: Uint8Array): OpenedFile {
  const entries = entriesOf(archive);
  if (entries === undefined) return { ok: false, fault: "not-a-file-we-read" };
  const wanted = entries.filter(({ name }) => /\.xml$/i.test(name) && !isHidden.test(name));
  if (wanted.length === 0) return { ok: false, fault: "no-documents" };
  if (wanted.length > importLimits.documentsMax) return { ok: false, fault: "too-many-documents" };
  const unpack = unpacker(archive);
  return { ok: true, documents: wanted.map((entry) => ({ name: entry.name, read: () => unpack(entry) })) };
}

/** What does not unpack has cost as much as it may. */
function unpacker(archive: Uint8Array): (entry: Entry) => Uint8Array | undefined {
  let left: number = importLimits.unpackedBytesMax;
  const counted = new Set<Entry>();
  return (entry) => {
    if (left <= 0 && !counted.has(entry)) return undefined;
    const room = counted.has(entry) ? importLimits.documentBytesMax : left;
    const bytes = readEntry(archive, entry, Math.min(importLimits.documentBytesMax, room));
    // Read once to be looked into and once to be judged, a document has the same size.
    if (!counted.has(entry)) left -= bytes?.length ?? importLimits.documentBytesMax;
    counted.add(entry);
    return bytes;
  };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Whatever else is wrong with a document is told as its fault; a picture or a text is another file. */
function looksLikeMarkup(bytes: Uint8Array): boolean {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200)).replaceAll("\0", "");
  return /^[^\w<]*</.test(start);
}
