/** Runs a rule book over a document: one pass, each element asking only the rules that hang on its path. */
import { foreignPaths } from "../ubl/scan-names.ts";
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
    return { firings, stopped: { artefact: book.artefact, reason: stop.reason, element: stop.element } };
  }
  return { firings };
}

function judgeAll(doc: Doc, book: PreparedBook, firings: Firing[]): void {
  const { scan } = doc;
  const { path, attributes, count } = scan;
  const foreign = new Map<number, Plan>();
  const avoided = new Set<Rule>();
  for (let element = 0; element < count; element++) {
    const id = path[element] as number;
    const known = id < foreignPaths ? book.plans[id] : foreign.get(id);
    const plan = known ?? planFor(book, scan, id, foreign);
    for (const contexts of plan.contexts) judgeIn(doc, element, contexts, firings);
    if (plan.avoided.length > 0) for (const rule of plan.avoided) avoided.add(rule);
    if (attributes[element] !== attributes[element + 1]) noteAttributes(doc, element, plan, avoided);
  }
  if (doc.isInvoice || doc.isCreditNote) for (const rule of avoided) firings.push({ rule, element: 0 });
}

function judgeIn(doc: Doc, element: number, contexts: readonly Context[], firings: Firing[]): void {
  for (const context of contexts) {
    let { rules } = context;
    if (context.choose !== undefined) {
      rules = guarded(context.choose, doc, element, []);
      if (rules.length === 0) continue;
    } else if (context.when !== undefined && !guarded(context.when, doc, element, false)) continue;
    for (const rule of rules) if (!rule.holds(doc, element)) firings.push({ rule, element });
    return;
  }
}

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
