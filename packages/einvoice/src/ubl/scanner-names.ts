/** Names within one document: reads a name, resolves its prefix, and gives it and its path their interned numbers. */
import {
  findName,
  findPath,
  findSpelling,
  foreignNames,
  foreignPaths,
  namespaces,
  type Spelling,
  spellings,
} from "./scan-names.ts";
import { isNameCharacter, isWideNameStart, nameClass } from "./scanner-characters.ts";
import type { ForeignNames } from "./scan-shape.ts";
import type { ScanTables } from "./scanner-tables.ts";
import { decodeAttribute } from "./scan-text.ts";
import { scanLimits, Stop } from "./scan-refusals.ts";

const xmlNamespace = namespaces.findIndex((n) => n.prefix === "xml");
const includeUri = "http://www.w3.org/2001/XInclude";
const xmlnsUri = "http://www.w3.org/2000/xmlns/";
const firstForeignSpelling = 1 << 20;

/** The customary namespace written here, found without cutting it out: nearly every document declares the same three. */
function usualUri(text: string, open: number, close: number): string | undefined {
  for (const { uri } of namespaces) if (uri.length === close - open && text.startsWith(uri, open)) return uri;
  return undefined;
}

interface Undo {
  readonly depth: number;
  readonly prefix: string;
  readonly before: number | undefined;
}

export class ScanNames {
  /** Where the name last read ends. */
  end = 0;
  private readonly text: string;
  /** Prefix → namespace number now in force; numbers past the known namespaces are this document's own. */
  private readonly bound = new Map<string, number>();
  /** The same for the customary prefixes, by namespace number, so that the usual name needs no map. */
  private readonly usual = new Int32Array(namespaces.length).fill(-1);
  private readonly undo: Undo[] = [];
  private readonly uris: string[] = [];
  private readonly ownSpellings: Spelling[] = [];
  private readonly names: string[] = [];
  private readonly pathParents: number[] = [];
  private readonly pathNames: number[] = [];
  // Made when first needed: a document of the usual names needs none of them, and is often small.
  private uriIds: Map<string, number> | undefined;
  private ownSpellingIds: Map<string, number> | undefined;
  private nameIds: Map<string, number> | undefined;
  private resolved: Map<string, number> | undefined;
  private pathIds: Map<number, number> | undefined;
  /** Attributes of the open tag that carry a prefix: resolved when the tag ends, since a declaration may stand after them. */
  private prefixed: { attribute: number; raw: number; at: number }[] = [];

  constructor(text: string) {
    this.text = text;
    this.bound.set("xml", xmlNamespace);
    this.usual[0] = 0;
    this.usual[xmlNamespace] = xmlNamespace;
  }

  foreign(): ForeignNames {
    return { names: this.names, pathParents: this.pathParents, pathNames: this.pathNames };
  }

  /** Reads the name at `start` and returns the number of its spelling. */
  read(start: number): number {
    const { text } = this;
    let hash = 0;
    let at = start;
    let c = text.charCodeAt(at);
    if (!(nameClass[c] === 1 || isWideNameStart(text, at)))
      throw new Stop(start < text.length ? "bad-name" : "cut-off", start);
    while (c < 128 && (nameClass[c] as number) > 0) {
      hash = (Math.imul(hash, 31) + c) | 0;
      c = text.charCodeAt(++at);
    }
    if (c >= 128) {
      while (isNameCharacter(text, at)) at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
      this.end = at;
      return this.ownSpelling(start, at);
    }
    this.end = at;
    const known = findSpelling(text, start, at, hash);
    return known >= 0 ? known : this.ownSpelling(start, at);
  }

  /** The name of an element spelt so, under the namespace bindings now in force. */
  elementName(raw: number, at: number): number {
    const spelling = this.spelling(raw);
    const wanted = spelling.namespace;
    if (spelling.name >= 0) {
      const bound = spelling.prefix === "" ? this.usual[0] : this.usual[wanted];
      if (bound === wanted) return spelling.name;
    }
    return this.resolve(spelling, this.namespaceOf(spelling.prefix, at), "");
  }

  childPath(parent: number, name: number): number {
    if (parent < foreignPaths && name < foreignNames) {
      const known = findPath(parent, name);
      if (known >= 0) return known;
    }
    const key = (parent + 1) * 0x40000 + name;
    this.pathIds ??= new Map();
    const own = this.pathIds.get(key);
    if (own !== undefined) return own;
    const id = foreignPaths + this.pathNames.length;
    this.pathIds.set(key, id);
    this.pathParents.push(parent);
    this.pathNames.push(name);
    return id;
  }

  /** Takes in a namespace declaration; false if the attribute is none. */
  declare(raw: number, at: number, open: number, close: number, depth: number): boolean {
    const { text, prefix, local } = this.spelling(raw);
    if (text !== "xmlns" && prefix !== "xmlns") return false;
    const uri = usualUri(this.text, open, close) ?? decodeAttribute(this.text.slice(open, close));
    if (uri === includeUri) throw new Stop("xinclude", at);
    const declared = text === "xmlns" ? "" : local;
    const isXml = declared === "xml" || uri === namespaces[xmlNamespace]?.uri;
    if (declared === "xmlns" || uri === xmlnsUri || (uri === "" && declared !== "")) throw new Stop("bad-markup", at);
    if (isXml && !(declared === "xml" && uri === namespaces[xmlNamespace]?.uri)) throw new Stop("bad-markup", at);
    for (let i = this.undo.length - 1; i >= 0 && this.undo[i]?.depth === depth; i--)
      if (this.undo[i]?.prefix === declared) throw new Stop("repeated-attribute", at);
    this.undo.push({ depth, prefix: declared, before: this.bound.get(declared) });
    this.bind(declared, this.uriId(uri));
    return true;
  }

