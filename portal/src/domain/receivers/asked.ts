/** What somebody typed when looking for a receiver, read once: words to find, or the beginning of a number. */
import { foldText, wordsOf } from "./fold.ts";

export interface Asked {
  /** The folded text as a phrase: `folktandvarden lun`. */
  readonly phrase: string;
  readonly words: readonly string[];
  /** Beginnings of an organisation number or GLN that the text may be; empty when it is no number. */
  readonly numbers: readonly string[];
}

/** Reads names, `232100-0131`, `16232100…`, `SE232100013101`, a GLN, or a Peppol id such as `0088:7300010000001`. */
export function readAsked(text: string): Asked {
  return { phrase: foldText(text), words: [...new Set(wordsOf(text))], numbers: numbersOf(text) };
}

const numberLengthMin = 4;

function numbersOf(text: string): readonly string[] {
  const compact = text
    .slice(0, 60)
    .replace(/[\s\u00a0.-]+/g, "")
    .toLowerCase();
  const bare = compact
    .replace(/^iso6523actoridupis::/, "")
    .replace(/^(?:0007|0088):/, "")
    .replace(/^se(?=\d{10})/, "");
  if (!/^\d+$/.test(bare) || bare.length < numberLengthMin || bare.length > 13) return [];
  if (compact.startsWith("se")) return [bare.slice(0, 10)];
  const legalPersonIn12Digits = bare.startsWith("16") && bare.length > 10;
  return legalPersonIn12Digits ? [bare, bare.slice(2)] : [bare];
}
