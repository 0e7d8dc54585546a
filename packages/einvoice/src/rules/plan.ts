/** Works out, once for each distinct path, which contexts of a rule book can match there. */
import "../structure/terms.ts";
import { foreignNames, foreignPaths } from "../ubl/scan-names.ts";
import { nameId, nameOf, pathId, pathStep, type Scan } from "../ubl/scan.ts";
import { officialPlace } from "./official-order.ts";
import { type Artefact, type Avoided, bothDocuments, type Context, type Rule, type RuleBook } from "./rule.ts";

/**
 * A context as the judge asks it. All of one shape, and what each rule asks apart from what it says: an engine runs through such
 * objects several times as fast as through the differing ones the rule book is written with.
 */
export class Asked {
  readonly when: Context["when"] | undefined;
  readonly choose: Context["choose"] | undefined;
  readonly rules: readonly Rule[];
  /** Of each rule whether it holds. */
  readonly holds: readonly Rule["holds"][];

  constructor({ when, choose, rules }: Pick<Context, "rules"> & Partial<Pick<Asked, "when" | "choose">>) {
    this.when = when;
    this.choose = choose;
    this.rules = rules;
    this.holds = rules.map((rule) => rule.holds);
  }
}

/** For one path: of each pattern that knows it, the contexts that may match, in order; and what must not stand there. */
export interface Plan {
  readonly contexts: readonly (readonly Asked[])[];
  /** The contexts of blank elements alone, apart since few elements are. */
  readonly blank: readonly (readonly Asked[])[];
  /** Of each entry of `contexts` and then of `blank`, which pattern of the book it is from. */
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
  /** Plans of known names where no rule or term expects them, by the path above and the name. Not more than `unexpectedMax`. */
  readonly unexpected: Map<number, Plan>;
  /** What can match an element, by its name; under `*` what can match any. In book order. */
  readonly matchers: ReadonlyMap<string, readonly Matcher[]>;
  /** Attributes that must not stand on any element. */
  readonly anywhere: readonly Avoided[];
  /** Plans by what matched: a hostile document has a hundred thousand paths, and most of them match the same. */
  readonly alike: Map<string, Plan>;
  /** The plan of an element whose name no rule speaks of: most of what a hostile document holds. */
  readonly nameless: Plan;
}

interface Matcher {
  /** One for each path of each context. */
  readonly id: number;
  /** Which pattern, and which context in it; avoided things come after all patterns. */
  readonly pattern: number;
  readonly order: number;
  /** Names from the element outwards; `*` any. Ends with "" when the path starts at the root. */
  readonly steps: readonly string[];
  readonly target: Context | Avoided;
}

/** No context's path is longer; names further out need not be known. */
const stepsMax = 12;

export function prepare(book: RuleBook): PreparedBook {
  const matchers = new Map<string, Matcher[]>();
  const anywhere = book.avoided.filter((avoided) => avoided.at === "*");
  let ids = 0;
  const place = (pattern: number, order: number, path: string, target: Context | Avoided) => {
    if (path.startsWith("/") && !path.includes("*")) pathId(path);
    const steps = stepsOf(path);
    const name = steps[0] as string;
    matchers.set(name, [...(matchers.get(name) ?? []), { id: ids++, pattern, order, steps, target }]);
  };
  for (const [pattern, contexts] of book.patterns.entries())
    for (const [order, context] of contexts.map(inOfficialOrder).entries())
      for (const path of context.at.flatMap(bothDocuments)) place(pattern, order, path, context);
  for (const [order, avoided] of book.avoided.entries())
    if (avoided.at !== "*")
      for (const path of bothDocuments(avoided.at)) place(book.patterns.length, order, path, avoided);
  const { artefact, patterns } = book;
  const avoidedPattern = book.avoided.length > 0 ? 1 : -1;
  const prepared = {
    artefact,
    patternCount: patterns.length,
    avoidedPattern,
    plans: [],
    unexpected: new Map(),
    matchers,
    anywhere,
    alike: new Map(),
  };
  const attributes = attributesFor(anywhere, []);
  return { ...prepared, nameless: { ...planOf(wildFor(prepared, ""), []), attributes } };
}

const inOfficialOrder = (context: Context): Context => ({
  ...context,
  rules: context.rules.toSorted((a, b) => officialPlace(a.id) - officialPlace(b.id)),
});

