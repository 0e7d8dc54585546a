/**
 * What must stand somewhere in a document for a question to be worth asking: a rule against two deliveries needs two, a Danish rule
 * needs the letters DK. It is said where the question stands, and a document is asked once what it has; questions that need something
 * else are left out of its plans (narrow.ts). A need is only ever a reason not to ask: the question itself says what holds.
 */
import type { Doc } from "./document.ts";
import { fact } from "./facts.ts";
import { cac, cbc } from "./names.ts";
import { again, characters, child, collapse, normal, textOf } from "./reads.ts";
import { type Context, Stopped } from "./rule.ts";
import { isVat } from "./vat-scheme.ts";

/** One of the things a document may have: which of three words, and which bit of it. */
export interface Need {
  readonly word: number;
  readonly bit: number;
}

/** What a document has: a bit for each need that is met. */
export type Having = [number, number, number];

/** What has all there is. */
export const everything: Having = [-1, -1, -1];

const bitsOfWord = 30;
let needCount = 0;

function newNeed(): Need {
  const number = needCount++;
  if (number >= 3 * bitsOfWord) throw new Error("More needs than three words hold");
  return { word: Math.floor(number / bitsOfWord), bit: 1 << (number % bitsOfWord) };
}

/** Needs of one kind, by what they ask for: one for each, however many questions have it. */
class Needs<Key> {
  readonly keys: Key[] = [];
  readonly needs: Need[] = [];
  private readonly byKey = new Map<Key, Need>();

  find(key: Key): Need | undefined {
    return this.byKey.get(key);
  }

  /** The need that any of some keys meets. */
  of(...keys: readonly [Key, ...Key[]]): Need {
    const need = this.byKey.get(keys[0]) ?? newNeed();
    for (const key of keys) {
      if (this.byKey.has(key)) continue;
      this.byKey.set(key, need);
      this.keys.push(key);
      this.needs.push(need);
    }
    return need;
  }
}

const names = new Needs<number>();
const namesTwice = new Needs<number>();
const categories = new Needs<string>();
const countries = new Needs<string>();

/** An element of a name, anywhere. */
export const standing = (name: number): Need => names.of(name);
/** Two of a name, anywhere. */
export const standingTwice = (name: number): Need => namesTwice.of(name);
/** A VAT category of a code, with white space around it or none. */
export const category = (code: string): Need => categories.of(code);
/** A country, as one of its codes in any case or as the beginning of a company's number. */
export const country = (...codes: readonly [string, ...string[]]): Need => countries.of(...codes);

const needsOf = new WeakMap<object, readonly Need[]>();

/** A question (what a rule holds by, or when a context matches) that without these needs holds, or does not match, and cannot stop. */
export function needing<Question extends object>(needs: readonly Need[], question: Question): Question {
  needsOf.set(question, [...(needsOf.get(question) ?? []), ...needs]);
  return question;
}

/** Contexts that match only in documents with something of a country. */
export function ofCountry(codes: readonly [string, ...string[]], contexts: readonly Context[]): readonly Context[] {
  for (const { when } of contexts) if (when !== undefined) needing([country(...codes)], when);
  return contexts;
}

/** Whether a question is worth asking of a document that has this. */
export function isWorthAsking(having: Having, question: object | undefined): boolean {
  const needs = question && needsOf.get(question);
  return needs === undefined || needs.every(({ word, bit }) => ((having[word] as number) & bit) !== 0);
}

/** What a document has of all that is needed by some question. Where finding it out stops the artefact, nothing is left out. */
export const havingOf = fact((doc): Having => {
  try {
    return findHaving(doc);
  } catch (stop) {
    if (stop instanceof Stopped) return everything;
    throw stop;
  }
});

function findHaving(doc: Doc): Having {
  const having: Having = [0, 0, 0];
  for (let i = 0; i < names.keys.length; i++) if (doc.stands(names.keys[i] as number)) meet(having, names.needs[i]);
  for (let i = 0; i < namesTwice.keys.length; i++)
    if (doc.standsTwice(namesTwice.keys[i] as number)) meet(having, namesTwice.needs[i]);
  meetCategories(doc, having);
  meetCountries(doc, having);
  return having;
}

function meet(having: Having, need: Need | undefined): void {
  if (need !== undefined) having[need.word] = (having[need.word] as number) | need.bit;
}

/** What counts the categories by code looks at all of them, and stops at any that has two codes or two schemes. */
function meetCategories(doc: Doc, having: Having): void {
  doc.vat.useInRows("");
  for (const name of categoryNames)
    for (let element = doc.first(name); element >= 0; element = doc.next(element)) {
      isVat(doc, element);
      for (let id = child(doc.scan, element, cbc.ID); id >= 0; id = again(doc.scan, id))
        meet(having, categories.find(normal(doc.scan, id)));
    }
}

const categoryNames = [cac.TaxCategory, cac.ClassifiedTaxCategory];

function meetCountries(doc: Doc, having: Having): void {
  const { scan } = doc;
  for (let code = doc.first(cbc.IdentificationCode); code >= 0; code = doc.next(code))
    meet(having, countries.find(normal(scan, code).toUpperCase()));
  for (let number = doc.first(cbc.CompanyID); number >= 0; number = doc.next(number)) {
    const text = textOf(scan, number);
    meetPrefix(having, text);
    if (text.charCodeAt(0) <= 32) meetPrefix(having, collapse(text));
  }
}

const meetPrefix = (having: Having, text: string): void =>
  meet(having, countries.find(collapse(characters(text, 0, 2)).toUpperCase()));
