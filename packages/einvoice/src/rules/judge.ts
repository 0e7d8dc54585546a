/** Runs a rule book over a document: one pass, each element asking only the rules that hang on its path. */
import { foreignPaths } from "../ubl/scan-names.ts";
import { content } from "../ubl/scan.ts";
import type { Doc } from "./document.ts";
import { type Plan, type PreparedBook, planFor } from "./plan.ts";
import { type Artefact, type Context, type Rule, Stopped, type StopReason } from "./rule.ts";

/** A rule that does not hold for an element. */
export interface Firing {
  readonly rule: Rule;
  readonly element: number;
}

/** Where and why an official artefact breaks off with an error of its own. Its firings are void. */
export interface Break {
  readonly artefact: Artefact;
  readonly reason: StopReason;
  readonly element: number;
}

export interface Judgement {
  readonly firings: readonly Firing[];
  readonly stopped?: Break;
}

export function judge(doc: Doc, book: PreparedBook): Judgement {
  const firings: Firing[] = [];
  try {
    judgeAll(doc, book, firings);
  } catch (stop) {
    if (!(stop instanceof Stopped)) throw stop;
    return judgeUntilStop(doc, book, stop);
  }
  return { firings };
}

/**
 * What the official artefact has said when it breaks off. It goes through the document once for each pattern, and tells what it
 * finds as it goes; so the second look here does the same, and ends where the first broke off or sooner.
 */
function judgeUntilStop(doc: Doc, book: PreparedBook, first: Stopped): Judgement {
  const firings: Firing[] = [];
  const foreign = new Map<number, Plan>();
  let stop = first;
  try {
    for (let pattern = 0; pattern < book.patternCount; pattern++) {
      if (pattern === book.avoidedPattern) firings.push(...avoidedIn(doc, book, foreign));
      for (let element = 0; element < doc.scan.count; element++) {
        const plan = planOf(book, doc, element, foreign);
        const at = plan.patterns.indexOf(pattern);
        const contexts =
          plan.contexts[at] ?? (isBlank(doc, element) ? plan.blank[at - plan.contexts.length] : undefined);
        if (contexts !== undefined) judgeIn(doc, element, contexts, firings);
      }
    }
  } catch (again) {
    if (!(again instanceof Stopped)) throw again;
    stop = again;
  }
  return { firings, stopped: { artefact: book.artefact, reason: stop.reason, element: stop.element } };
}

function avoidedIn(doc: Doc, book: PreparedBook, foreign: Map<number, Plan>): Firing[] {
  const avoided = new Set<Rule>();
  for (let element = 0; element < doc.scan.count; element++)
    noteAvoided(doc, element, planOf(book, doc, element, foreign), avoided);
  return firingsOf(doc, avoided);
}

function planOf(book: PreparedBook, { scan }: Doc, element: number, foreign: Map<number, Plan>): Plan {
  const path = scan.path[element] as number;
  const known = path < foreignPaths ? book.plans[path] : foreign.get(path);
  return known ?? planFor(book, scan, path, foreign);
}

function judgeAll(doc: Doc, book: PreparedBook, firings: Firing[]): void {
  const foreign = new Map<number, Plan>();
  const avoided = new Set<Rule>();
  const { count } = doc.scan;
  for (let element = 0; element < count; element++) {
    const plan = planOf(book, doc, element, foreign);
    const { contexts } = plan;
    for (let i = 0; i < contexts.length; i++) judgeIn(doc, element, contexts[i] as readonly Context[], firings);
    if (plan.blank.length > 0 && isBlank(doc, element))
      for (const blank of plan.blank) judgeIn(doc, element, blank, firings);
    noteAvoided(doc, element, plan, avoided);
  }
  firings.push(...firingsOf(doc, avoided));
}

/** Whether an element has no children and no text, as written; where references or comments stand, its text must be read. */
function isBlank({ scan }: Doc, element: number): boolean {
  const kind = scan.kind[element] as number;
  return (kind & content.children) === 0 && ((kind & content.ink) === 0 || (kind & content.coded) !== 0);
}

/** What must not stand is told once, at the root, and only of an invoice or credit note. */
function firingsOf(doc: Doc, avoided: ReadonlySet<Rule>): Firing[] {
  return doc.isInvoice || doc.isCreditNote
    ? Array.from(avoided, (rule) => ({ rule, element: 0 })).filter(({ rule }) => isInForce(doc, rule))
    : [];
}

function noteAvoided(doc: Doc, element: number, plan: Plan, avoided: Set<Rule>): void {
  const { attributes } = doc.scan;
  if (plan.avoided.length > 0) for (const rule of plan.avoided) avoided.add(rule);
  if (attributes[element] !== attributes[element + 1]) noteAttributes(doc, element, plan, avoided);
}

function judgeIn(doc: Doc, element: number, contexts: readonly Context[], firings: Firing[]): void {
  for (let i = 0; i < contexts.length; i++) {
    const context = contexts[i] as Context;
    let { rules } = context;
    if (context.choose !== undefined) {
      rules = guarded(context.choose, doc, element, []);
      if (rules.length === 0) continue;
    } else if (context.when !== undefined && !guarded(context.when, doc, element, false)) continue;
    for (let j = 0; j < rules.length; j++) {
      const rule = rules[j] as Rule;
      if (!rule.holds(doc, element) && isInForce(doc, rule)) firings.push({ rule, element });
    }
    return;
  }
}

const isInForce = ({ release }: Doc, { since, until }: Rule): boolean =>
  (since === undefined || since <= release.order) && (until === undefined || until >= release.order);

/** In the official artefacts an error inside a context means that the context does not match. */
function guarded<Answer>(
  ask: (doc: Doc, element: number) => Answer,
  doc: Doc,
  element: number,
  otherwise: Answer,
): Answer {
  try {
    return ask(doc, element);
  } catch (stop) {
    if (stop instanceof Stopped) return otherwise;
    throw stop;
  }
}

function noteAttributes({ scan }: Doc, element: number, plan: Plan, avoided: Set<Rule>): void {
  const end = scan.attributes[element + 1] as number;
  for (let attribute = scan.attributes[element] as number; attribute < end; attribute++) {
    const rules = plan.attributes.get(scan.attributeName[attribute] as number);
    if (rules !== undefined) for (const rule of rules) avoided.add(rule);
  }
}
