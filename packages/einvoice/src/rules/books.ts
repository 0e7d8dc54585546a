/** The rule books of a release, prepared for judging. Where a rule differs between releases it says so itself. */
import { en16931 } from "./en16931/book.ts";
import { peppol } from "./peppol/book.ts";
import { type PreparedBook, prepare } from "./plan.ts";
import type { Release } from "./releases.ts";
import type { RuleBook } from "./rule.ts";

export const books: readonly RuleBook[] = [en16931, peppol];

let prepared: readonly PreparedBook[] | undefined;

export function booksOf(_release: Release): readonly PreparedBook[] {
  prepared ??= books.map(prepare);
  return prepared;
}
