/**
 * A look into a scanned camt document by plain element names. The scanner is the engine's own: no entity, no inclusion, one pass,
 * every limit kept.
 */
import {
  attributeValue,
  firstChild,
  nameOf,
  nextSibling,
  type Scan,
  valueOf,
  whereIs,
} from "@fakturaporten/einvoice/xml";

/** One element of a document. */
export interface Node {
  readonly scan: Scan;
  readonly element: number;
}

/** `{namespace}Name` as `Name`. */
export function localName({ scan, element }: Node): string {
  return nameOf(scan, scan.name[element] as number).replace(/^.*[}:]/, "");
}

/** The namespace of an element, empty where it has none. */
export function namespaceOf({ scan, element }: Node): string {
  return /^\{(.*)\}/.exec(nameOf(scan, scan.name[element] as number))?.[1] ?? "";
}

export function children({ scan, element }: Node, name?: string): readonly Node[] {
  const found: Node[] = [];
  for (let child = firstChild(scan, element); child >= 0; child = nextSibling(scan, child)) {
    const node = { scan, element: child };
    if (name === undefined || localName(node) === name) found.push(node);
  }
  return found;
}

/** The first element down a path of names. */
export function descend(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((at, name) => (at === undefined ? undefined : children(at, name)[0]), node);
}

/** The text at the end of a path; none where it is blank or absent. */
export function textAt(node: Node | undefined, ...path: readonly string[]): string | undefined {
  const found = descend(node, ...path);
  const text = found === undefined ? "" : valueOf(found.scan, found.element).trim();
  return text === "" ? undefined : text;
}

/** The first that says something, of several places where versions put the same thing. */
export function textAtAny(node: Node | undefined, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const found = textAt(node, ...path.split("/"));
    if (found !== undefined) return found;
  }
  return undefined;
}

export function attribute({ scan, element }: Node, name: string): string | undefined {
  const end = scan.attributes[element + 1] as number;
  for (let at = scan.attributes[element] as number; at < end; at++) {
    if (nameOf(scan, scan.attributeName[at] as number) === `@${name}`) return attributeValue(scan, at);
  }
  return undefined;
}

export function lineOf({ scan, element }: Node): number {
  return whereIs(scan, element).line;
}
