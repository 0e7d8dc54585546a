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
  const numbers = [candidate.organisation_number, ...(candidate.gln === null ? [] : [candidate.gln])];
  if (asked.numbers.some((number) => numbers.some((own) => own.startsWith(number)))) return cheaper.sameNumber;
  const aliases = candidate.aliases.map(foldText);
  const costs = asked.words.map((word) => costOfWord(word, candidate, aliases));
  if (costs.every((cost) => cost >= missing)) return unrelated;
  return costs.reduce((sum, cost) => sum + cost, bonusOf(asked.phrase, candidate.name_folded, aliases));
}

function bonusOf(phrase: string, name: string, aliases: readonly string[]): number {
  if (name === phrase) return cheaper.sameName;
  if (aliases.includes(phrase)) return cheaper.sameAlias;
  return name.startsWith(phrase) ? cheaper.nameBegins : 0;
}

function costOfWord(word: string, candidate: Candidate, aliases: readonly string[]): number {
  const inName = costAmong(word, candidate.name_folded.split(" "));
  const inAliases =
    costAmong(
      word,
      aliases.flatMap((alias) => alias.split(" ")),
    ) + 1;
  const inCity = costAmong(word, foldText(candidate.city).split(" ")) + 1;
  return Math.min(inName, inAliases, inCity, missing);
}

function costAmong(word: string, words: readonly string[]): number {
  return words.reduce((least, own) => Math.min(least, costBetween(word, own)), missing);
}

function costBetween(word: string, own: string): number {
  if (own === word) return 0;
  if (own.startsWith(word)) return 1;
  if (word.length > 2 && own.includes(word)) return 4;
  const slips = slipsToBeginning(word, own, slipsForgiven(word));
  return slips === undefined ? missing : 6 + 3 * slips;
}
