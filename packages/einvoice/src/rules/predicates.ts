/** What many rules say in the same words: something is there, is filled in, stands at most once, has few decimals. */
import type { Doc } from "./document.ts";
import { needing, standing, standingTwice } from "./needs.ts";
import { countAlong, decimalsWritten, existsAlong, has, isFilled, only, soleAlong } from "./reads.ts";

type Holds = (doc: Doc, element: number) => boolean;

/** Always holds: the official rule is there for documentation and can never fire. */
export const always: Holds = () => true;

/** For contexts that are themselves the fault. */
export const never: Holds = () => false;

/** Something stands at the path. */
export const present = (...path: readonly number[]): Holds => {
  const last = lastOf(path);
  return (doc, element) => doc.stands(last) && existsAlong(doc.scan, element, path);
};

/** Something with ink in it stands at the path. Two stop the artefact. */
export const filled = (...path: readonly number[]): Holds => {
  const last = lastOf(path);
  return (doc, element) => doc.stands(last) && isFilled(doc.scan, soleAlong(doc.scan, element, path));
};

/** Nothing stands at the path, or one thing. */
export const atMostOne = (...path: readonly number[]): Holds =>
  needing(
    [...path.slice(0, -1).map(standing), standingTwice(lastOf(path))],
    (doc, element) => countAlong(doc.scan, element, path) <= 1,
  );

/** What the whole document has none of is not sought along the path. */
const lastOf = (path: readonly number[]): number => path.at(-1) as number;

/** At most two characters follow the point. */
export const cents = (name: number): Holds =>
  needing([standing(name)], ({ scan }, element) => decimalsWritten(scan, only(scan, element, name)) <= 2);

/** One of two things stands here. */
export const either =
  (one: number, other: number): Holds =>
  ({ scan }, element) =>
    has(scan, element, one) || has(scan, element, other);
