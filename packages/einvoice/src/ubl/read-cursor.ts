import { type Decimal, parseDecimal } from "../amount/decimal.ts";
import { asLocalDate, type LocalDate } from "../calendar/local-date.ts";
import { type Identifier } from "../model/party.ts";
import { ReadPaths } from "./read-paths.ts";
import { attributeValue, findAttribute, findChild, nameId, type Scan, valueOf } from "./scan.ts";

/** Why a document cannot be made an invoice: what is missing or unreadable, and where. */
export interface ReadFault {
  readonly path: string;
  readonly code: "missing" | "not-a-decimal" | "not-a-date" | "not-a-code" | "not-base64";
}

/** No element: what a look-up answers when there is nothing to find, and what may be passed on to the next look-up. */
const NONE = -1;

const schemeId = nameId("@schemeID");

/**
 * Reads terms out of a scanned document and remembers which elements and attributes it has read, so that the rest can be
 * told of. Look-ups take an element number; -1 stands for an element that is not there, and nothing is found in it.
 */
export class ReadCursor {
  readonly scan: Scan;
  readonly paths: ReadPaths;
  readonly faults: ReadFault[] = [];
  readonly #elements: Uint8Array;
  readonly #attributes: Uint8Array;

  constructor(scan: Scan) {
    this.scan = scan;
    this.paths = new ReadPaths(scan);
    this.#elements = new Uint8Array(scan.count);
    this.#attributes = new Uint8Array(scan.attributeName.length);
    this.#elements[0] = 1;
  }

  wasRead(element: number): boolean {
    return this.#elements[element] === 1;
  }

  wasAttributeRead(attribute: number): boolean {
    return this.#attributes[attribute] === 1;
  }

  /** The first child of that name, or -1. */
  find(element: number, name: number): number {
    return element === NONE ? NONE : findChild(this.scan, element, name);
  }

  /** The first child of that name, or -1; it counts as read. */
  child(element: number, name: number): number {
    const found = this.find(element, name);
    if (found !== NONE) this.#elements[found] = 1;
    return found;
  }

  /** All children of that name; they count as read. */
  children(element: number, name: number): number[] {
    const found: number[] = [];
    if (element === NONE) return found;
    const { after, name: names } = this.scan;
    const end = after[element] ?? 0;
    for (let child = element + 1; child < end; child = after[child] ?? end) {
      if (names[child] === name) found.push(child);
    }
    return found;
  }

  take(element: number): void {
    this.#elements[element] = 1;
  }

  /** The text of an element as written; absent when there is no element or nothing in it. */
  text(element: number): string | undefined {
    if (element === NONE) return undefined;
    const text = valueOf(this.scan, element);
    if (text !== "") return text;
    this.#elements[element] = 0;
    return undefined;
  }

  textIn(element: number, name: number): string | undefined {
    return this.text(this.child(element, name));
  }

  /** A code, date or number, around which white space means nothing. */
  token(element: number): string | undefined {
    const text = trimSpace(this.text(element) ?? "");
    if (text !== "") return text;
    if (element !== NONE) this.#elements[element] = 0;
    return undefined;
  }

  tokenIn(element: number, name: number): string | undefined {
    return this.token(this.child(element, name));
  }

  /** What a descendant says, without counting anything as read. */
  peek(element: number, names: readonly number[]): string | undefined {
    let at = element;
    for (const name of names) at = this.find(at, name);
    return at === NONE ? undefined : trimSpace(valueOf(this.scan, at));
  }

  /** Counts a child as read if it says what the model takes for granted. */
  expect(element: number, name: number, value: string): void {
    if (this.peek(element, [name]) === value) this.child(element, name);
  }

  attribute(element: number, name: number): string | undefined {
    const found = element === NONE ? NONE : findAttribute(this.scan, element, name);
    if (found === NONE) return undefined;
    const value = attributeValue(this.scan, found);
    if (value === "") return undefined;
    this.#attributes[found] = 1;
    return value;
  }

  decimalIn(element: number, name: number): Decimal | undefined {
    return this.decimal(this.child(element, name));
  }

  decimal(element: number): Decimal | undefined {
    const text = this.token(element);
    if (text === undefined) return undefined;
    const value = parseDecimal(text);
    if (value === undefined) this.fault(element, "not-a-decimal");
    return value;
  }

  dateIn(element: number, name: number): LocalDate | undefined {
    const found = this.child(element, name);
    const text = this.token(found);
    if (text === undefined) return undefined;
    const day = asLocalDate(text);
    if (day === undefined) this.fault(found, "not-a-date");
    return day;
  }

  identifierIn(element: number, name: number): Identifier | undefined {
    return this.identifier(this.child(element, name));
  }

  identifier(element: number): Identifier | undefined {
    const id = this.text(element);
    if (id === undefined) return undefined;
    const scheme = this.attribute(element, schemeId);
    return scheme === undefined ? { id } : { id, scheme };
  }

  fault(element: number, code: ReadFault["code"]): void {
    this.faults.push({ path: this.paths.of(element), code });
  }

  /** The value, or a fault and a stand-in that never leaves the reader, for a document with faults is not answered. */
  required<T>(value: T | undefined, standIn: T, { within, path }: { within: number; path: string }): T {
    if (value !== undefined) return value;
    this.faults.push({ path: `${this.paths.of(Math.max(within, 0))}/${path}`, code: "missing" });
    return standIn;
  }
}

/** Terms of which some may be absent, with the absent left out. */
export type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is `undefined`: an absent term is an absent property. */
export function present<const T extends object>(terms: T): Present<T> {
  const kept: Partial<T> = {};
  for (const name in terms) if (terms[name] !== undefined) kept[name] = terms[name];
  return kept as unknown as Present<T>;
}

/** The same for a group that is itself absent when nothing is in it. */
export function presentGroup<T extends object>(terms: T): Present<T> | undefined {
  for (const name in terms) if (terms[name] !== undefined) return present(terms);
  return undefined;
}

/** A list that is absent when nothing is in it. */
export function presentList<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** XML's own white space and no other: a no-break space is a character like any other. */
export function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
