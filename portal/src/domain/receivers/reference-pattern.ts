/**
 * What a unit's references look like, in a small language that looks like regular expressions and is none: patterns are
 * written by operators, and a regular expression of theirs could make one text cost minutes. Ours is read into alternatives
 * of steps and compared letter by letter; the cost is at most the length of the text times that of the pattern.
 *
 *   `\d{6}`              six digits
 *   `KIN\d{6}-\d{3}`     letters and signs stand for themselves
 *   `[A-Z0-9]{3,5}|R\d+` classes, bounds, alternatives; `?` once or not, `*` and `+` at most fifty times
 */
import { type Parsed, parsed, refused } from "@fakturaporten/einvoice";

export interface ReferencePattern {
  readonly source: string;
  readonly alternatives: readonly (readonly Step[])[];
}

/** One kind of letter, and how many of them. */
interface Step {
  readonly ranges: readonly (readonly [first: string, last: string])[];
  readonly least: number;
  readonly most: number;
}

export type ReferencePatternFault =
  | "pattern-empty"
  | "pattern-too-long"
  | "pattern-sign-not-known"
  | "pattern-class-open"
  | "pattern-bounds"
  | "pattern-nothing-to-repeat";

const sourceLengthMax = 200;
const repeatMax = 50;
const referenceLengthMax = 200;

export function parseReferencePattern(source: string): Parsed<ReferencePattern, ReferencePatternFault> {
  if (source === "") return refused("pattern-empty");
  if (source.length > sourceLengthMax) return refused("pattern-too-long");
  const alternatives: Step[][] = [[]];
  let rest = source;
  while (rest !== "") {
    if (rest.startsWith("|")) {
      alternatives.push([]);
      rest = rest.slice(1);
      continue;
    }
    const step = readStep(rest);
    if (!step.ok) return step;
    alternatives.at(-1)?.push(step.value.step);
    rest = step.value.rest;
  }
  if (alternatives.some((steps) => steps.length === 0)) return refused("pattern-empty");
  return parsed({ source, alternatives });
}

/** Whether the whole text fits one of the alternatives. */
export function fitsPattern(pattern: ReferencePattern, text: string): boolean {
  if (text.length > referenceLengthMax) return false;
  return pattern.alternatives.some((steps) => fitsSteps(steps, text));
}

/** Walks all ways through the steps at once: after each step, every place in the text where a way may stand. */
function fitsSteps(steps: readonly Step[], text: string): boolean {
  let places: readonly boolean[] = [true];
  for (const step of steps) {
    const next: boolean[] = [];
    for (let from = 0; from <= text.length; from++) {
      if (places[from] !== true) continue;
      for (let count = 0; count <= step.most; count++) {
        if (count > 0 && !accepts(step, text[from + count - 1])) break;
        if (count >= step.least) next[from + count] = true;
      }
    }
    places = next;
  }
  return places[text.length] === true;
}

function accepts({ ranges }: Step, letter: string | undefined): boolean {
  return letter !== undefined && ranges.some(([first, last]) => first <= letter && letter <= last);
}

type Ranges = Step["ranges"];
const digits: Ranges = [["0", "9"]];
const signs = /^[\p{L}\p{N} \-_/.:#&,@]$/u;

function readStep(rest: string): Parsed<{ step: Step; rest: string }, ReferencePatternFault> {
  if (/^[{?*+]/.test(rest)) return refused("pattern-nothing-to-repeat");
  const letters = readLetters(rest);
  if (!letters.ok) return letters;
  const bounds = readBounds(letters.value.rest);
  if (!bounds.ok) return bounds;
  const { least, most } = bounds.value;
  return parsed({ step: { ranges: letters.value.ranges, least, most }, rest: bounds.value.rest });
}

function readLetters(rest: string): Parsed<{ ranges: Ranges; rest: string }, ReferencePatternFault> {
  if (rest.startsWith("\\d")) return parsed({ ranges: digits, rest: rest.slice(2) });
  if (rest.startsWith("[")) return readClass(rest);
  const [letter = ""] = rest;
  const escaped = /^\\([.\-/+*?()[\]{}|\\])/.exec(rest)?.[1];
  if (escaped !== undefined) return parsed({ ranges: [[escaped, escaped]], rest: rest.slice(2) });
  if (!signs.test(letter)) return refused("pattern-sign-not-known");
  return parsed({ ranges: [[letter, letter]], rest: rest.slice(letter.length) });
}

function readClass(rest: string): Parsed<{ ranges: Ranges; rest: string }, ReferencePatternFault> {
  const end = rest.indexOf("]");
  const inside = rest.slice(1, end);
  if (end < 2) return refused("pattern-class-open");
  const ranges: [string, string][] = [];
  for (const [, digit, first = "", last] of inside.matchAll(/(\\d)|([\p{L}\p{N} _/.:#&,@-])(?:-([\p{L}\p{N}]))?/gu)) {
    if (digit !== undefined) ranges.push(["0", "9"]);
    else if (last !== undefined && last < first) return refused("pattern-bounds");
    else ranges.push([first, last ?? first]);
  }
  const read = inside.replace(/(\\d)|([\p{L}\p{N} _/.:#&,@-])(?:-([\p{L}\p{N}]))?/gu, "");
  return read === "" ? parsed({ ranges, rest: rest.slice(end + 1) }) : refused("pattern-sign-not-known");
}

function readBounds(rest: string): Parsed<{ least: number; most: number; rest: string }, ReferencePatternFault> {
  const short = { "?": [0, 1], "*": [0, repeatMax], "+": [1, repeatMax] }[rest.charAt(0)];
  if (short !== undefined) {
    const [least = 0, most = 0] = short;
    return parsed({ least, most, rest: rest.slice(1) });
  }
  if (!rest.startsWith("{")) return parsed({ least: 1, most: 1, rest });
  const match = /^\{(\d{1,2})(?:,(\d{1,2}))?\}/.exec(rest);
  if (match === null) return refused("pattern-bounds");
  const least = Number(match[1]);
  const most = Number(match[2] ?? match[1]);
  if (most > repeatMax || least > most || most === 0) return refused("pattern-bounds");
  return parsed({ least, most, rest: rest.slice(match[0].length) });
}
