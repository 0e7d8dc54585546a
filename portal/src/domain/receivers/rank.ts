/** The order in which units answer a question. Pure: the database brings candidates, this decides which one was meant. */
import type { Asked } from "./asked.ts";
import { foldText, slipsForgiven, slipsToBeginning } from "./fold.ts";

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly name_folded: string;
  readonly organisation_number: string;
  readonly gln: string | null;
  readonly aliases: readonly string[];
  readonly city: string;
}

/** Best first; candidates that no word and no number leads to are left out. */
export function rankCandidates<C extends Candidate>(asked: Asked, candidates: readonly C[]): readonly C[] {
  return candidates
    .map((candidate) => ({ candidate, cost: costOf(asked, candidate) }))
    .filter(({ cost }) => cost < unrelated)
    .sort((a, b) => a.cost - b.cost || compareNames(a.candidate, b.candidate))
    .map(({ candidate }) => candidate);
}

function compareNames(a: Candidate, b: Candidate): number {
  return (
    a.name_folded.length - b.name_folded.length || compareText(a.name_folded, b.name_folded) || compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const unrelated = Number.POSITIVE_INFINITY;
const missing = 100;
const cheaper = { sameNumber: -1000, sameName: -50, nameBegins: -20, sameAlias: -40 } as const;

function costOf(asked: Asked, candidate: Candidate): number {
  const { organisation_number, gln } = candidate;
  if (asked.numbers.some((number) => organisation_number.startsWith(number) || gln?.startsWith(number)))
    return cheaper.sameNumber;
  const called = wordsOfCandidate(candidate);
  let sum = bonusOf(asked.phrase, called);
  let unmatched = 0;
  for (const word of asked.words) {
    const cost = costOfWord(word, called);
    if (cost >= missing) unmatched += 1;
    sum += cost;
  }
  return unmatched === asked.words.length ? unrelated : sum;
}

/** What a unit is called by, folded. */
interface Called {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly inName: readonly string[];
  /** Words of its aliases and town: as good, but after those of the name. */
  readonly beside: readonly string[];
}

function wordsOfCandidate({ name_folded, aliases, city }: Candidate): Called {
  const folded = aliases.map(foldText);
  const beside = [...folded, foldText(city)].flatMap((text) => text.split(" "));
  return { name: name_folded, aliases: folded, inName: name_folded.split(" "), beside };
}

function bonusOf(phrase: string, { name, aliases }: Called): number {
  if (name === phrase) return cheaper.sameName;
  if (aliases.includes(phrase)) return cheaper.sameAlias;
  return name.startsWith(phrase) ? cheaper.nameBegins : 0;
}

/** Slips are counted only where the word is not there as spelt: counting is dear. */
function costOfWord(word: string, { inName, beside }: Called): number {
  const asSpelt = Math.min(costAsSpelt(word, inName), costAsSpelt(word, beside) + 1);
  if (asSpelt < missing) return asSpelt;
  return Math.min(costOfSlips(word, inName), costOfSlips(word, beside) + 1, missing);
}

function costAsSpelt(word: string, words: readonly string[]): number {
  let least = missing;
  for (const own of words) {
    if (own === word) return 0;
    if (own.startsWith(word)) least = 1;
    else if (least > 4 && word.length > 2 && own.includes(word)) least = 4;
  }
  return least;
}

function costOfSlips(word: string, words: readonly string[]): number {
  const forgiven = slipsForgiven(word);
  if (forgiven === 0) return missing;
  const slips = words.map((own) => slipsToBeginning(word, own, forgiven) ?? missing);
  return 6 + 3 * Math.min(...slips);
}
