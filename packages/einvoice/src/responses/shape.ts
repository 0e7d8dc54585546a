import { collapse, type ResponseDocument } from "./response-document.ts";

/**
 * What one element of a response must and may hold, as the official artefacts have it: a rule identifier for each child
 * that must be there, and one for children that have no business there.
 */
export interface ElementShape {
  /** Path below the root; "" is the root itself. */
  readonly at: string;
  /** Children and `@attributes` that must be there, each with the number of its rule. */
  readonly needs?: Readonly<Record<string, string>>;
  /** Attributes that must not be there, each with the number of its rule. */
  readonly forbids?: Readonly<Record<`@${string}`, string>>;
  /** Children that may be there besides. */
  readonly allows?: readonly string[];
  /** The number of the rule that a child of any other name breaks. */
  readonly stranger?: string;
  /** Codes the element's text, or one attribute, must be among, and the number of the rule. */
  readonly codes?: { readonly of?: `@${string}`; readonly among: ReadonlySet<string>; readonly rule: string };
}

/** Judges a response by its shapes; `prefix` stands before every rule number. */
export function judgeShapes(document: ResponseDocument, shapes: readonly ElementShape[], prefix: string): void {
  for (const shape of shapes) {
    for (const element of document.every(shape.at)) {
      judgeNeeds(document, shape, element, prefix);
      judgeForbidden(document, shape, element, prefix);
      judgeStrangers(document, shape, element, prefix);
      judgeCodes(document, shape, element, prefix);
    }
  }
}

function judgeNeeds(document: ResponseDocument, { needs = {} }: ElementShape, element: number, prefix: string): void {
  const names = new Set(document.children(element).map((child) => document.name(child)));
  for (const [name, rule] of Object.entries(needs)) {
    const there = name.startsWith("@") ? document.attribute(element, name) !== undefined : names.has(name);
    document.expect(there, { id: prefix + rule }, element, {
      sv: `${name} måste finnas här.`,
      en: `${name} must be here.`,
    });
  }
}

function judgeForbidden(
  document: ResponseDocument,
  { forbids = {} }: ElementShape,
  element: number,
  prefix: string,
): void {
  for (const [name, rule] of Object.entries(forbids)) {
    document.expect(document.attribute(element, name) === undefined, { id: prefix + rule }, element, {
      sv: `${name} får inte finnas här.`,
      en: `${name} may not be here.`,
    });
  }
}

function judgeStrangers(document: ResponseDocument, shape: ElementShape, element: number, prefix: string): void {
  if (shape.stranger === undefined) return;
  const known = new Set([...Object.keys(shape.needs ?? {}), ...(shape.allows ?? [])]);
  for (const child of document.children(element)) {
    const name = document.name(child);
    document.expect(known.has(name), { id: prefix + shape.stranger }, child, {
      sv: `${name} hör inte hemma i det här meddelandet.`,
      en: `${name} does not belong in this message.`,
    });
  }
}

function judgeCodes(document: ResponseDocument, { at, codes }: ElementShape, element: number, prefix: string): void {
  if (codes === undefined) return;
  const code = codes.of === undefined ? document.text("", element) : document.attribute(element, codes.of);
  if (code === undefined) return;
  document.expect(codes.among.has(collapse(code)), { id: prefix + codes.rule }, element, {
    sv: `”${code}” finns inte i kodlistan för ${codes.of ?? at.slice(at.lastIndexOf("/") + 1)}.`,
    en: `"${code}" is not in the code list of ${codes.of ?? at.slice(at.lastIndexOf("/") + 1)}.`,
  });
}
