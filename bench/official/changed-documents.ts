/** Documents no one has seen: good ones with one to four changes, drawn by a seed. Most stay whole in structure, few in rules. */
import { conformanceDocuments, conformanceFiles } from "../../packages/einvoice/test/conformance.ts";
import { endOf, example, scanned } from "../../packages/einvoice/test/sweep.ts";
import { nameOf, type Scan } from "../../packages/einvoice/src/ubl/scan.ts";
import { diceOf } from "../plausible-receivers.ts";

export interface ChangedDocument {
  readonly name: string;
  readonly text: string;
}

export type Dice = (sides: number) => number;

const examples = [
  "all-terms",
  "bankgiro-two-rates",
  "credit-note",
  "exempt-care",
  "factoring",
  "negative-invoice",
  "reverse-charge",
];

/** Values that are wrong, or odd, somewhere. */
const oddValues = [
  ..." |0|-0|+1|-1|1.|.5|1e1|INF|NaN|0.005|1.005|-2.5|99999999999999999999|1,5|1 000|\u00a01|٣".split("|"),
  ..."2026-02-29|2026-09-01Z|2026-09-01+02:00|0000-01-01|20260901|2026-9-1|9999-12-31".split("|"),
  ..."380|381|384|326|389|71|30|31|42|48|49|50|54|57|58|59|93|97|ZZZ|S|Z|E|AE|K|G|O|L|M|B|s".split("|"),
  ..."SE|NO|DK|IS|DE|NL|IT|GR|EL|BE|GB|XX|SEK|EUR|NOK|eur|VAT|vat|Vat|TAX|true|false|TRUE|1|0".split("|"),
  ..."5560360793|556036-0793|SE556036079301|974760673|NO974760673MVA|094259216|EL094259216|7300010000001".split("|"),
  ..."SE4550000000058398257466|54029681|5402-9681|0202239951|51824753556|IT00743110157|DK12345678".split("|"),
  ..."Godkänd för F-skatt|Foretaksregisteret|#SKONTO#TAGE=14#PROZENT=2.25#|VATEX-EU-AE|VATEX-EU-O|a@b|12|&amp;&lt;|<!-- -->".split(
    "|",
  ),
];
const oddSchemes =
  "0007 0088 0184 0192 0096 0198 0208 0201 0210 9907 0211 0151 0106 0190 9944 0217 9933 SEPA 0196 ZZZ".split(" ");

/** A good document with changes: the same for the same seed. */
export function* changedDocuments(count: number, seed: number): Generator<ChangedDocument> {
  const good = goodDocuments();
  const donors = donorsOf(good);
  const dice = diceOf(seed);
  for (let n = 0; n < count; n++) {
    let text = pick(good, dice);
    for (let changes = 1 + dice(4); changes > 0; changes--) text = changed(text, dice, donors);
    yield { name: `seed ${seed}, number ${n}`, text };
  }
}

/** One for each seed document of the shared corpus, where it is at hand, and our own examples. */
export function goodDocuments(): string[] {
  const good = new Map<string, string>();
  for (const file of conformanceFiles)
    for (const { from, structure, fired, xml } of conformanceDocuments(file))
      if (structure === "valid" && Object.keys(fired).length < 3) good.set(`${from} ${good.size % 40}`, xml);
  return [...examples.map(example), ...good.values()];
}

/** Values that stand in elements of a name somewhere. */
function donorsOf(good: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const donors = new Map<string, string[]>();
  for (const text of good) {
    const found = scanned(text);
    for (let element = 1; element < found.count; element++) {
      if (found.after[element] !== element + 1) continue;
      const name = nameOf(found, found.name[element] as number);
      const values = donors.get(name) ?? [];
      const value = found.text.slice(found.open[element], found.close[element]);
      if (!values.includes(value) && value.length < 200) values.push(value);
      donors.set(name, values);
    }
  }
  return donors;
}

export const pick = <Value>(values: readonly Value[], dice: Dice): Value => values[dice(values.length)] as Value;

function changed(text: string, dice: Dice, donors: ReadonlyMap<string, readonly string[]>): string {
  const found = scanned(text);
  const element = 1 + dice(found.count - 1);
  const start = found.at[element] as number;
  const end = endOf(found, element);
  const put = (from: number, to: number, by: string): string => found.text.slice(0, from) + by + found.text.slice(to);
  const isLeaf =
    found.after[element] === element + 1 && (found.open[element] as number) < (found.close[element] as number);
  const kind = dice(20);
  if (kind === 0) return put(start, end, "");
  if (kind === 1) return put(end, end, found.text.slice(start, end));
  if (kind < 5) return withAttribute(found, element, dice) ?? text;
  if (kind === 5) return moved(text, pick(["SE", "NO", "DK", "IS", "DE", "NL", "IT", "GR"], dice));
  if (kind === 6)
    return text.replace(
      /(<cac:(?:Classified)?TaxCategory>\s*<cbc:ID>)[A-Z]+/g,
      `$1${pick([..."SZEKGOLM", "AE"], dice)}`,
    );
  if (!isLeaf) return changed(text, dice, donors);
  const values = donors.get(nameOf(found, found.name[element] as number)) ?? oddValues;
  return put(found.open[element] as number, found.close[element] as number, pick(kind < 12 ? values : oddValues, dice));
}

/** Another value in one of the element's attributes. */
function withAttribute(found: Scan, element: number, dice: Dice): string | undefined {
  const first = found.attributes[element] as number;
  const count = (found.attributes[element + 1] as number) - first;
  if (count === 0) return undefined;
  const attribute = first + dice(count);
  const value = dice(4) === 0 ? pick(oddValues, dice).replace(/[<&]/g, "") : pick(oddSchemes, dice);
  return (
    found.text.slice(0, found.attributeOpen[attribute]) + value + found.text.slice(found.attributeClose[attribute])
  );
}

/** The parties, or one of them, in another country. */
const moved = (text: string, country: string): string =>
  text.replace(/(<cac:Country>\s*<cbc:IdentificationCode>)[A-Z]+/g, `$1${country}`);
