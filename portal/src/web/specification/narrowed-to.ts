/** What rows were narrowed to, in words: above them on the page and on paper, so that their sum is not taken for the month's. */
import type { RowsAsked } from "../../domain/specification/judged-rows.ts";
import type { SpecificationRow } from "../../domain/specification/specification.ts";
import type { Messages } from "../messages/messages.ts";

export function narrowedTo(
  { specification: words }: Messages,
  asked: RowsAsked,
  [first]: readonly SpecificationRow[],
): readonly string[] {
  const kinds = ["service", "unit", "ansvar", "employee"] as const;
  const chosen = kinds.filter((kind) => first !== undefined && asked[kind] !== undefined);
  return [
    ...chosen.map((kind) => first?.[kind] ?? words.by[kind].nobody),
    ...(asked.text === undefined ? [] : [words.rows.found(asked.text)]),
    ...(asked.doubtful === true ? [words.rows.onlyDoubtful] : []),
  ];
}
