/** The structure check: what the UBL 2.1 schema refuses, found in one walk over the scanned arrays. All faults, not the first. */
import {
  attributeValue,
  content,
  decodeTextNodes,
  findAttribute,
  firstChild,
  nameId,
  nameOf,
  nextSibling,
  type Scan,
  valueOf,
} from "../ubl/scan.ts";
import {
  type Says,
  saysAttribute,
  saysChild,
  saysMisplaced,
  saysMissing,
  saysMissingAttribute,
  saysRepeated,
  saysRoot,
  saysText,
  saysUnknown,
  saysValue,
} from "./says.ts";
import { type Aggregate, type Basic, documentNames, extensionContent, findAggregate, findBasic } from "./schema.ts";
import { collapse, isLexical } from "./values.ts";

/** A place where the document departs from the schema. `element` is where to look: the parent when something is missing. */
export interface StructureFault {
  readonly element: number;
  readonly says: Says;
}

const freeAttributes: readonly number[] = [nameId("@xsi:schemaLocation"), nameId("@xsi:noNamespaceSchemaLocation")];

type SaysOfTwo = (name: string, parent: string) => Says;

/** How many different sentences are told of one document. */
const sentencesMax = 5000;
const namesMax = 1 << 20;

/** What the structure check has found, up to a limit: a hostile document departs in a million places. */
class Departures {
  readonly faults: StructureFault[] = [];
  isCut = false;
  private readonly found: Scan;
  private readonly faultsMax: number;
  /** Each sentence is made once and told again: a document may want the same one a hundred thousand times. */
  private readonly sentences = new Map<SaysOfTwo, Map<number, Says>>();
  private sentenceCount = 0;

  constructor(found: Scan, faultsMax: number) {
    this.found = found;
    this.faultsMax = faultsMax;
  }

  push(fault: StructureFault): void {
    if (this.faults.length === this.faultsMax || this.sentenceCount > sentencesMax) this.isCut = true;
    if (!this.isCut) this.faults.push(fault);
  }

  /** A sentence on a name in an element of another name. */
  say(says: SaysOfTwo, name: number, parent: number): Says {
    let told = this.sentences.get(says);
    if (told === undefined) this.sentences.set(says, (told = new Map()));
    const key = name * namesMax + parent;
    let sentence = told.get(key);
    if (sentence === undefined) {
      sentence = says(bareName(nameOf(this.found, name)), bareName(nameOf(this.found, parent)));
      told.set(key, sentence);
      this.sentenceCount++;
    }
    return sentence;
  }
}

/** All departures, or the first so many: then `isCut` is true. */
export function judgeStructure(found: Scan, faultsMax: number): Pick<Departures, "faults" | "isCut"> {
  const departures = new Departures(found, faultsMax);
  if (!documentNames.includes(found.name[0] as number))
    departures.push({ element: 0, says: saysRoot(shownName(found, 0)) });
  else judgeElements(found, 0, found.count, departures);
  return departures;
}

function judgeElements(found: Scan, from: number, to: number, faults: Departures): void {
  for (let element = from; element < to && !faults.isCut; element++) {
    const name = found.name[element] as number;
    const basic = findBasic(name);
    if (basic !== undefined) {
      judgeBasic(found, element, basic, faults);
      if (((found.kind[element] as number) & content.children) !== 0) element = (found.after[element] as number) - 1;
      continue;
    }
    const aggregate = findAggregate(name);
    if (aggregate !== undefined) judgeAggregate(found, element, aggregate, faults);
    else if (name === extensionContent) element = judgeExtension(found, element, faults) - 1;
    else element = (found.after[element] as number) - 1;
  }
}

function judgeAggregate(found: Scan, element: number, aggregate: Aggregate, faults: Departures): void {
  judgeNoText(found, element, faults);
  if (found.attributes[element] !== found.attributes[element + 1]) judgeAttributes(found, element, undefined, faults);
  const { children, least, isMany } = aggregate;
  const end = found.after[element] as number;
  let slot = 0;
  let inSlot = 0;
  let seen: Set<number> | undefined;
  for (let child = element + 1; child < end && !faults.isCut; child = found.after[child] as number) {
    const name = found.name[child] as number;
    let next = slot;
    while (next < children.length && children[next] !== name) next++;
    if (next === children.length) {
      seen ??= namesBefore(found, element, child);
      faults.push(departure(found, element, child, aggregate, slot, seen, faults));
    } else if (next === slot) {
      if (++inSlot > 1 && isMany[slot] === 0)
        faults.push({
          element: child,
          says: faults.say(saysRepeated, found.name[child] as number, found.name[element] as number),
        });
    } else if (next < children.length) {
      for (let skipped = slot; skipped < next; skipped++)
        if (least[skipped] === 1 && (skipped > slot || inSlot === 0))
          faults.push(missing(found, element, aggregate, skipped, faults));
      slot = next;
      inSlot = 1;
    }
    seen?.add(name);
  }
  for (let skipped = slot; skipped < children.length; skipped++)
    if (least[skipped] === 1 && (skipped > slot || inSlot === 0))
      faults.push(missing(found, element, aggregate, skipped, faults));
}

