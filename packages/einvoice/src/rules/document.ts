/** A scanned document under judgement: what several rules need, found once and kept. */
import { knownNameCount } from "../ubl/scan-names.ts";
import type { Scan } from "../ubl/scan.ts";
import { cac, creditNote, invoice } from "./names.ts";
import type { Release } from "./releases.ts";
import { orStop, Stopped } from "./rule.ts";
import { VatFacts } from "./vat-facts.ts";

/** The working tables of a document; see `Doc.done`. */
interface Tables {
  /** By name, the first element of that name. */
  readonly heads: Int32Array;
  /** By element, the next of the same name. */
  readonly nexts: Int32Array;
  readonly vatMarks: Uint8Array;
}

/** Tables for documents up to so many elements are kept for the next; larger ones are given back to the machine. */
const keptElements = 8192;
let spare: Tables | undefined;

function takeTables(names: number, elements: number): Tables {
  const tables = spare;
  spare = undefined;
  if (elements > keptElements || tables === undefined || tables.heads.length < names) {
    const room = elements > keptElements ? elements : keptElements;
    return { heads: new Int32Array(names).fill(-1), nexts: new Int32Array(room), vatMarks: new Uint8Array(room) };
  }
  tables.heads.fill(-1);
  tables.vatMarks.fill(0, 0, elements);
  return tables;
}

const none: readonly number[] = [];

export class Doc {
  readonly scan: Scan;
  readonly release: Release;
  /** Whether the root is an invoice, or a credit note; a structurally faulty document may be neither. */
  readonly isInvoice: boolean;
  readonly isCreditNote: boolean;
  /** Whether a tax category is about VAT, where asked before: 1 yes, 2 no, 0 not asked. */
  readonly vatMarks: Uint8Array;
  private readonly tables: Tables;
  /** By number of the fact: what was found, or the stop that finding it came to, so that neither is sought twice. */
  private readonly facts: unknown[] = [];
  /** Names whose children of the root were asked for, some few, and those children. */
  private readonly topNames: number[] = [];
  private readonly topLists: (readonly number[])[] = [];
  private vatFacts: VatFacts | undefined;

  constructor(scan: Scan, release: Release) {
    this.scan = scan;
    this.release = release;
    this.isInvoice = scan.name[0] === invoice;
    this.isCreditNote = scan.name[0] === creditNote;
    const known = knownNameCount();
    this.tables = takeTables(known, scan.count);
    this.vatMarks = this.tables.vatMarks;
    const { heads, nexts } = this.tables;
    for (let element = scan.count - 1; element >= 0; element--) {
      const name = scan.name[element] as number;
      if (name >= known) continue;
      nexts[element] = heads[name] as number;
      heads[name] = element;
    }
  }

  /** Gives the working tables back, for the next document to use. Nothing may be asked of this one afterwards. */
  done(): void {
    if (this.tables.nexts.length <= keptElements) spare = this.tables;
  }

  /** The first element of a name anywhere in the document, or -1; go on with `next`. */
  first(name: number): number {
    return this.tables.heads[name] ?? -1;
  }

  /** The next element of the same name anywhere in the document, or -1. */
  next(element: number): number {
    return this.tables.nexts[element] as number;
  }

  /** The root's children of a name. */
  tops(name: number): readonly number[] {
    if (!this.stands(name)) return none;
    const known = this.topNames.indexOf(name);
    if (known >= 0) return this.topLists[known] as readonly number[];
    const found: number[] = [];
    for (let element = this.first(name); element >= 0; element = this.next(element))
      if (this.scan.parent[element] === 0) found.push(element);
    this.topNames.push(name);
    this.topLists.push(found);
    return found;
  }

  hasTop(name: number): boolean {
    return this.tops(name).length > 0;
  }

  /** Whether an element of this name stands anywhere: where none does, nothing need be looked for along a path that ends in one. */
  stands(name: number): boolean {
    return (this.tables.heads[name] ?? -1) >= 0;
  }

  /** Whether two of this name stand anywhere. */
  standsTwice(name: number): boolean {
    const first = this.tables.heads[name] ?? -1;
    return first >= 0 && (this.tables.nexts[first] as number) >= 0;
  }

  /** For `fact` and `factAt` (facts.ts), which make the numbers. */
  keep<Found>(number: number, find: (doc: this) => Found): Found {
    let known = this.facts[number];
    if (known === undefined) this.facts[number] = known = orStop(() => find(this));
    if (known instanceof Stopped) throw known;
    return known as Found;
  }

  /** The same of the element last asked of, which is kept beside it. */
  keepAt<Found>(number: number, element: number, find: (doc: this, element: number) => Found): Found {
    let known = this.facts[number + 1] === element ? this.facts[number] : undefined;
    if (known === undefined) {
      this.facts[number + 1] = element;
      this.facts[number] = known = orStop(() => find(this, element));
    }
    if (known instanceof Stopped) throw known;
    return known as Found;
  }

  get vat(): VatFacts {
    this.vatFacts ??= new VatFacts(this);
    return this.vatFacts;
  }

  get lines(): readonly number[] {
    return this.hasTop(cac.InvoiceLine) ? this.tops(cac.InvoiceLine) : this.tops(cac.CreditNoteLine);
  }
}
