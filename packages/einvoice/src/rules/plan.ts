/** Works out, once for each distinct path, which contexts of a rule book can match there. */
import { foreignPaths } from "../ubl/scan-names.ts";
import { nameId, nameOf, pathStep, type Scan } from "../ubl/scan.ts";
import { officialPlace } from "./official-order.ts";
import { type Artefact, type Avoided, bothDocuments, type Context, type Rule, type RuleBook } from "./rule.ts";

/** For one path: of each pattern that knows it, the contexts that may match, in order; and what must not stand there. */
export interface Plan {
  readonly contexts: readonly (readonly Context[])[];
  /** Of each entry of `contexts`, which pattern of the book it is from. */
  readonly patterns: readonly number[];
  readonly avoided: readonly Rule[];
  /** Rules against attributes here, by attribute name. */
  readonly attributes: ReadonlyMap<number, readonly Rule[]>;
}

export interface PreparedBook {
  readonly artefact: Artefact;
  readonly patternCount: number;
  /** The pattern in which what must not stand is told, officially. */
  readonly avoidedPattern: number;
  /** Plans by known path, made when first met. */
  readonly plans: (Plan | undefined)[];
  /** What can match an element, by its name; under `*` what can match any. In book order. */
  readonly matchers: ReadonlyMap<string, readonly Matcher[]>;
}

interface Matcher {
  /** Which pattern, and which context in it; avoided things come after all patterns. */
  readonly pattern: number;
  readonly order: number;
  /** Names from the element outwards; `*` any. Ends with "" when the path starts at the root. */
  readonly steps: readonly string[];
  readonly target: Context | Avoided;
}

export function prepare(book: RuleBook): PreparedBook {
  const matchers = new Map<string, Matcher[]>();
  const inOrder = (context: Context): Context => ({
    ...context,
    rules: context.rules.toSorted((a, b) => officialPlace(a.id) - officialPlace(b.id)),
  });
  const place = (pattern: number, order: number, path: string, target: Context | Avoided) => {
    const steps = stepsOf(path);
    const name = steps[0] as string;
    const known = matchers.get(name);
    if (known === undefined) matchers.set(name, [{ pattern, order, steps, target }]);
    else known.push({ pattern, order, steps, target });
  };
  for (const [pattern, contexts] of book.patterns.entries())
    for (const [order, context] of contexts.map(inOrder).entries())
      for (const path of context.at.flatMap(bothDocuments)) place(pattern, order, path, context);
  for (const [order, avoided] of book.avoided.entries())
    for (const path of bothDocuments(avoided.at)) place(book.patterns.length, order, path, avoided);
  for (const avoided of book.avoided) if (avoided.attribute !== undefined) nameId(avoided.attribute);
  const avoidedPattern = book.avoided.length > 0 ? 1 : -1;
  return { artefact: book.artefact, patternCount: book.patterns.length, avoidedPattern, plans: [], matchers };
}

function stepsOf(path: string): string[] {
  const steps = path.replace(/^\//, "").split("/").reverse();
  return path.startsWith("/") ? [...steps, ""] : steps;
}

/** The plan of a path that has none yet; kept in the book for known paths, for this document alone for others. */
export function planFor(book: PreparedBook, scan: Scan, path: number, foreign: Map<number, Plan>): Plan {
  const plan = makePlan(book, scan, path);
  if (path < foreignPaths) book.plans[path] = plan;
  else foreign.set(path, plan);
  return plan;
}

function makePlan(book: PreparedBook, scan: Scan, path: number): Plan {
  const name = nameOf(scan, pathStep(scan, path).name);
  const candidates = [...(book.matchers.get(name) ?? []), ...(book.matchers.get("*") ?? [])];
  const names = namesAlong(scan, path);
  const found = candidates
    .filter(({ steps }) => isAlong(steps, names))
    .sort((a, b) => a.pattern - b.pattern || a.order - b.order);
  const contexts: Context[][] = [];
  const avoided: Rule[] = [];
  const attributes = new Map<number, Rule[]>();
  const patterns: number[] = [];
  for (const { pattern: of, target } of found) {
    if ("rule" in target) note(target, name, avoided, attributes);
    else if (target.along?.(names) !== false) {
      if (of !== patterns.at(-1)) {
        contexts.push([]);
        patterns.push(of);
      }
      contexts.at(-1)?.push(target);
    }
  }
  return { contexts: contexts.map(upToSure), patterns, avoided, attributes };
}

/** Contexts up to and with the first that matches whatever the content. */
function upToSure(contexts: readonly Context[]): readonly Context[] {
  const sure = contexts.findIndex((context) => context.when === undefined && context.choose === undefined);
  return sure < 0 ? contexts : contexts.slice(0, sure + 1);
}

function note(
  { attribute, except, rule }: Avoided,
  name: string,
  avoided: Rule[],
  attributes: Map<number, Rule[]>,
): void {
  if (except === name) return;
  if (attribute === undefined) avoided.push(rule);
  else attributes.set(nameId(attribute), [...(attributes.get(nameId(attribute)) ?? []), rule]);
}

function isAlong(steps: readonly string[], names: readonly string[]): boolean {
  return steps.every((step, i) =>
    step === "" ? i === names.length : step === "*" ? i < names.length : names[i] === step,
  );
}

/** Names from an element outwards to the root. */
function namesAlong(scan: Scan, path: number): string[] {
  const names: string[] = [];
  for (let at = path; at >= 0; ) {
    const step = pathStep(scan, at);
    names.push(nameOf(scan, step.name));
    at = step.parent;
  }
  return names;
}