/** A child that does not come where it stands: unknown here, repeated apart from its like, or after what it should precede. */
function departure(
  found: Scan,
  element: number,
  child: number,
  aggregate: Aggregate,
  slot: number,
  seen: ReadonlySet<number>,
  faults: Departures,
): StructureFault {
  const name = found.name[child] as number;
  const place = aggregate.children.indexOf(name);
  if (place < 0)
    return {
      element: child,
      says: faults.say(saysUnknown, found.name[child] as number, found.name[element] as number),
    };
  if (seen.has(name) && aggregate.isMany[place] === 0)
    return {
      element: child,
      says: faults.say(saysRepeated, found.name[child] as number, found.name[element] as number),
    };
  const [shown, parent] = names(found, child, element);
  return { element: child, says: saysMisplaced(shown, nameOf(found, aggregate.children[slot] as number), parent) };
}

function namesBefore(found: Scan, parent: number, stop: number): Set<number> {
  const seen = new Set<number>();
  for (let child = firstChild(found, parent); child >= 0 && child < stop; child = nextSibling(found, child))
    seen.add(found.name[child] as number);
  return seen;
}

/** A required child whose turn has passed. */
function missing(
  found: Scan,
  element: number,
  aggregate: Aggregate,
  place: number,
  faults: Departures,
): StructureFault {
  const name = aggregate.children[place] as number;
  return { element, says: faults.say(saysMissing, name, found.name[element] as number) };
}

function judgeNoText(found: Scan, element: number, faults: Departures): void {
  if (((found.kind[element] as number) & content.ink) === 0) return;
  const text = strayText(found, element);
  // White space may be written as a reference, and is still none.
  if (text !== "") faults.push({ element, says: saysText(text, shownName(found, element)) });
}

/** The first text that stands directly in an element among its children. */
function strayText(found: Scan, element: number): string {
  let at = found.open[element] as number;
  for (let child = firstChild(found, element); child >= 0; child = nextSibling(found, child)) {
    const text = inkOf(found.text.slice(at, found.at[child]));
    if (text !== "") return text;
    at = endOf(found, child);
  }
  return inkOf(found.text.slice(at, found.close[element]));
}

function inkOf(raw: string): string {
  for (const node of decodeTextNodes(raw)) {
    const text = collapse(node);
    if (text !== "") return text;
  }
  return "";
}

function endOf(found: Scan, element: number): number {
  const close = found.close[element] as number;
  return found.text.startsWith("</", close) ? found.text.indexOf(">", close) + 1 : close;
}

function judgeBasic(found: Scan, element: number, basic: Basic, faults: Departures): void {
  if (((found.kind[element] as number) & content.children) !== 0)
    faults.push({ element, says: saysChild(shownName(found, element + 1), shownName(found, element)) });
  else if (basic.lexical !== "string") {
    const value = valueOf(found, element);
    if (!isLexical(basic.lexical, value))
      faults.push({ element, says: saysValue(shownName(found, element), basic.lexical, value) });
  }
  if (found.attributes[element] !== found.attributes[element + 1]) judgeAttributes(found, element, basic, faults);
  for (const name of basic.required)
    if (findAttribute(found, element, name) < 0)
      faults.push({ element, says: faults.say(saysMissingAttribute, name, found.name[element] as number) });
}

function judgeAttributes(found: Scan, element: number, basic: Basic | undefined, faults: Departures): void {
  const end = found.attributes[element + 1] as number;
  for (let at = found.attributes[element] as number; at < end; at++) {
    const name = found.attributeName[at] as number;
    const known = basic?.attributes.get(name);
    if (known === undefined) {
      if (freeAttributes.includes(name)) continue;
      faults.push({ element, says: faults.say(saysAttribute, name, found.name[element] as number) });
    } else if (known.lexical !== "string" && !isLexical(known.lexical, attributeValue(found, at))) {
      const shown = `${shownName(found, element)}/${nameOf(found, name)}`;
      faults.push({ element, says: saysValue(shown, known.lexical, attributeValue(found, at)) });
    }
  }
}

/** One element of any other namespace; inside it only what UBL knows is judged. Returns the first element after. */
function judgeExtension(found: Scan, element: number, faults: Departures): number {
  judgeNoText(found, element, faults);
  if (found.attributes[element] !== found.attributes[element + 1]) judgeAttributes(found, element, undefined, faults);
  const after = found.after[element] as number;
  const apex = firstChild(found, element);
  if (apex < 0) {
    faults.push({ element, says: saysMissing("innehåll / content", "ext:ExtensionContent") });
    return after;
  }
  const second = nextSibling(found, apex);
  if (second >= 0) faults.push({ element: second, says: saysRepeated(...names(found, second, element)) });
  const name = nameOf(found, found.name[apex] as number);
  if (name.startsWith("ext:") || !/[:}]/.test(name))
    faults.push({ element: apex, says: saysUnknown(name, "ext:ExtensionContent") });
  judgeLaxly(found, apex, found.after[apex] as number, faults);
  return after;
}

function judgeLaxly(found: Scan, from: number, to: number, faults: Departures): void {
  for (let element = from; element < to; element++) {
    const name = found.name[element] as number;
    if (findBasic(name) === undefined && findAggregate(name) === undefined && name !== extensionContent) continue;
    const after = found.after[element] as number;
    judgeElements(found, element, after, faults);
    element = after - 1;
  }
}

function names(found: Scan, child: number, parent: number): [string, string] {
  return [shownName(found, child), shownName(found, parent)];
}

function shownName(found: Scan, element: number): string {
  return bareName(nameOf(found, found.name[element] as number));
}

const bareName = (name: string): string => name.replace(/^(?:(?:ubl|cn):|@)/, "");
