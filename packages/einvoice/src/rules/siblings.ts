/**
 * Children by name, so that asking stays cheap however many children an element has. Most have few, and are looked through; for
 * the others each name's children are listed once. A document that makes the rules look at far too much is stopped.
 */
import type { Scan } from "../ubl/scan.ts";
import { Stopped } from "./rule.ts";

/** So many children are looked through; beyond that a list is made. */
const fewChildren = 40;

/** How many steps the rules may take in one document: some twenty times what ten thousand lines need. */
const stepsMax = 50_000_000;

let steps = 0;

/** Starts the count of steps anew, for a new document. */
export function startSteps(): void {
  steps = 0;
}

interface Index {
  readonly lists: Map<number, ReadonlyMap<number, readonly number[]>>;
  /** The next sibling of the same name, of the children of those parents that `linked` marks. */
  readonly nextSame: Int32Array;
  readonly linked: Uint8Array;
}

const indexes = new WeakMap<Scan, Index>();
const none: readonly number[] = [];

/** The first child of a name, or -1. */
export function child(scan: Scan, element: number, name: number): number {
  const { after, name: nameOf } = scan;
  const end = after[element] as number;
  if (++steps > stepsMax) throw new Stopped("too-much", element);
  let looked = 0;
  for (let at = element + 1; at < end; at = after[at] as number) {
    if (nameOf[at] === name) return at;
    if (++looked > fewChildren) return listed(scan, element, name)[0] ?? -1;
  }
  return -1;
}

/** The next sibling of the same name, or -1. */
export function again(scan: Scan, element: number): number {
  const { after, name: nameOf, parent } = scan;
  const above = parent[element] as number;
  const end = above < 0 ? 0 : (after[above] as number);
  const name = nameOf[element];
  if (++steps > stepsMax) throw new Stopped("too-much", element);
  let looked = 0;
  for (let at = after[element] as number; at < end; at = after[at] as number) {
    if (nameOf[at] === name) return at;
    if (++looked > fewChildren) return nextSame(scan, element);
  }
  return -1;
}

/** All children of a name, in document order. */
export function childrenNamed(scan: Scan, element: number, name: number): readonly number[] {
  const first = child(scan, element, name);
  if (first < 0) return none;
  const found: number[] = [];
  for (let at = first; at >= 0; at = again(scan, at)) {
    if (found.push(at) > fewChildren) return listed(scan, element, name);
  }
  return found;
}

function listed(scan: Scan, element: number, name: number): readonly number[] {
  const index = indexOf(scan);
  let lists = index.lists.get(element);
  if (lists === undefined) index.lists.set(element, (lists = listChildren(scan, element)));
  return lists.get(name) ?? none;
}

function indexOf(scan: Scan): Index {
  let index = indexes.get(scan);
  if (index === undefined) {
    index = { lists: new Map(), nextSame: new Int32Array(scan.count), linked: new Uint8Array(scan.count) };
    indexes.set(scan, index);
  }
  return index;
}

function listChildren(scan: Scan, element: number): Map<number, number[]> {
  const lists = new Map<number, number[]>();
  const end = scan.after[element] as number;
  for (let at = element + 1; at < end; at = scan.after[at] as number) {
    const name = scan.name[at] as number;
    const list = lists.get(name);
    if (list === undefined) lists.set(name, [at]);
    else list.push(at);
  }
  return lists;
}

function nextSame(scan: Scan, element: number): number {
  const index = indexOf(scan);
  const parent = scan.parent[element] as number;
  if (index.linked[parent] === 0) linkChildren(scan, parent, index);
  return index.nextSame[element] as number;
}

function linkChildren(scan: Scan, parent: number, { linked, nextSame: next }: Index): void {
  const end = scan.after[parent] as number;
  const last = new Map<number, number>();
  for (let at = parent + 1; at < end; at = scan.after[at] as number) {
    const name = scan.name[at] as number;
    const before = last.get(name);
    if (before !== undefined) next[before] = at;
    next[at] = -1;
    last.set(name, at);
  }
  linked[parent] = 1;
}
