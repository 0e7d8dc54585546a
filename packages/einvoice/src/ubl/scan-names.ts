/**
 * The vocabulary: element, attribute and path names the engine knows, each interned once as a small integer. Rules and
 * readers ask for ids when their module loads; documents never add to it, so hostile names cannot grow it or slow it.
 *
 * A name is written with the customary prefix of its namespace, whatever prefix a document uses: `cbc:ID`, `cac:Party`,
 * `ubl:Invoice`, `cn:CreditNote`, `@currencyID`, `@xsi:schemaLocation`, `{urn:unknown}Name`, or a bare `Name` (no namespace).
 */

/** Namespaces by their ids; the position is the id. Id 0 is "no namespace". */
export const namespaces: readonly { readonly prefix: string; readonly uri: string }[] = [
  { prefix: "", uri: "" },
  { prefix: "ubl", uri: "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" },
  { prefix: "cn", uri: "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2" },
  { prefix: "cac", uri: "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" },
  { prefix: "cbc", uri: "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" },
  { prefix: "ext", uri: "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2" },
  { prefix: "xsi", uri: "http://www.w3.org/2001/XMLSchema-instance" },
  { prefix: "xml", uri: "http://www.w3.org/XML/1998/namespace" },
  { prefix: "ar", uri: "urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2" },
  { prefix: "sbd", uri: "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader" },
];

/** Ids from here on are given per document, to names and paths the vocabulary does not hold. */
export const foreignNames = 1 << 14;
export const foreignPaths = 1 << 16;

const nameIds = new Map<string, number>();
const nameTexts: string[] = [];

/** The id of a name, interned on first use by code (never by a document). */
export function nameId(name: string): number {
  const known = nameIds.get(name);
  if (known !== undefined) return known;
  if (nameTexts.length >= foreignNames) throw new Error("The vocabulary is full");
  nameIds.set(name, nameTexts.length);
  nameTexts.push(name);
  rememberSpelling(name);
  return nameTexts.length - 1;
}

/** The id of a name if the vocabulary holds it, else -1. */
export function findName(name: string): number {
  return nameIds.get(name) ?? -1;
}

export function knownName(id: number): string {
  return nameTexts[id] ?? "?";
}

export function knownNameCount(): number {
  return nameTexts.length;
}

const pathParents: number[] = [];
const pathNames: number[] = [];
let pathSlots = new Int32Array(1 << 12).fill(-1);

/** The id of a path such as `/ubl:Invoice/cac:TaxTotal/cbc:TaxAmount`, interned with its ancestors on first use by code. */
export function pathId(path: string): number {
  let at = -1;
  for (const step of path.split("/").slice(1)) at = internPath(at, nameId(step));
  return at;
}

/** The path of a named child under a path (-1 for the root), or -1 if the vocabulary does not hold it. */
export function findPath(parent: number, name: number): number {
  const mask = pathSlots.length - 1;
  let slot = (Math.imul(parent, 31) + name) & mask;
  for (;;) {
    const path = pathSlots[slot] as number;
    if (path < 0 || (pathNames[path] === name && pathParents[path] === parent)) return path;
    slot = (slot + 1) & mask;
  }
}

export function knownPath(id: number): { readonly parent: number; readonly name: number } {
  return { parent: pathParents[id] ?? -1, name: pathNames[id] ?? -1 };
}

function internPath(parent: number, name: number): number {
  const known = findPath(parent, name);
  if (known >= 0) return known;
  if (pathNames.length >= foreignPaths) throw new Error("The vocabulary of paths is full");
  pathParents.push(parent);
  pathNames.push(name);
  if (pathNames.length * 4 > pathSlots.length) growPathSlots();
  else placePath(pathNames.length - 1);
  return pathNames.length - 1;
}

function growPathSlots(): void {
  pathSlots = new Int32Array(pathSlots.length * 2).fill(-1);
  for (let path = 0; path < pathNames.length; path++) placePath(path);
}

function placePath(path: number): void {
  const mask = pathSlots.length - 1;
  let slot = (Math.imul(pathParents[path] as number, 31) + (pathNames[path] as number)) & mask;
  while ((pathSlots[slot] as number) >= 0) slot = (slot + 1) & mask;
  pathSlots[slot] = path;
}

/** How a name is usually spelt in a document: `cbc:ID` as it stands, `ubl:Invoice` as `Invoice`, `@currencyID` without @. */
export interface Spelling {
  readonly text: string;
  readonly prefix: string;
  readonly local: string;
  /** The namespace id the prefix must be bound to for `name` to hold, and that name (-1 if the spelling is only an attribute's). */
  readonly namespace: number;
  name: number;
  /** The name it has as an attribute without prefix, or -1. */
  attribute: number;
}

export const spellings: Spelling[] = [];
const spellingSlots = new Int32Array(1 << 14).fill(-1);

/** The spelling that stands at `start`…`end` of a text whose hash is `hash`, or -1. Compares every character: a hash can be forged. */
export function findSpelling(text: string, start: number, end: number, hash: number): number {
  const mask = spellingSlots.length - 1;
  let slot = hash & mask;
  for (;;) {
    const id = spellingSlots[slot] as number;
    if (id < 0 || isSpelt((spellings[id] as Spelling).text, text, start, end)) return id;
    slot = (slot + 1) & mask;
  }
}

export function isSpelt(spelling: string, text: string, start: number, end: number): boolean {
  const length = spelling.length;
  if (length !== end - start) return false;
  for (let i = 0; i < length; i++) if (spelling.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

function rememberSpelling(name: string): void {
  const isAttribute = name.startsWith("@");
  const plain = isAttribute ? name.slice(1) : name;
  if (plain.startsWith("{") || spellings.length * 2 > spellingSlots.length) return;
  const prefix = plain.includes(":") ? plain.slice(0, plain.indexOf(":")) : "";
  const namespace = namespaces.findIndex((n) => n.prefix === prefix);
  if (namespace < 0 || (isAttribute && prefix !== "")) return;
  const isDocument = namespace === 1 || namespace === 2 || namespace === 8;
  const text = isDocument ? plain.slice(plain.indexOf(":") + 1) : plain;
  const spelling = placeSpelling(text, isDocument ? "" : prefix, namespace);
  if (isAttribute) spelling.attribute = nameTexts.length - 1;
  else if (spelling.namespace === namespace) spelling.name = nameTexts.length - 1;
}

function placeSpelling(text: string, prefix: string, namespace: number): Spelling {
  const mask = spellingSlots.length - 1;
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  const known = findSpelling(text, 0, text.length, hash);
  if (known >= 0) return spellings[known] as Spelling;
  const local = text.slice(text.indexOf(":") + 1);
  const spelling = { text, prefix, local, namespace, name: -1, attribute: -1 };
  let slot = hash & mask;
  while ((spellingSlots[slot] as number) >= 0) slot = (slot + 1) & mask;
  spellingSlots[slot] = spellings.length;
  spellings.push(spelling);
  return spelling;
}

for (const { prefix } of namespaces)
  if (prefix === "") placeSpelling("xmlns", "", -1);
  else placeSpelling(`xmlns:${prefix}`, "xmlns", -1);
