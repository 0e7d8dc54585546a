/** Our own conformance documents: good examples with one thing changed at a time, swept over every element and attribute. */
import { readFileSync } from "node:fs";
import { type Scan, nameOf, pathOf, scan } from "../src/ubl/scan.ts";

export interface SweptDocument {
  /** As in `credit-note: without /CreditNote/cbc:ID`. */
  readonly id: string;
  readonly text: string;
}

export function example(name: string): string {
  return readFileSync(new URL(`../examples/${name}.xml`, import.meta.url), "utf8");
}

export function scanned(text: string): Scan {
  const found = scan(new TextEncoder().encode(text));
  if ("refused" in found) throw new Error(found.refused.code);
  return found;
}

/** Where an element ends in the text, its end tag included. */
export function endOf(found: Scan, element: number): number {
  const close = found.close[element] as number;
  // Of `<cbc:ID/></cac:TaxScheme>` the end tag is the parent's.
  if (found.open[element] === close && found.text.startsWith("/>", close - 2)) return close;
  return found.text.startsWith("</", close) ? found.text.indexOf(">", close) + 1 : close;
}

const replaced = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

/** Values that are wrong somewhere: codes, numbers, dates, white space, other people's letters. */
const oddValues = ["", "XX", "1.005", "-1", "30", "12345678901", "O", "G", "K", "L", "M", "Z", "B"];

export function* swept(name: string): Generator<SweptDocument> {
  const found = scanned(example(name));
  for (let element = 1; element < found.count; element++) {
    const start = found.at[element] as number;
    const end = endOf(found, element);
    const path = pathOf(found, element);
    yield { id: `${name}: without ${path}`, text: replaced(found.text, start, end, "") };
    yield { id: `${name}: twice ${path}`, text: replaced(found.text, end, end, found.text.slice(start, end)) };
    if (found.after[element] === element + 1)
      for (const value of oddValues)
        yield {
          id: `${name}: ${JSON.stringify(value)} in ${path}`,
          text: replaced(found.text, found.open[element] as number, found.close[element] as number, value),
        };
    yield* sweptAttributes(found, element, `${name}: `, path);
  }
}

function* sweptAttributes(found: Scan, element: number, prefix: string, path: string): Generator<SweptDocument> {
  const end = found.attributes[element + 1] as number;
  for (let attribute = found.attributes[element] as number; attribute < end; attribute++) {
    const shown = `${path}/${nameOf(found, found.attributeName[attribute] as number)}`;
    const open = found.attributeOpen[attribute] as number;
    const close = found.attributeClose[attribute] as number;
    const start = found.text.lastIndexOf(" ", open);
    yield { id: `${prefix}without ${shown}`, text: replaced(found.text, start, close + 1, "") };
    for (const value of [
      "ZZZ",
      "0088",
      "0192",
      "0184",
      "0096",
      "0198",
      "0208",
      "0201",
      "0210",
      "9907",
      "0211",
      "0151",
      "0106",
      "0190",
      "9944",
      "0217",
    ])
      if (shown.endsWith("schemeID") || value === "ZZZ")
        yield { id: `${prefix}${value} in ${shown}`, text: replaced(found.text, open, close, value) };
  }
}

const extensionsUri = "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2";

/** The example with an element (or an attribute) put where a path says; groups that are missing on the way are made. */
export function withSomethingAt(text: string, path: string, attribute?: string): string {
  const found = scanned(text);
  const steps = path.replace(/^\/[^/]*\//, "").split("/");
  let parent = 0;
  for (;;) {
    const [step] = steps;
    const next = step === undefined ? -1 : childOf(found, parent, step);
    if (next < 0 || (steps.length === 1 && attribute === undefined)) break;
    parent = next;
    steps.shift();
  }
  const close = found.close[parent] as number;
  const made = steps.reduceRight((inside, step, i) => {
    const own = attribute !== undefined && i === steps.length - 1 ? ` ${attribute.slice(1)}="x"` : "";
    const prefix = step.startsWith("ext:") ? ` xmlns:ext="${extensionsUri}"` : "";
    return `<${step}${prefix}${own}>${inside}</${step}>`;
  }, "1");
  if (steps.length > 0) return replaced(text, close, close, made);
  const nameEnd =
    (found.at[parent] as number) + nameOf(found, found.name[parent] as number).replace(/^(ubl|cn):/, "").length + 1;
  return replaced(text, nameEnd, nameEnd, ` ${attribute?.slice(1)}="x"`);
}

function childOf(found: Scan, parent: number, name: string): number {
  for (let child = parent + 1; child < (found.after[parent] as number); child = found.after[child] as number)
    if (nameOf(found, found.name[child] as number) === name) return child;
  return -1;
}
