/** A scanned document under judgement: what several rules need, found once and kept. */
import { knownNameCount } from "../ubl/scan-names.ts";
import type { Scan } from "../ubl/scan.ts";
import { cac, creditNote, invoice } from "./names.ts";
import type { Release } from "./releases.ts";
import { Stopped } from "./rule.ts";
import { VatFacts } from "./vat-facts.ts";

interface Kept {
  readonly fact: unknown;
  readonly stop: Stopped | undefined;
}

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

export class Doc {
  readonly scan: Scan;
  readonly release: Release;
  /** Whether the root is an invoice, or a credit note; a structurally faulty document may be neither. */
  readonly isInvoice: boolean;
  readonly isCreditNote: boolean;
  /** Whether a tax category is about VAT, where asked before: 1 yes, 2 no, 0 not asked. */
  readonly vatMarks: Uint8Array;
  private readonly tables: Tables;
  private readonly kept = new Map<string, Kept>();
  private readonly topLists = new Map<number, readonly number[]>();
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
    const known = this.topLists.get(name);
    if (known !== undefined) return known;
    const found: number[] = [];
    for (let element = this.first(name); element >= 0; element = this.next(element))
      if (this.scan.parent[element] === 0) found.push(element);
    this.topLists.set(name, found);
    return found;
  }

  hasTop(name: number): boolean {
    return this.tops(name).length > 0;
  }

  /** A fact found once per document, by a name of its own. */
  once<Fact>(name: string, find: (doc: Doc) => Fact): Fact {
    let known = this.kept.get(name);
    if (known === undefined) this.kept.set(name, (known = this.find(find)));
    if (known.stop !== undefined) throw known.stop;
    return known.fact as Fact;
  }

  /** A fact, or the stop that finding it comes to: both are kept, so that neither is sought twice. */
  private find(find: (doc: Doc) => unknown): Kept {
    try {
      return { fact: find(this), stop: undefined };
    } catch (stop) {
      if (!(stop instanceof Stopped)) throw stop;
      return { fact: undefined, stop };
    }
  }

  get vat(): VatFacts {
    this.vatFacts ??= new VatFacts(this);
    return this.vatFacts;
  }

  get lines(): readonly number[] {
    return this.hasTop(cac.InvoiceLine) ? this.tops(cac.InvoiceLine) : this.tops(cac.CreditNoteLine);
  }
}
