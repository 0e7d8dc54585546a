/** Every rule of the current release once, in the official order. */
import { books } from "./books.ts";
import { officialPlace } from "./official-order.ts";
import type { Rule } from "./rule.ts";

export function allRules(): readonly Rule[] {
  const found = new Map<string, Rule>();
  for (const book of books) {
    for (const rule of book.patterns.flat().flatMap((context) => context.rules))
      if (!found.has(rule.id)) found.set(rule.id, rule);
    for (const { rule } of book.avoided) found.set(rule.id, rule);
  }
  return [...found.values()]
    .filter(({ until }) => until === undefined)
    .toSorted((a, b) => officialPlace(a.id) - officialPlace(b.id));
}
