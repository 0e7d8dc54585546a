/** The machine behind `scan`: walks the text once, left to right, and fills the arrays. Every loop moves forward; none looks back. */
import { content, type Scan } from "./scan-shape.ts";
import { ScanNames } from "./scanner-names.ts";
import type { ScanTables } from "./scanner-tables.ts";
import { endOfInstructionName, endOfReference, isNameCharacter, skipSpace, textClass } from "./scanner-characters.ts";
import { nameId } from "./scan-names.ts";
import { scanLimits, Stop } from "./scan-refusals.ts";

const embedded = nameId("cbc:EmbeddedDocumentBinaryObject");

export class Scanner {
  private readonly text: string;
  private readonly tables: ScanTables;
  private readonly names: ScanNames;
  private current = -1;
  private depth = 0;
  private at = 0;
  private readonly nameLengths = new Int32Array(scanLimits.depthMax + 1);

  constructor(text: string, tables: ScanTables) {
    this.text = text;
    this.tables = tables;
    this.names = new ScanNames(text);
  }

  run(start: number): Scan {
    const { text } = this;
    this.at = start;
    for (;;) {
      this.readText();
      if (this.at >= text.length) break;
      const next = text.charCodeAt(this.at + 1);
      if (next === 47) this.closeElement();
      else if (next === 33) this.readBang();
      else if (next === 63) this.readInstruction();
      else this.openElement();
    }
    if (this.depth > 0) throw new Stop("cut-off", this.at);
    if (this.tables.count === 0) throw new Stop("no-document", 0);
    return this.tables.finish(text, this.names.foreign());
  }

