/**
 * Plans without the questions that a document has no need of (needs.ts): most documents have no allowance, one VAT category, and parties
 * of one country, and half of what could be asked of them is about something else. Kept for documents that have the same.
 */
import type { Doc } from "./document.ts";
import { everything, type Having, havingOf, isWorthAsking } from "./needs.ts";
import { Asked, type Plan, type PreparedBook } from "./plan.ts";

/** What the judge goes by: the plans of known paths, made when first met. */
export interface NarrowPlans {
  readonly having: Having;
  readonly plans: (Plan | undefined)[];
}

/** Plans with every question in them. */
export const wholePlans = (): NarrowPlans => ({ having: everything, plans: [] });

/** So many kinds of documents are told apart; then all are forgotten, and learnt again. */
const kindsMax = 200;

interface Known {
  last: NarrowPlans | undefined;
  readonly kinds: Map<string, NarrowPlans>;
}

const knownOf = new WeakMap<PreparedBook, Known>();

/** The plans of a book for documents that have what this one has. */
export function narrowPlans(book: PreparedBook, doc: Doc): NarrowPlans {
  const having = havingOf(doc);
  let known = knownOf.get(book);
  if (known === undefined) knownOf.set(book, (known = { last: undefined, kinds: new Map() }));
  if (known.last !== undefined && isSame(known.last.having, having)) return known.last;
  const key = having.join();
  let found = known.kinds.get(key);
  if (found === undefined) {
    if (known.kinds.size >= kindsMax) known.kinds.clear();
    known.kinds.set(key, (found = { having, plans: [] }));
  }
  return (known.last = found);
}

const isSame = (a: Having, b: Having): boolean => a[0] === b[0] && a[1] === b[1] && a[2] === b[2];

/** The same plan without what is not worth asking. */
export function narrowed(plan: Plan, having: Having): Plan {
  const narrow = (groups: Plan["contexts"]) =>
    groups.map((group) => narrowedGroup(group, having)).filter((group) => group.length > 0);
  const { patterns, avoided, attributes } = plan;
  return { contexts: narrow(plan.contexts), blank: narrow(plan.blank), patterns, avoided, attributes };
}

function narrowedGroup(group: readonly Asked[], having: Having): readonly Asked[] {
  const kept = group.filter(({ when }) => isWorthAsking(having, when)).map((asked) => narrowedContext(asked, having));
  // A context with nothing left to ask still keeps those after it from matching; at the end it keeps no one.
  while (kept.length > 0 && asksNothing(kept.at(-1) as Asked)) kept.pop();
  return kept;
}

function narrowedContext(asked: Asked, having: Having): Asked {
  const { when, choose, rules } = asked;
  if (choose !== undefined) return asked;
  const left = rules.filter(({ holds }) => isWorthAsking(having, holds));
  return left.length === rules.length ? asked : new Asked({ when, choose, rules: left });
}

const asksNothing = ({ choose, rules }: Asked): boolean => choose === undefined && rules.length === 0;
