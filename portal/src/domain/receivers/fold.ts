/**
 * Names as search compares them: small letters a–z and digits, nothing else. Whoever types without å, ä, ö, with capitals or
 * with a hyphen means the same unit. What is stored and what is typed are folded by this one file.
 */

/** Longest word the vocabulary keeps, and the most of one name, alias or question that is read. */
export const wordLengthMax = 40;
const textLengthMax = 200;
const wordsMax = 12;

/** `Ögon-mottagningen, Västerås` → `ogon mottagningen vasteras`. */
export function foldText(text: string): string {
  return wordsOf(text).join(" ");
}

/** The folded words of a text, in its order. A text of any length costs the same: only its beginning is read. */
export function wordsOf(text: string): readonly string[] {
  return text
    .slice(0, textLengthMax)
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[æøßðþłđ]/g, (letter) => plainLetters[letter] ?? "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .slice(0, wordsMax)
    .map((word) => word.slice(0, wordLengthMax));
}

const plainLetters: Readonly<Record<string, string>> = {
  æ: "a",
  ø: "o",
  ß: "ss",
  ð: "d",
  þ: "th",
  ł: "l",
  đ: "d",
};

/** How far into a word misspellings are looked up; the rest of the word is compared afterwards, letter by letter. */
const nearLength = 8;
const nearLengthMin = 3;

/**
 * What is left of a word's beginnings when letters are dropped. Two words that differ by one letter (missing, added, changed
 * or swapped with its neighbour) have one of these in common, whichever letter it was; long words may differ by two.
 */
export function nearKeysOf(word: string): readonly string[] {
  const keys = new Set<string>();
  const longest = Math.min(word.length, nearLength);
  for (let length = Math.min(nearLengthMin, word.length); length <= longest; length++)
    addDropped(keys, word.slice(0, length));
  if (word.length >= nearLength) for (const once of dropped(word.slice(0, nearLength))) addDropped(keys, once);
  return [...keys];
}

/** The keys under which to look for words that somebody may have meant by this one. */
export function nearKeysAsked(typed: string): readonly string[] {
  const keys = new Set<string>();
  const beginning = typed.slice(0, nearLength);
  addDropped(keys, beginning);
  if (typed.length >= nearLength) for (const once of dropped(beginning)) addDropped(keys, once);
  return [...keys];
}

function addDropped(keys: Set<string>, text: string): void {
  keys.add(text);
  for (const shorter of dropped(text)) keys.add(shorter);
}

function dropped(text: string): readonly string[] {
  return Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1));
}

const endingLengthMin = 4;

/** The ends of a compound word: `ogonklinik` is found by `klinik`. */
export function endingsOf(word: string): readonly string[] {
  const count = Math.max(0, word.length - endingLengthMin);
  return Array.from({ length: count }, (_, index) => word.slice(index + 1));
}

/**
 * How many slips lie between what was typed and the beginning of a word, up to `max`: letters missing, added, changed, or
 * swapped with the next. Whoever is still typing has not misspelt the rest of the word.
 */
export function slipsToBeginning(typed: string, word: string, max: number): number | undefined {
  const beginning = word.slice(0, typed.length + max);
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: beginning.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const current = [row];
    for (let column = 1; column <= beginning.length; column++) {
      const same = typed[row - 1] === beginning[column - 1];
      let slips = Math.min(at(above, column) + 1, at(current, column - 1) + 1, at(above, column - 1) + (same ? 0 : 1));
      if (typed[row - 1] === beginning[column - 2] && typed[row - 2] === beginning[column - 1])
        slips = Math.min(slips, at(before, column - 2) + 1);
      current.push(slips);
    }
    before = above;
    above = current;
  }
  const fewest = Math.min(...above);
  return fewest <= max ? fewest : undefined;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** Short words must be spelt right; long ones forgive more. */
export function slipsForgiven(word: string): number {
  if (/\d/.test(word) || word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}
