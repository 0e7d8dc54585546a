/** What a PDF may not hold: anything that acts, carries other files or reaches outside (TRUST §7). Pages and web links may stay. */
import type { PdfObject, PdfObjects } from "./collect-objects.ts";
import type { PdfEntries, PdfFault, PdfValue } from "./values.ts";

/** Action types (ISO 32000 §12.6.4) and what each is refused as. Those not named here only move about in the file. */
const refusedActions: Readonly<Record<string, PdfFault>> = {
  JavaScript: "script",
  ECMAScript: "script",
  Rendition: "media",
  Launch: "launch",
  SubmitForm: "form-submission",
  ImportData: "form-submission",
  ResetForm: "form-submission",
  GoToR: "external-document",
  GoToE: "external-document",
  Thread: "external-document",
  Movie: "media",
  Sound: "media",
  RichMediaExecute: "media",
  GoTo3DView: "media",
};

const refusedSubtypes: Readonly<Record<string, PdfFault>> = {
  Movie: "media",
  Sound: "media",
  Screen: "media",
  RichMedia: "media",
  "3D": "media",
  FileAttachment: "embedded-file",
  PS: "script",
};

/** Keys that are refused wherever they stand. */
const refusedKeys: Readonly<Record<string, PdfFault>> = {
  JavaScript: "script",
  EmbeddedFiles: "embedded-file",
  EmbeddedFile: "embedded-file",
  Collection: "embedded-file",
  XFA: "xfa",
  RichMediaContent: "media",
  RichMediaSettings: "media",
};

/** Events on which an additional action starts (§12.6.3). */
const triggers = [
  "E",
  "X",
  "D",
  "U",
  "Fo",
  "Bl",
  "PO",
  "PC",
  "PV",
  "PI",
  "O",
  "C",
  "K",
  "F",
  "V",
  "WC",
  "WS",
  "DS",
  "WP",
  "DP",
];

/** The first reason to refuse the file, encryption before all others: what is encrypted cannot be judged further. */
export function judgeObjects(objects: PdfObjects): PdfFault | undefined {
  if (isEncrypted(objects)) return "encrypted";
  for (const object of objects.all) {
    const fault = judgeValue(object.value, object, objects);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isEncrypted(objects: PdfObjects): boolean {
  const xrefStreams = objects.all.flatMap(({ value, isStream }) =>
    isStream && value.kind === "dictionary" && value.entries.has("Root") ? [value.entries] : [],
  );
  return [...objects.trailers, ...xrefStreams].some((trailer) => trailer.has("Encrypt"));
}

function judgeValue(value: PdfValue, object: PdfObject, objects: PdfObjects): PdfFault | undefined {
  if (value.kind === "array") return firstFault(value.items, (item) => judgeValue(item, object, objects));
  if (value.kind !== "dictionary") return undefined;
  const ofStream = object.isStream && object.value === value;
  return (
    firstFault([...value.entries.values()], (entry) => judgeValue(entry, object, objects)) ??
    judgeDictionary(value.entries, ofStream, objects)
  );
}

function judgeDictionary(entries: PdfEntries, ofStream: boolean, objects: PdfObjects): PdfFault | undefined {
  for (const [key, fault] of Object.entries(refusedKeys)) if (entries.has(key)) return fault;
  const meanings = (key: string): readonly PdfValue[] => meaningsOf(entries.get(key), objects);
  const names = (key: string): readonly string[] => meanings(key).flatMap((v) => (v.kind === "name" ? [v.value] : []));
  return (
    firstFault(names("S"), (action) => refusedActions[action]) ??
    firstFault(names("Subtype"), (subtype) => refusedSubtypes[subtype]) ??
    firstFault(names("Type"), (type) => (type === "EmbeddedFile" ? "embedded-file" : undefined)) ??
    firstFault(meanings("JS"), (value) =>
      value.kind === "dictionary" && !isStreamLike(value) ? undefined : "script",
    ) ??
    firstFault(meanings("EF"), (value) => (value.kind === "dictionary" ? "embedded-file" : undefined)) ??
    firstFault(meanings("AA"), (value) => (isHarmlessAA(value) ? undefined : "automatic-action")) ??
    judgeOpening(entries, objects) ??
    judgeOutside(entries, ofStream, objects) ??
    firstFault(meanings("URI"), judgeLink)
  );
}

/** A document may open at one of its own pages; anything else that happens on opening is refused. */
function judgeOpening(entries: PdfEntries, objects: PdfObjects): PdfFault | undefined {
  const opening = entries.get("OpenAction");
  if (opening === undefined) return undefined;
  const meanings = meaningsOf(opening, objects);
  const harmless = (value: PdfValue): boolean => {
    if (value.kind === "array" || value.kind === "null") return true;
    if (value.kind !== "dictionary" || value.entries.has("Next")) return false;
    const actions = meaningsOf(value.entries.get("S"), objects);
    return actions.length > 0 && actions.every((action) => action.kind === "name" && action.value === "GoTo");
  };
  return meanings.length > 0 && meanings.every(harmless) ? undefined : "automatic-action";
}

/** A stream whose bytes lie in another file, and pages borrowed from another document. */
function judgeOutside(entries: PdfEntries, ofStream: boolean, objects: PdfObjects): PdfFault | undefined {
  if (!ofStream) return undefined;
  const elsewhere = meaningsOf(entries.get("F"), objects).some(
    ({ kind }) => kind === "string" || kind === "dictionary",
  );
  const borrowed = meaningsOf(entries.get("Ref"), objects).some(({ kind }) => kind === "dictionary");
  return elsewhere || borrowed ? "external-document" : undefined;
}

function judgeLink(value: PdfValue): PdfFault | undefined {
  if (value.kind === "dictionary") return undefined;
  if (value.kind !== "string") return "unsafe-link";
  const address = value.value.replace(/^\xef\xbb\xbf/, "").trim();
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(address)?.[1]?.toLowerCase();
  return scheme === undefined || ["http", "https", "mailto", "tel"].includes(scheme) ? undefined : "unsafe-link";
}

/** Some font or picture may be called `AA` in a page's resources; an action's dictionary has triggers, theirs do not. */
function isHarmlessAA(value: PdfValue): boolean {
  if (value.kind === "null") return true;
  return value.kind === "dictionary" && !triggers.some((trigger) => value.entries.has(trigger));
}

function isStreamLike(value: Extract<PdfValue, { kind: "dictionary" }>): boolean {
  return value.entries.has("Length");
}

function meaningsOf(value: PdfValue | undefined, objects: PdfObjects): readonly PdfValue[] {
  if (value === undefined) return [];
  return value.kind === "reference" ? objects.candidates(value.id) : [value];
}

function firstFault<T>(items: readonly T[], judge: (item: T) => PdfFault | undefined): PdfFault | undefined {
  for (const item of items) {
    const fault = judge(item);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