  attribute(
    tables: ScanTables,
    raw: number,
    at: number,
    open: number,
    close: number,
    coded: number,
    element: number,
  ): void {
    const spelling = this.spelling(raw);
    let name = -1;
    if (spelling.prefix !== "") this.prefixed.push({ attribute: tables.attributeCount, raw, at });
    else {
      name = spelling.attribute >= 0 ? spelling.attribute : this.resolve(spelling, 0, "@");
      this.refuseRepeated(tables, name, at, element);
    }
    tables.addAttribute(name, open, close, coded);
  }

  /** Resolves the prefixed attributes of a tag whose declarations are now all known. */
  closeTag(_depth: number, element: number, tables: ScanTables): void {
    if (this.prefixed.length === 0) return;
    for (const { attribute, raw, at } of this.prefixed) {
      const spelling = this.spelling(raw);
      const name = this.resolve(spelling, this.namespaceOf(spelling.prefix, at), "@");
      this.refuseRepeated(tables, name, at, element);
      tables.attributeName[attribute] = name;
    }
    this.prefixed = [];
  }

  /** Takes back the declarations of the element left at a depth. */
  leave(depth: number): void {
    for (let last = this.undo.at(-1); last !== undefined && last.depth >= depth; last = this.undo.at(-1)) {
      this.undo.pop();
      this.bind(last.prefix, last.before);
    }
  }

  private refuseRepeated(tables: ScanTables, name: number, at: number, element: number): void {
    for (let i = tables.attributes[element] as number; i < tables.attributeCount; i++)
      if (tables.attributeName[i] === name) throw new Stop("repeated-attribute", at);
  }

  private refuseTooMany(own: readonly unknown[]): void {
    if (own.length >= scanLimits.foreignNamesMax) throw new Stop("too-many-names", this.end);
  }

  private spelling(raw: number): Spelling {
    return (raw < firstForeignSpelling ? spellings[raw] : this.ownSpellings[raw - firstForeignSpelling]) as Spelling;
  }

  private ownSpelling(start: number, end: number): number {
    if (end - start > scanLimits.nameMax) throw new Stop("text-too-long", start);
    const text = this.text.slice(start, end);
    this.ownSpellingIds ??= new Map();
    const known = this.ownSpellingIds.get(text);
    if (known !== undefined) return known;
    const colon = text.indexOf(":");
    const local = text.slice(colon + 1);
    if (local === "" || local.includes(":")) throw new Stop("bad-name", start);
    if (colon >= 0 && !(nameClass[local.charCodeAt(0)] === 1 || isWideNameStart(local, 0)))
      throw new Stop("bad-name", start);
    const prefix = colon < 0 ? "" : text.slice(0, colon);
    this.refuseTooMany(this.ownSpellings);
    this.ownSpellings.push({ text, prefix, local, namespace: -1, name: -1, attribute: -1 });
    const id = firstForeignSpelling + this.ownSpellings.length - 1;
    this.ownSpellingIds.set(text, id);
    return id;
  }

  private namespaceOf(prefix: string, at: number): number {
    const bound = this.bound.get(prefix);
    if (bound === undefined && prefix !== "") throw new Stop("unknown-prefix", at);
    return bound ?? 0;
  }

  /** The number of a local name in a namespace: the vocabulary's where it has one, else this document's own. */
  private resolve(spelling: Spelling, namespace: number, mark: "" | "@"): number {
    const key = `${mark}${namespace}:${spelling.local}`;
    this.resolved ??= new Map();
    const known = this.resolved.get(key);
    if (known !== undefined) return known;
    const usual = namespaces[namespace];
    const uri = this.uris[namespace - namespaces.length];
    const written = usual === undefined ? `{${uri}}` : namespace === 0 ? "" : `${usual.prefix}:`;
    const name = mark + written + spelling.local;
    const found = findName(name);
    const id = found >= 0 ? found : this.foreignName(name);
    this.resolved.set(key, id);
    return id;
  }

  private foreignName(name: string): number {
    this.nameIds ??= new Map();
    const known = this.nameIds.get(name);
    if (known !== undefined) return known;
    this.refuseTooMany(this.names);
    this.names.push(name);
    const id = foreignNames + this.names.length - 1;
    this.nameIds.set(name, id);
    return id;
  }

  private uriId(uri: string): number {
    const usual = namespaces.findIndex((n) => n.uri === uri);
    if (usual >= 0) return usual;
    this.uriIds ??= new Map();
    const known = this.uriIds.get(uri);
    if (known !== undefined) return known;
    this.refuseTooMany(this.uris);
    this.uris.push(uri);
    const id = namespaces.length + this.uris.length - 1;
    this.uriIds.set(uri, id);
    return id;
  }

  private bind(prefix: string, namespace: number | undefined): void {
    if (namespace === undefined) this.bound.delete(prefix);
    else this.bound.set(prefix, namespace);
    const usual = namespaces.findIndex((n) => n.prefix === prefix);
    if (usual === 0) this.usual[0] = namespace ?? 0;
    else if (usual > 0) this.usual[usual] = namespace ?? -1;
  }
}
