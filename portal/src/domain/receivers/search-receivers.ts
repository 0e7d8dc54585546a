/**
 * Finding a receiver while its name is being typed. Exact beginnings are asked for first; only when they give too little is
 * the vocabulary asked which words were meant, and the directory asked again with those.
 */
import { type RawBuilder, sql } from "kysely";
import type { Work } from "../../work.ts";
import { type Asked, readAsked } from "./asked.ts";
import { nearKeysAsked, slipsForgiven, slipsToBeginning } from "./fold.ts";
import { type Candidate, rankCandidates } from "./rank.ts";
import type { ReceiverId } from "./receiver.ts";

/** A unit as lists of answers show it. */
export interface FoundReceiver {
  readonly id: ReceiverId;
  readonly name: string;
  readonly organisationNumber: string;
  readonly gln: string | undefined;
  readonly aliases: readonly string[];
  readonly city: string;
}

export interface ReceiverQuestion {
  /** As typed, of any length and kind. */
  readonly text: string;
  readonly limit: number;
}

export async function searchReceivers(
  work: Pick<Work, "db">,
  question: ReceiverQuestion,
): Promise<readonly FoundReceiver[]> {
  const asked = readAsked(question.text);
  const limit = Math.min(Math.max(question.limit, 1), limitMax);
  if (asked.words.length === 0) return [];
  await useIndexes(work);
  const spelt = await findAsSpelt(work, asked);
  const found = isAnswered(asked, spelt, limit)
    ? spelt
    : merge(spelt, await findAsMeant(work, asked, spelt.length === 0));
  return rankCandidates(asked, found).slice(0, limit).map(describe);
}

/** Enough was found as spelt, or what was found is surely meant: several words together, or a whole name. */
function isAnswered({ words, phrase }: Asked, spelt: readonly Candidate[], limit: number): boolean {
  if (spelt.length >= limit || (spelt.length > 0 && words.length > 1)) return true;
  return spelt.some(({ name_folded }) => name_folded === phrase);
}

const limitMax = 100;
/** More candidates than this are not ranked: a question that vague is answered by typing on. */
const candidatesMax = 120;

/**
 * For this transaction. The planner cannot know that two common words never stand together, expects many units soon and
 * would read the whole directory to find none: 30 ms instead of 3 at 100 000 units.
 */
async function useIndexes(work: Pick<Work, "db">): Promise<void> {
  await sql`set local enable_seqscan = off`.execute(work.db);
}

function merge(first: readonly Candidate[], second: readonly Candidate[]): readonly Candidate[] {
  return [...new Map([...first, ...second].map((candidate) => [candidate.id, candidate])).values()];
}

/** Units whose number, name or words begin as typed. */
async function findAsSpelt(work: Pick<Work, "db">, asked: Asked): Promise<readonly Candidate[]> {
  const numbers = asked.numbers.flatMap((number) => [
    selectWhere(sql`organisation_number like ${`${number}%`}`),
    selectWhere(sql`gln like ${`${number}%`}`),
  ]);
  const byName = selectWhere(sql`name_folded like ${`${asked.phrase}%`}`, sql`order by name_folded`);
  const byWords = tooVague(asked) ? [] : [selectWhere(sql`words @@ ${allOf(asked.words.map(beginning))}::tsquery`)];
  const parts = [...numbers, byName, ...byWords];
  const { rows } = await sql<Candidate>`${sql.join(parts, sql` union all `)}`.execute(work.db);
  return merge(rows, []);
}

/** One or two letters begin a tenth of all words; names that begin with them are answer enough. */
function tooVague({ words }: Asked): boolean {
  return words.every((word) => word.length < 3);
}

function selectWhere(condition: RawBuilder<unknown>, order = sql``): RawBuilder<unknown> {
  return sql`(select id, name, name_folded, organisation_number, gln, aliases, city
    from receivers where active and ${condition} ${order} limit ${candidatesMax})`;
}

/** Folded words hold a–z and digits only, so they can be set into a tsquery as they are. */
function beginning(word: string): string {
  return `${word}:*`;
}

function allOf(terms: readonly string[]): string {
  return terms.map((term) => `(${term})`).join("&");
}

function anyOf(terms: readonly string[]): string {
  return terms.map((term) => `(${term})`).join("|");
}

