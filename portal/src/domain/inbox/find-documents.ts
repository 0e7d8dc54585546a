/**
 * Finding a document years later by what somebody remembers: its number, its seller's name or number, its amount, a reference,
 * or words on it. Each way is read from an index that knows the order, so however many there are, no more than a page is fetched.
 */
import { parseSwedishAmount, toMinor } from "@fakturaporten/einvoice";
import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Database, InboxDocuments } from "../../db/tables.ts";
import type { Work } from "../../work.ts";
import { wordsSought } from "./document-words.ts";
import { conditionsOf } from "./filter-conditions.ts";
import { pageRows } from "./inbox-filter.ts";
import type { OneUnit } from "./list-documents.ts";
import { searchText } from "./received-document.ts";

/** The documents of one unit that its filter lets through, newest first, a page of them. */
export type Places = SelectQueryBuilder<Database & { document: InboxDocuments }, "document", object>;

export interface Page {
  readonly places: Places;
  /** The order of the places. */
  readonly order: RawBuilder<unknown>;
}

/** The ids of a page of documents that are found in any of the ways. */
export function foundBy(work: Work, { organisationId, unit, filter }: OneUnit, { places, order }: Page) {
  const sought = searchText(filter.search ?? "");
  const found = (condition: RawBuilder<boolean>) =>
    work.db.selectFrom(places.select("document.id").where(condition).as("found")).select("found.id");
  const end = `${sought}\u{10ffff}`;
  let ways = found(sql`document.search_number >= ${sought} and document.search_number < ${end}`).union(
    ofSellers(work, { organisationId, unit }, { places, order, sought, end }),
  );
  const digits = sought.replace(/\D/g, "");
  if (digits.length >= sellerDigitsMin) ways = ways.union(found(sql`document.seller_number = ${digits}`));
  const minor = amountIn(filter.search ?? "");
  if (minor !== undefined) ways = ways.union(found(sql`document.payable_minor = ${minor}`));
  const [first, ...others] = wordsSought(filter.search ?? "");
  if (first === undefined) return ways;
  // Read along the rarest word would be best; the longest is a good guess.
  const words = [first, ...others].sort((a, b) => b.length - a.length);
  return ways.union(withWords(work, { organisationId, unit, filter }, words));
}

interface Named extends Page {
  /** The names from this one on, and before that one. */
  readonly sought: string;
  readonly end: string;
}

/**
 * A page of each seller whose name begins so. The names are found by hopping through the index from one to the next, so that a
 * seller with very many documents costs what one with a few does.
 */
function ofSellers(work: Work, { organisationId, unit }: Pick<OneUnit, "organisationId" | "unit">, named: Named) {
  const { places, order, sought, end } = named;
  const nextName = (from: RawBuilder<unknown>) => sql`
    select search_seller as name from inbox_documents
    where organisation_id = ${organisationId} and receiver_id = ${unit} and ${from} and search_seller < ${end}
    order by search_seller limit 1`;
  const page = places
    .select(["document.id", "document.received_at", "document.due_sort", "document.payable_minor"])
    .where(sql<boolean>`document.search_seller = seller.name`);
  return work.db
    .selectFrom(
      sql<{ id: string }>`(
        with recursive seller (name) as (
          (${nextName(sql`search_seller >= ${sought}`)})
          union all
          select later.name from seller cross join lateral (${nextName(sql`search_seller > seller.name`)}) as later)
        select document.id from seller cross join lateral (${page}) as document
        order by ${order} limit ${sql.lit(pageRows + 1)})`.as("found"),
    )
    .select("found.id");
}

const sellerDigitsMin = 6;

/** Minor units of what reads as an amount. Two decimals: what Swedes type, whatever the document's currency. */
function amountIn(text: string): bigint | undefined {
  const read = parseSwedishAmount(text.replace(/\s*(?:kr|sek)\.?$/i, ""), 2);
  return read.ok ? toMinor(read.value, "SEK").minor : undefined;
}

/** Read along the first word in the order of arrival; the others are looked up for each document that has it. */
function withWords(work: Work, { organisationId, unit, filter }: OneUnit, [first = "", ...others]: readonly string[]) {
  let asked = work.db
    .selectFrom("inbox_words as word")
    .innerJoin("inbox_documents as document", (join) =>
      join.onRef("document.organisation_id", "=", "word.organisation_id").onRef("document.id", "=", "word.document_id"),
    )
    .select("document.id")
    .where("word.organisation_id", "=", organisationId)
    .where("word.receiver_id", "=", unit)
    .where("word.word", "=", first);
  for (const word of others) asked = asked.where(alsoHas(word, { organisationId, unit }));
  for (const condition of conditionsOf(work, filter)) asked = asked.where(condition);
  const { after } = filter;
  if (after !== undefined)
    asked = asked.where(sql<boolean>`(word.received_at, word.document_id) < (${after.receivedAt}, ${after.id}::uuid)`);
  const page = asked
    .orderBy("word.received_at", "desc")
    .orderBy("word.document_id", "desc")
    .limit(pageRows + 1);
  return work.db.selectFrom(page.as("found")).select("found.id");
}

function alsoHas(word: string, { organisationId, unit }: Pick<OneUnit, "organisationId" | "unit">) {
  return sql<boolean>`exists (select from inbox_words other where other.organisation_id = ${organisationId}
    and other.receiver_id = ${unit} and other.word = ${word} and other.received_at = word.received_at
    and other.document_id = word.document_id)`;
}
