/**
 * A unit's inbox, newest first, a page at a time by the place where the last page ended: as quick at ten million documents as
 * at ten. Searched by what a document's number or its seller's name or number begins with.
 */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { DocumentState } from "./answer.ts";
import { describe, documentColumns } from "./queries.ts";
import { type ReceivedDocument, searchText } from "./received-document.ts";
import { listUnits } from "./units.ts";

export interface InboxFilter {
  readonly unit?: string | undefined;
  readonly state?: DocumentState | undefined;
  readonly search?: string | undefined;
  readonly after?: InboxPlace | undefined;
}

/** Where a page ends: the next begins after it. */
export interface InboxPlace {
  readonly receivedAt: Instant;
  readonly id: string;
}

export interface InboxPage {
  readonly documents: readonly ReceivedDocument[];
  readonly next: InboxPlace | undefined;
}

export const pageRows = 50;

export async function listDocuments(work: Work, filter: InboxFilter = {}): Promise<InboxPage> {
  const units = (await listUnits(work)).filter(({ id }) => filter.unit === undefined || id === filter.unit);
  const { organisationId } = requirePermission(work, "inbox.read");
  const perUnit = units.map(({ id }) => documentsOf(work, { organisationId, unit: id, filter }).execute());
  const rows = (await Promise.all(perUnit)).flat().map(describe).sort(newestFirst);
  const documents = rows.slice(0, pageRows);
  const last = documents.at(-1);
  const more = rows.length > pageRows && last !== undefined;
  return { documents, next: more ? { receivedAt: last.receivedAt, id: last.id } : undefined };
}

export interface OneUnit {
  readonly organisationId: string;
  readonly unit: string;
  readonly filter: InboxFilter;
}

/** A page of one unit's documents. An officer has few units; each is read along its own index. */
export function documentsOf(work: Work, asking: OneUnit) {
  const sought = searchText(asking.filter.search ?? "");
  const page = placesOf(work, asking).select(documentColumns);
  if (sought === "") return page;
  return work.db
    .selectFrom("inbox_documents as document")
    .select(documentColumns)
    .where("document.organisation_id", "=", asking.organisationId)
    .where("document.id", "in", foundBy(work, asking, sought))
    .orderBy("document.received_at", "desc")
    .orderBy("document.id", "desc")
    .limit(pageRows + 1);
}

/** The newest documents of a unit, from a place on. */
function placesOf(work: Work, { organisationId, unit, filter }: OneUnit) {
  const { state, after } = filter;
  let asked = work.db
    .selectFrom("inbox_documents as document")
    .where("document.organisation_id", "=", organisationId)
    .where("document.receiver_id", "=", unit);
  if (state !== undefined) asked = asked.where("document.state", "=", state);
  if (after !== undefined)
    asked = asked.where(sql<boolean>`(document.received_at, document.id) < (${after.receivedAt}, ${after.id})`);
  return asked
    .orderBy("document.received_at", "desc")
    .orderBy("document.id", "desc")
    .limit(pageRows + 1);
}

/**
 * The newest found by number, by seller's name and by seller's number, each from an index that holds all it needs: however many
 * there are, no more than a page of documents is fetched. Ranges instead of `like`: their operators may be used in an index
 * below row level security.
 */
function foundBy(work: Work, asking: OneUnit, sought: string) {
  const found = (condition: RawBuilder<boolean>) =>
    work.db.selectFrom(placesOf(work, asking).select("document.id").where(condition).as("found")).select("found.id");
  const end = `${sought}\u{10ffff}`;
  const byNumber = found(sql`document.search_number >= ${sought} and document.search_number < ${end}`);
  const byName = found(sql`document.search_seller >= ${sought} and document.search_seller < ${end}`);
  const digits = sought.replace(/\D/g, "");
  if (digits.length < sellerDigitsMin) return byNumber.union(byName);
  return byNumber.union(byName).union(found(sql`document.seller_number = ${digits}`));
}

const sellerDigitsMin = 6;

function newestFirst(a: ReceivedDocument, b: ReceivedDocument): number {
  const order = a.receivedAt === b.receivedAt ? (a.id < b.id ? -1 : 1) : a.receivedAt < b.receivedAt ? -1 : 1;
  return -order;
}
