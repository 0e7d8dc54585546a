/** The UBL 2.1 tables unfolded into arrays that the structure check can walk: by element name, what may stand inside. */
import { nameId } from "../ubl/scan.ts";
import { aggregates, documents, extensions } from "./ubl-2.1-aggregates.ts";
import { basics, extensionBasics, kinds } from "./ubl-2.1-basics.ts";
import type { Lexical } from "./values.ts";

/** An element that holds elements: its children in the order they must come, and how many of each. */
export interface Aggregate {
  readonly children: Int32Array;
  readonly least: Uint8Array;
  readonly isMany: Uint8Array;
}

/** An element that holds a value: what its text must look like, and its attributes by name. */
export interface Basic {
  readonly lexical: Lexical;
  readonly attributes: ReadonlyMap<number, { readonly lexical: Lexical; readonly isRequired: boolean }>;
  readonly required: readonly number[];
}

const aggregateOf: (Aggregate | undefined)[] = [];
const basicOf: (Basic | undefined)[] = [];

/** The aggregate an element name stands for, if UBL 2.1 has one in an invoice or credit note. */
export function findAggregate(name: number): Aggregate | undefined {
  return aggregateOf[name];
}

export function findBasic(name: number): Basic | undefined {
  return basicOf[name];
}

export const extensionContent = nameId("ext:ExtensionContent");
export const documentNames: readonly number[] = [nameId("ubl:Invoice"), nameId("cn:CreditNote")];

const lines = (table: string) =>
  table
    .trim()
    .split("\n")
    .map((line) => line.split(" = ") as [string, string]);

function unfoldAggregate(children: string): Aggregate {
  const names = children.split(" ");
  return {
    children: Int32Array.from(names, (name) => childId(name.replace(/[!*+]$/, ""))),
    least: Uint8Array.from(names, (name) => (/[!+]$/.test(name) ? 1 : 0)),
    isMany: Uint8Array.from(names, (name) => (/[*+]$/.test(name) ? 1 : 0)),
  };
}

function childId(mark: string): number {
  if (mark.startsWith(".")) return nameId(`cac:${mark.slice(1)}`);
  return nameId(mark.startsWith("^") ? `ext:${mark.slice(1)}` : `cbc:${mark}`);
}

function unfoldKind(definition: string): Basic {
  const [lexical, ...attributes] = definition.split(" ") as [Lexical, ...string[]];
  const known = attributes.map((attribute) => {
    const [name, type] = attribute.split(":") as [string, string];
    return [nameId(`@${name}`), { lexical: type.replace("!", "") as Lexical, isRequired: type.endsWith("!") }] as const;
  });
  const required = known.filter(([, { isRequired }]) => isRequired).map(([name]) => name);
  return { lexical, attributes: new Map(known), required };
}

for (const [names, children] of lines(aggregates)) {
  const aggregate = unfoldAggregate(children);
  for (const name of names.split(" ")) aggregateOf[nameId(`cac:${name}`)] = aggregate;
}
for (const [name, children] of lines(extensions)) aggregateOf[childId(name)] = unfoldAggregate(children);
for (const [i, [, children]] of lines(documents).entries())
  aggregateOf[documentNames[i] as number] = unfoldAggregate(children);

const kindOf = new Map(lines(kinds).map(([kind, definition]) => [kind, unfoldKind(definition)]));
for (const [kind, names] of lines(basics))
  for (const name of names.split(" ")) basicOf[nameId(`cbc:${name}`)] = kindOf.get(kind);
for (const [kind, names] of lines(extensionBasics))
  for (const name of names.split(" ")) basicOf[nameId(`ext:${name}`)] = kindOf.get(kind);
