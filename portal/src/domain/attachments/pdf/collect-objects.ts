/**
 * Every object in a PDF file, wherever it stands: all that follows the word `obj` anywhere in the bytes, reachable or not,
 * current or from an earlier revision, and all that lies in object streams. Readers disagree on which objects of an odd file
 * count; whoever looks at all of them sees what any of them would see.
 */
import { pdfLimits } from "../limits.ts";
import { decodeStream } from "./decode-stream.ts";
import { type Cursor, parseValue, skipSpace, startsDictionary } from "./parse-value.ts";
import { type PdfEntries, PdfRefused, type PdfValue } from "./values.ts";

export interface PdfObject {
  /** The object's number; undefined where the file does not say it plainly. */
  readonly id: number | undefined;
  readonly value: PdfValue;
  readonly isStream: boolean;
}

export interface PdfObjects {
  readonly all: readonly PdfObject[];
  /** Trailer dictionaries, one per revision. */
  readonly trailers: readonly PdfEntries[];
  /** What an object number may stand for; several when the file was changed. */
  candidates(id: number): readonly PdfValue[];
}

interface FoundStream {
  readonly entries: PdfEntries;
  readonly from: number;
}

interface Found {
  readonly objects: PdfObject[];
  readonly byId: Map<number, PdfValue[]>;
  readonly streams: FoundStream[];
}

export function collectObjects(bytes: Buffer): PdfObjects {
  const text = bytes.toString("latin1");
  const budget = { left: text.length * pdfLimits.rereadsMax };
  const found: Found = { objects: [], byId: new Map(), streams: [] };
  for (const match of text.matchAll(/(?<!end)obj/g))
    readObject({ text, at: match.index + 3, budget }, match.index, found);
  const candidates = (id: number): readonly PdfValue[] => found.byId.get(id) ?? [];
  unpackStreams({ bytes, text, budget, found, candidates });
  return { all: found.objects, trailers: readTrailers(text, budget), candidates };
}

function readObject(cursor: Cursor, wordAt: number, found: Found): void {
  const id = numberBefore(cursor.text, wordAt);
  skipSpace(cursor);
  if (id === undefined && !startsDictionary(cursor)) return;
  const value = parseValue(cursor);
  skipSpace(cursor);
  const isStream = value.kind === "dictionary" && cursor.text.startsWith("stream", cursor.at);
  if (isStream) found.streams.push({ entries: value.entries, from: dataStart(cursor.text, cursor.at + 6) });
  keep(found, { id, value, isStream });
}

function keep(found: Found, object: PdfObject): void {
  if (found.objects.length >= pdfLimits.objectsMax) throw new PdfRefused("too-many-objects");
  // An object that is nothing but a reference only serves to lead a reader around.
  if (object.value.kind === "reference") throw new PdfRefused("unusual-structure");
  found.objects.push(object);
  if (object.id === undefined) return;
  const known = found.byId.get(object.id) ?? [];
  if (known.length >= pdfLimits.revisionsMax) throw new PdfRefused("unusual-structure");
  if (known.length === 0) found.byId.set(object.id, known);
  known.push(object.value);
}

function numberBefore(text: string, wordAt: number): number | undefined {
  const before = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]*$/.exec(text.slice(Math.max(0, wordAt - 40), wordAt));
  return before?.[1] === undefined ? undefined : Number(before[1]);
}

function dataStart(text: string, at: number): number {
  if (text.startsWith("\r\n", at)) return at + 2;
  return text[at] === "\n" || text[at] === "\r" ? at + 1 : at;
}

interface Unpacking {
  readonly bytes: Buffer;
  readonly text: string;
  readonly budget: Cursor["budget"];
  readonly found: Found;
  candidates(id: number): readonly PdfValue[];
}