function stepsOf(path: string): string[] {
  const steps = path.replace(/^\//, "").split("/").reverse();
  return path.startsWith("/") ? [...steps, ""] : steps;
}

const unexpectedMax = 10_000;

/**
 * The plan of a path that the vocabulary does not hold. Such paths are numbered anew in each document; what is kept is found again by
 * the known path above and the known name, where there are those.
 */
export function planOfForeign(book: PreparedBook, scan: Scan, path: number): Plan {
  const { parent, name } = pathStep(scan, path);
  if (parent >= foreignPaths || name >= foreignNames) return makePlan(book, scan, path);
  const key = parent * foreignNames + name;
  let plan = book.unexpected.get(key);
  if (plan === undefined) {
    plan = makePlan(book, scan, path);
    if (book.unexpected.size < unexpectedMax) book.unexpected.set(key, plan);
  }
  return plan;
}

/** The plan of a path that has none yet. */
export function makePlan(book: PreparedBook, scan: Scan, path: number): Plan {
  const name = nameOf(scan, pathStep(scan, path).name);
  const named = book.matchers.get(name);
  const wild = wildFor(book, name);
  if (named === undefined && wild.length === book.nameless.patterns.length) return book.nameless;
  const names = namesAlong(scan, path, stepsMax);
  const found = [...(named ?? []).filter(({ steps }) => isAlong(steps, names)), ...wild].filter(
    ({ target }) => "rule" in target || target.along === undefined || target.along(namesAlong(scan, path, scan.count)),
  );
  const key = `${found.map(({ id }) => id).join()} ${book.anywhere.findIndex(({ except }) => except === name)}`;
  let plan = book.alike.get(key);
  if (plan === undefined) book.alike.set(key, (plan = planOfFound(book, name, found)));
  return plan;
}

function planOfFound(book: PreparedBook, name: string, found: readonly Matcher[]): Plan {
  const avoided = found.map(({ target }) => target).filter((target) => "rule" in target);
  const special = avoided.filter(({ attribute }) => attribute !== undefined);
  const isExcepted = book.anywhere.some(({ except }) => except === name);
  const attributes =
    special.length === 0 && !isExcepted
      ? book.nameless.attributes
      : attributesFor(
          book.anywhere.filter(({ except }) => except !== name),
          special,
        );
  return { ...planOf(found, avoided), attributes };
}

/** Matchers of any element, but for those that ask for another ending of its name. */
function wildFor(book: Pick<PreparedBook, "matchers">, name: string): Matcher[] {
  return (book.matchers.get("*") ?? []).filter(
    ({ target }) =>
      "rule" in target || target.endings === undefined || target.endings.some((ending) => name.endsWith(ending)),
  );
}

function planOf(found: readonly Matcher[], avoided: readonly Avoided[]): Omit<Plan, "attributes"> {
  const contexts: Context[][] = [];
  const patterns: number[] = [];
  const blank: Context[][] = [];
  const ofBlank: number[] = [];
  for (const { pattern, target } of found.toSorted((a, b) => a.pattern - b.pattern || a.order - b.order)) {
    if ("rule" in target) continue;
    if (target.isOfBlank) {
      blank.push([target]);
      ofBlank.push(pattern);
      continue;
    }
    if (pattern !== patterns.at(-1)) {
      contexts.push([]);
      patterns.push(pattern);
    }
    contexts.at(-1)?.push(target);
  }
  const elements = avoided.filter(({ attribute }) => attribute === undefined).map(({ rule }) => rule);
  return {
    contexts: contexts.map((group) => upToSure(group).map(askedOf)),
    blank: blank.map((group) => group.map(askedOf)),
    patterns: [...patterns, ...ofBlank],
    avoided: elements,
  };
}

const asked = new Map<Context, Asked>();

/** One for each context, however many paths it stands at. */
function askedOf(context: Context): Asked {
  let known = asked.get(context);
  if (known === undefined) asked.set(context, (known = new Asked(context)));
  return known;
}

/** Contexts up to and with the first that matches whatever the content. */
function upToSure(contexts: readonly Context[]): readonly Context[] {
  const sure = contexts.findIndex((context) => context.when === undefined && context.choose === undefined);
  return sure < 0 ? contexts : contexts.slice(0, sure + 1);
}

function attributesFor(anywhere: readonly Avoided[], special: readonly Avoided[]): Map<number, readonly Rule[]> {
  const attributes = new Map<number, readonly Rule[]>();
  for (const { attribute, rule } of [...anywhere, ...special]) {
    const id = nameId(attribute as string);
    attributes.set(id, [...(attributes.get(id) ?? []), rule]);
  }
  return attributes;
}

function isAlong(steps: readonly string[], names: readonly string[]): boolean {
  return steps.every((step, i) =>
    step === "" ? i === names.length : step === "*" ? i < names.length : names[i] === step,
  );
}

/** Names from an element outwards to the root, or as many as asked for. */
function namesAlong(scan: Scan, path: number, most: number): string[] {
  const names: string[] = [];
  for (let at = path; at >= 0 && names.length < most; ) {
    const step = pathStep(scan, at);
    names.push(nameOf(scan, step.name));
    at = step.parent;
  }
  return names;
}