  /** Reads to the next `<`, noting what kind of text it was. */
  private readText(): void {
    const { text } = this;
    const start = this.at;
    let at = start;
    let seen = 0;
    for (; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c === 60) break;
      if (c < 64) {
        const kind = textClass[c] as number;
        seen |= kind;
        if (kind > content.coded) at = this.readOddText(c, at);
      } else seen |= c >= 0xfffe ? this.refuseCharacter(at) : content.ink;
    }
    this.at = at;
    if (at > start) this.noteText(seen & (content.ink | content.coded), start, at);
  }

  private noteText(seen: number, start: number, at: number): void {
    if (this.current < 0) {
      if ((seen & content.ink) !== 0) throw new Stop(this.tables.count > 0 ? "text-outside" : "no-document", start);
      return;
    }
    this.tables.kind[this.current] = (this.tables.kind[this.current] as number) | seen;
    if (at - start <= scanLimits.textMax) return;
    if (this.tables.name[this.current] !== embedded) throw new Stop("text-too-long", start);
    if (at - start > scanLimits.embeddedMax) throw new Stop("attachment-too-long", start);
  }

  /** The characters that need a second look: `&`, `>` after `]]`, and control characters. Returns the offset read. */
  private readOddText(c: number, at: number): number {
    if (c === 38) return endOfReference(this.text, at) - 1;
    if (c === 62) {
      if (this.text.charCodeAt(at - 1) === 93 && this.text.charCodeAt(at - 2) === 93) throw new Stop("bad-markup", at);
      return at;
    }
    throw new Stop("bad-character", at);
  }

  private refuseCharacter(at: number): never {
    throw new Stop("bad-character", at);
  }

  private openElement(): void {
    const { text, tables, names } = this;
    if (this.depth === 0 && tables.count > 0) throw new Stop("text-outside", this.at);
    if (this.depth >= scanLimits.depthMax) throw new Stop("too-deep", this.at);
    if (tables.count >= scanLimits.elementsMax) throw new Stop("too-many-elements", this.at);
    const element = tables.add(this.at, this.current);
    const raw = names.read(this.at + 1);
    this.nameLengths[this.depth] = names.end - this.at - 1;
    let at = names.end;
    let c = text.charCodeAt(at);
    if (c !== 62 && c !== 47) {
      at = this.readAttributes(at, element);
      c = text.charCodeAt(at);
    }
    names.closeTag(this.depth, element, tables);
    const name = names.elementName(raw, this.at + 1);
    tables.name[element] = name;
    const above = this.current < 0 ? -1 : (tables.path[this.current] as number);
    tables.path[element] = names.childPath(above, name);
    if (this.current >= 0) tables.kind[this.current] = (tables.kind[this.current] as number) | content.children;
    if (c === 47) this.closeEmpty(at, element);
    else this.enter(at + 1, element);
  }

  private enter(at: number, element: number): void {
    this.tables.open[element] = at;
    this.current = element;
    this.depth++;
    this.at = at;
  }

  private closeEmpty(at: number, element: number): void {
    const { tables, text } = this;
    if (text.charCodeAt(at + 1) !== 62) throw new Stop(at + 1 < text.length ? "bad-markup" : "cut-off", at);
    tables.open[element] = at + 2;
    tables.close[element] = at + 2;
    tables.after[element] = tables.count;
    this.names.leave(this.depth);
    this.at = at + 2;
  }

  private closeElement(): void {
    const { text, tables, current } = this;
    if (current < 0) throw new Stop("wrong-end-tag", this.at);
    const start = (tables.at[current] as number) + 1;
    const length = this.nameLengths[this.depth - 1] as number;
    let at = this.at + 2;
    for (let i = 0; i < length; i++)
      if (text.charCodeAt(start + i) !== text.charCodeAt(at + i))
        throw new Stop(at + i < text.length ? "wrong-end-tag" : "cut-off", this.at);
    at += length;
    if (text.charCodeAt(at) !== 62) {
      if (isNameCharacter(text, at)) throw new Stop("wrong-end-tag", this.at);
      at = skipSpace(text, at);
      if (text.charCodeAt(at) !== 62) throw new Stop(at < text.length ? "bad-markup" : "cut-off", at);
    }
    tables.close[current] = this.at;
    tables.after[current] = tables.count;
    this.depth--;
    this.names.leave(this.depth);
    this.current = tables.parent[current] as number;
    this.at = at + 1;
  }

  /** A comment or CDATA; anything else that starts with `<!` is a declaration and refused. */
  private readBang(): void {
    const { text, at } = this;
    if (text.startsWith("<!--", at)) {
      const end = text.indexOf("--", at + 4);
      if (end < 0) throw new Stop("cut-off", at);
      if (text.charCodeAt(end + 2) !== 62) throw new Stop("bad-markup", end);
      this.checkCharacters(at + 4, end);
      if (this.current >= 0) this.mark(content.coded | content.split);
      this.at = end + 3;
    } else if (text.startsWith("<![CDATA[", at) && this.current >= 0) {
      const end = text.indexOf("]]>", at + 9);
      if (end < 0) throw new Stop("cut-off", at);
      this.noteText(content.coded | (this.checkCharacters(at + 9, end) ? content.ink : 0), at + 9, end);
      this.at = end + 3;
    } else if (/^<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/.test(text.slice(at, at + 10)))
      throw new Stop("doctype", at);
    else throw new Stop("bad-markup", at);
  }

  /** A processing instruction says nothing to an invoice; it is passed by like a comment. */
  private readInstruction(): void {
    const { text, at } = this;
    const end = text.indexOf("?>", at + 2);
    if (end < 0) throw new Stop("cut-off", at);
    this.checkCharacters(endOfInstructionName(text, at + 2, end), end);
    if (this.current >= 0) this.mark(content.coded | content.split);
    this.at = end + 2;
  }

  private mark(bits: number): void {
    this.tables.kind[this.current] = (this.tables.kind[this.current] as number) | bits;
  }

  /** Refuses characters XML does not allow; true when one of them is ink. */
  private checkCharacters(start: number, end: number): boolean {
    let ink = false;
    for (let at = start; at < end; at++) {
      const c = this.text.charCodeAt(at);
      if (c >= 0xfffe || (c < 32 && c !== 9 && c !== 10 && c !== 13)) throw new Stop("bad-character", at);
      if (c > 32) ink = true;
    }
    return ink;
  }

  private readAttributes(start: number, element: number): number {
    const { text, tables, names } = this;
    let at = start;
    for (let seen = 0; ; seen++) {
      const next = skipSpace(text, at);
      const c = text.charCodeAt(next);
      if (c === 62 || c === 47) return next;
      if (next >= text.length) throw new Stop("cut-off", next);
      if (next === at) throw new Stop("bad-markup", at);
      if (seen >= scanLimits.attributesMax) throw new Stop("too-many-attributes", next);
      const raw = names.read(next);
      const equals = skipSpace(text, names.end);
      if (text.charCodeAt(equals) !== 61) throw new Stop(equals < text.length ? "bad-markup" : "cut-off", equals);
      const open = skipSpace(text, equals + 1) + 1;
      const coded = this.readAttributeValue(open);
      at = this.at + 1;
      if (!names.declare(raw, next, open, this.at, this.depth))
        names.attribute(tables, raw, next, open, this.at, coded, element);
      this.at = tables.at[element] as number;
    }
  }

  /** Reads a quoted value that starts at `open`; leaves `this.at` at its closing quote and returns 1 if it needs decoding. */
  private readAttributeValue(open: number): number {
    const { text } = this;
    const quote = text.charCodeAt(open - 1);
    if (quote !== 34 && quote !== 39) throw new Stop(open - 1 < text.length ? "bad-markup" : "cut-off", open - 1);
    let coded = 0;
    let at = open;
    for (let c = text.charCodeAt(at); c !== quote; c = text.charCodeAt(++at)) {
      if (at >= text.length) throw new Stop("cut-off", open);
      if (c === 38) at = endOfReference(text, at) - 1;
      else if (c === 60) throw new Stop("bad-markup", at);
      else if (c >= 0xfffe || (c < 32 && c !== 9 && c !== 10 && c !== 13)) throw new Stop("bad-character", at);
      if (c === 38 || c < 32) coded = 1;
    }
    if (at - open > scanLimits.textMax) throw new Stop("text-too-long", open);
    this.at = at;
    return coded;
  }
}
