/** The arrays a scan fills: they start at a guess from the text's length and double when full. */
import type { ForeignNames, Scan } from "./scan-shape.ts";

type Table = Int32Array<ArrayBuffer>;

export class ScanTables {
  count = 0;
  attributeCount = 0;
  name: Table;
  path: Table;
  parent: Table;
  after: Table;
  at: Table;
  open: Table;
  close: Table;
  kind: Uint8Array<ArrayBuffer>;
  attributes: Table;
  attributeName: Table;
  attributeOpen: Table;
  attributeClose: Table;
  attributeKind: Uint8Array<ArrayBuffer>;
  private capacity: number;
  private attributeCapacity: number;

  constructor(textLength: number) {
    const capacity = Math.min(16 + ((textLength / 36) | 0), 8192);
    this.capacity = capacity;
    this.attributeCapacity = capacity;
    const table = () => new Int32Array(capacity);
    this.name = table();
    this.path = table();
    this.parent = table();
    this.after = table();
    this.at = table();
    this.open = table();
    this.close = table();
    this.kind = new Uint8Array(capacity);
    this.attributes = new Int32Array(capacity + 1);
    this.attributeName = table();
    this.attributeOpen = table();
    this.attributeClose = table();
    this.attributeKind = new Uint8Array(capacity);
  }

  /** Makes the tables ready for another document, keeping their arrays. */
  reset(): void {
    this.count = 0;
    this.attributeCount = 0;
  }

  add(at: number, parent: number): number {
    const element = this.count++;
    if (element >= this.capacity) this.grow();
    this.at[element] = at;
    this.kind[element] = 0;
    this.parent[element] = parent;
    this.attributes[element] = this.attributeCount;
    return element;
  }

  addAttribute(name: number, open: number, close: number, coded: number): void {
    const attribute = this.attributeCount++;
    if (attribute >= this.attributeCapacity) this.growAttributes();
    this.attributeName[attribute] = name;
    this.attributeOpen[attribute] = open;
    this.attributeClose[attribute] = close;
    this.attributeKind[attribute] = coded;
  }

  finish(text: string, foreign: ForeignNames): Scan {
    this.attributes[this.count] = this.attributeCount;
    const { count, name, path, parent, after, at, open, close, kind } = this;
    const { attributes, attributeName, attributeOpen, attributeClose, attributeKind } = this;
    const attributeTables = { attributes, attributeName, attributeOpen, attributeClose, attributeKind };
    return { text, count, name, path, parent, after, at, open, close, kind, ...attributeTables, foreign };
  }

  private grow(): void {
    const size = this.capacity * 2;
    this.capacity = size;
    this.name = widen(this.name, size);
    this.path = widen(this.path, size);
    this.parent = widen(this.parent, size);
    this.after = widen(this.after, size);
    this.at = widen(this.at, size);
    this.open = widen(this.open, size);
    this.close = widen(this.close, size);
    const kind = new Uint8Array(size);
    kind.set(this.kind);
    this.kind = kind;
    this.attributes = widen(this.attributes, size + 1);
  }

  private growAttributes(): void {
    const size = this.attributeCapacity * 2;
    this.attributeCapacity = size;
    this.attributeName = widen(this.attributeName, size);
    this.attributeOpen = widen(this.attributeOpen, size);
    this.attributeClose = widen(this.attributeClose, size);
    const kind = new Uint8Array(size);
    kind.set(this.attributeKind);
    this.attributeKind = kind;
  }
}

function widen(table: Table, size: number): Table {
  const wider = new Int32Array(size);
  wider.set(table);
  return wider;
}
