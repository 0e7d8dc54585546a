/** Runs a rule book over a document: one pass, each element asking only the rules that hang on its path. */
import { foreignPaths } from "../ubl/scan-names.ts";
import { content } from "../ubl/scan.ts";
import type { Doc } from "./document.ts";
import { narrowed, type NarrowPlans, narrowPlans } from "./narrow.ts";
import { type Asked, makePlan, type Plan, planOfForeign, type PreparedBook } from "./plan.ts";
import { type Artefact, type Context, type Rule, Stopped, type StopReason } from "./rule.ts";

/** A rule that does not hold for an element. */
export interface Firing {
  readonly rule: Rule;
  readonly element: number;
}

/** Where and why an official artefact breaks off with an error of its own. */
export interface Break {
  readonly artefact: Artefact;
  readonly reason: StopReason;
  readonly element: number;
}

/** Adds what fires to `firings`. Where the artefact breaks off, says where; what it had said by then is added all the same. */
export function judge(
  doc: Doc,
  book: PreparedBook,
  firings: Firing[],
  plans = narrowPlans(book, doc),
): Break | undefined {
  const before = firings.length;
  try {
    new Run(doc, book, firings).judgeAll(plans);
  } catch (stop) {
    if (!(stop instanceof Stopped)) throw stop;
    firings.length = before;
    return new Run(doc, book, firings).judgeUntilStop(stop);
  }
  return undefined;
}

/** A book's way through a document. What only some documents need is made when first needed: most are small, and need none of it. */
class Run {
  private readonly doc: Doc;
  private readonly book: PreparedBook;
  private readonly firings: Firing[];
  /** Plans of paths that the vocabulary does not hold. */
  private foreign: Map<number, Plan> | undefined;
  /** Rules against something that stands here nonetheless; told once, however often it stands. */
  private avoided: Set<Rule> | undefined;

  constructor(doc: Doc, book: PreparedBook, firings: Firing[]) {
    this.doc = doc;
    this.book = book;
    this.firings = firings;
  }

  judgeAll({ plans, having }: NarrowPlans): void {
    const { doc } = this;
    const { count, attributes, path } = doc.scan;
    for (let element = 0; element < count; element++) {
      const at = path[element] as number;
      const plan = (at < foreignPaths ? plans[at] : undefined) ?? this.narrowPlanOf(element, plans, having);
      const { contexts, blank } = plan;
      for (let i = 0; i < contexts.length; i++) this.judgeIn(element, contexts[i] as readonly Asked[]);
      if (blank.length > 0 && isBlank(doc, element)) for (const one of blank) this.judgeIn(element, one);
      if (plan.avoided.length > 0 || attributes[element] !== attributes[element + 1]) this.noteAvoided(element, plan);
    }
    this.tellAvoided();
  }

  /**
   * What the official artefact has said when it breaks off. It goes through the document once for each pattern, and tells what it
   * finds as it goes; so the second look here does the same, and ends where the first broke off or sooner.
   */
  judgeUntilStop(first: Stopped): Break {
    let stop = first;
    try {
      for (let pattern = 0; pattern < this.book.patternCount; pattern++) this.judgePattern(pattern);
    } catch (again) {
      if (!(again instanceof Stopped)) throw again;
      stop = again;
    }
    return { artefact: this.book.artefact, reason: stop.reason, element: stop.element };
  }

  private judgePattern(pattern: number): void {
    const { doc, book } = this;
    if (pattern === book.avoidedPattern) {
      for (let element = 0; element < doc.scan.count; element++) this.noteAvoided(element, this.planOf(element));
      this.tellAvoided();
    }
    for (let element = 0; element < doc.scan.count; element++) {
      const { patterns, contexts, blank } = this.planOf(element);
      const at = patterns.indexOf(pattern);
      const asked = contexts[at] ?? (isBlank(doc, element) ? blank[at - contexts.length] : undefined);
      if (asked !== undefined) this.judgeIn(element, asked);
    }
  }

  private narrowPlanOf(element: number, plans: NarrowPlans["plans"], having: NarrowPlans["having"]): Plan {
    const path = this.doc.scan.path[element] as number;
    const whole = this.planOf(element);
    return path < foreignPaths ? (plans[path] = narrowed(whole, having)) : whole;
  }

  private planOf(element: number): Plan {
    const path = this.doc.scan.path[element] as number;
    return (path < foreignPaths ? this.book.plans[path] : this.foreign?.get(path)) ?? this.newPlan(path);
  }

  /** Kept in the book for known paths, for this document alone for others. */
  private newPlan(path: number): Plan {
    const { book, doc } = this;
    if (path < foreignPaths) return (book.plans[path] = makePlan(book, doc.scan, path));
    const plan = planOfForeign(book, doc.scan, path);
    (this.foreign ??= new Map()).set(path, plan);
    return plan;
  }

  private judgeIn(element: number, contexts: readonly Asked[]): void {
    const { doc } = this;
    for (let i = 0; i < contexts.length; i++) {
      const { when, choose, rules, holds } = contexts[i] as Asked;
      if (choose !== undefined) {
        const chosen = chosenBy(choose, doc, element);
        if (chosen.length === 0) continue;
        for (const rule of chosen) if (!rule.holds(doc, element)) this.fire(rule, element);
        return;
      }
      if (when !== undefined && !matches(when, doc, element)) continue;
      for (let j = 0; j < holds.length; j++)
        if (!(holds[j] as Rule["holds"])(doc, element)) this.fire(rules[j] as Rule, element);
      return;
    }
  }

  private fire(rule: Rule, element: number): void {
    const { since, until } = rule;
    const { order } = this.doc.release;
    if ((since === undefined || since <= order) && (until === undefined || until >= order))
      this.firings.push({ rule, element });
  }

  private noteAvoided(element: number, plan: Plan): void {
    const { attributes, attributeName } = this.doc.scan;
    if (plan.avoided.length > 0) for (const rule of plan.avoided) this.avoid(rule);
    const end = attributes[element + 1] as number;
    for (let attribute = attributes[element] as number; attribute < end; attribute++) {
      const rules = plan.attributes.get(attributeName[attribute] as number);
      if (rules !== undefined) for (const rule of rules) this.avoid(rule);
    }
  }

  private avoid(rule: Rule): void {
    (this.avoided ??= new Set()).add(rule);
  }

  /** What must not stand is told once, at the root, and only of an invoice or credit note. */
  private tellAvoided(): void {
    const { doc, avoided } = this;
    if (avoided !== undefined && (doc.isInvoice || doc.isCreditNote)) for (const rule of avoided) this.fire(rule, 0);
  }
}

/** Whether an element has no children and no text, as written; where references or comments stand, its text must be read. */
function isBlank({ scan }: Doc, element: number): boolean {
  const kind = scan.kind[element] as number;
  return (kind & content.children) === 0 && ((kind & content.ink) === 0 || (kind & content.coded) !== 0);
}

/** In the official artefacts an error inside a context means that the context does not match. */
function matches(when: NonNullable<Context["when"]>, doc: Doc, element: number): boolean {
  try {
    return when(doc, element);
  } catch (stop) {
    if (stop instanceof Stopped) return false;
    throw stop;
  }
}

/** The same where a context chooses: an error inside chooses none. */
function chosenBy(choose: NonNullable<Context["choose"]>, doc: Doc, element: number): readonly Rule[] {
  try {
    return choose(doc, element);
  } catch (stop) {
    if (stop instanceof Stopped) return noRules;
    throw stop;
  }
}

const noRules: readonly Rule[] = [];