/** Unpacks every stream, to count what it grows to, and reads the objects of those that hold objects. */
function unpackStreams(file: Unpacking): void {
  let inflatedBytes = 0;
  for (const stream of file.found.streams.slice()) {
    const holdsObjects = stream.entries.has("First") || nameIn(file, stream.entries.get("Type")) === "ObjStm";
    const unpacked = unpack(file, stream, holdsObjects);
    inflatedBytes += unpacked.length;
    if (inflatedBytes > pdfLimits.inflatedBytesMax) throw new PdfRefused("inflates-too-much");
    if (holdsObjects) readObjectStream(file, stream.entries, unpacked);
  }
}

function unpack(file: Unpacking, stream: FoundStream, holdsObjects: boolean): Buffer {
  const filters = filtersOf(file, stream.entries);
  const predicted = stream.entries.has("DecodeParms") || stream.entries.has("DP");
  if (holdsObjects && (predicted || filters.length > 1)) throw new PdfRefused("unusual-structure");
  try {
    return decodeStream(file.bytes.subarray(stream.from, dataEnd(file, stream)), filters);
  } catch (error) {
    // A picture that does not unpack is a blemish; objects that do not unpack are objects nobody has judged.
    if (!holdsObjects && error instanceof PdfRefused && error.fault === "broken") return Buffer.alloc(0);
    throw error;
  }
}

/** Where the stream's bytes end: where its length says, if `endstream` stands there, else at the next `endstream`. */
function dataEnd(file: Unpacking, stream: FoundStream): number {
  const length = resolve(file, stream.entries.get("Length"));
  const said = length?.kind === "number" ? stream.from + length.value : -1;
  if (said >= stream.from && /^[\0\t\n\f\r ]*endstream/.test(file.text.slice(said, said + 16))) return said;
  const end = file.text.indexOf("endstream", stream.from);
  if (end === -1) throw new PdfRefused("broken");
  return end;
}

function filtersOf(file: Unpacking, entries: PdfEntries): string[] {
  const filter = resolve(file, entries.get("Filter") ?? entries.get("F"));
  const listed = filter?.kind === "array" ? filter.items : filter === undefined ? [] : [filter];
  return listed.flatMap((item) => nameIn(file, item) ?? []);
}

function readObjectStream(file: Unpacking, entries: PdfEntries, unpacked: Buffer): void {
  const first = numberIn(file, entries.get("First"));
  const count = numberIn(file, entries.get("N"));
  const text = unpacked.toString("latin1");
  if (count > pdfLimits.objectsMax) throw new PdfRefused("too-many-objects");
  const index = text
    .slice(0, first)
    .trim()
    .split(/[\0\t\n\f\r ]+/)
    .map(Number);
  file.budget.left += text.length * 2;
  if (index.length < count * 2 || index.some(Number.isNaN)) throw new PdfRefused("broken");
  for (let at = 0; at < count; at += 1) {
    const cursor = { text, at: first + (index[at * 2 + 1] ?? 0), budget: file.budget };
    keep(file.found, { id: index[at * 2], value: parseValue(cursor), isStream: false });
  }
}

function readTrailers(text: string, budget: Cursor["budget"]): PdfEntries[] {
  const trailers: PdfEntries[] = [];
  for (const match of text.matchAll(/trailer/g)) {
    const cursor = { text, at: match.index + 7, budget };
    skipSpace(cursor);
    if (!startsDictionary(cursor)) continue;
    const value = parseValue(cursor);
    if (value.kind === "dictionary") trailers.push(value.entries);
  }
  return trailers;
}

function numberIn(file: Unpacking, value: PdfValue | undefined): number {
  const found = resolve(file, value);
  if (found?.kind !== "number" || found.value < 0) throw new PdfRefused("broken");
  return found.value;
}

function nameIn(file: Unpacking, value: PdfValue | undefined): string | undefined {
  const found = resolve(file, value);
  return found?.kind === "name" ? found.value : undefined;
}

/** The value itself, or what a reference stands for in the newest revision. */
function resolve(file: Unpacking, value: PdfValue | undefined): PdfValue | undefined {
  return value?.kind === "reference" ? file.candidates(value.id).at(-1) : value;
}