/**
 * Units with the words that were probably meant: words that hold what was typed and, when nothing is spelt as it was
 * (`misspelt`), words nearly like it. With one word fewer when all together lead nowhere.
 */
async function findAsMeant(work: Pick<Work, "db">, asked: Asked, misspelt: boolean): Promise<readonly Candidate[]> {
  const vocabulary = await findWords(work, asked.words, misspelt);
  const terms = asked.words.flatMap((word) => termOf(word, vocabulary, misspelt));
  if (terms.length === 0) return [];
  const asSpelt = terms.join() === asked.words.map(beginning).join();
  const all = asSpelt ? [] : await findByTerms(work, [allOf(terms)]);
  if (all.length > 0 || terms.length === 1) return all;
  if (terms.length === 2) return findByOneWord(work, terms);
  return findByTerms(work, [anyOf(terms.map((_, index) => allOf(terms.filter((__, at) => at !== index))))]);
}

/** For one word alone the planner knows how many units have it: common ones are met at once by simply reading on. */
async function findByOneWord(work: Pick<Work, "db">, terms: readonly string[]): Promise<readonly Candidate[]> {
  await sql`set local enable_seqscan = on`.execute(work.db);
  return findByTerms(work, terms);
}

/** Units that fit any of these questions, so many of each. */
async function findByTerms(work: Pick<Work, "db">, questions: readonly string[]): Promise<readonly Candidate[]> {
  const parts = questions.map((terms) => selectWhere(sql`words @@ ${terms}::tsquery`));
  const { rows } = await sql<Candidate>`${sql.join(parts, sql` union all `)}`.execute(work.db);
  return rows;
}

const vocabularyMax = 2000;

/**
 * Words of the directory that are spelt nearly like one of those asked for, or that hold one further in. Asked key by key:
 * for the whole list at once the planner would read every word.
 */
async function findWords(
  work: Pick<Work, "db">,
  words: readonly string[],
  misspelt: boolean,
): Promise<readonly string[]> {
  const long = words.filter((word) => word.length > 2);
  if (long.length === 0) return [];
  const keys = misspelt ? long.flatMap(nearKeysAsked) : long.map((word) => nearKeysAsked(word)[0] ?? "");
  const ends = long.map(beginning).join("|");
  const { rows } = await sql<{ word: string }>`
    (select word from unnest(${keys}::text[]) asked(key) join receiver_words on near @> array[asked.key]
      union select word from receiver_words where endings @@ ${ends}::tsquery)
    limit ${vocabularyMax}`.execute(work.db);
  return rows.map(({ word }) => word);
}

const meaningsMax = 16;

/** One asked word as a term of a tsquery: itself begun, or any of the words it may have been meant as. */
function termOf(word: string, vocabulary: readonly string[], misspelt: boolean): readonly string[] {
  if (word.length < 3) return [beginning(word)];
  const begun = vocabulary.some((known) => known.startsWith(word));
  const others = meantBy(word, vocabulary, misspelt && !begun);
  return begun || others.length > 0 ? [[beginning(word), ...others].join("|")] : [];
}

/** Words that hold the asked one further in, and those nearly like it: nearest first. A word that is known is not misspelt. */
function meantBy(word: string, vocabulary: readonly string[], misspelt: boolean): readonly string[] {
  return vocabulary
    .filter((known) => !known.startsWith(word))
    .map((known) => ({ known, slips: slipsTo(word, known, misspelt) }))
    .filter((one): one is { known: string; slips: number } => one.slips !== undefined)
    .sort((a, b) => a.slips - b.slips || a.known.length - b.known.length)
    .slice(0, meaningsMax)
    .map(({ known }) => known);
}

function slipsTo(word: string, known: string, misspelt: boolean): number | undefined {
  if (known.includes(word)) return 0;
  return misspelt ? slipsToBeginning(word, known, slipsForgiven(word)) : undefined;
}

function describe(candidate: Candidate): FoundReceiver {
  return {
    id: candidate.id as ReceiverId,
    name: candidate.name,
    organisationNumber: candidate.organisation_number,
    gln: candidate.gln ?? undefined,
    aliases: candidate.aliases,
    city: candidate.city,
  };
}
