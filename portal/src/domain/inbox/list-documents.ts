/**
 * A unit's documents, a page at a time by the place where the last page ended: as quick at ten million documents as at ten,
 * over years. Every order and every way to search has an index that is read from where the page begins.
 */
import { type RawBuilder, sql } from "kysely";
import type { Work } from "../../work.ts";
import { requireGrant } from "../access/permissions.ts";
import { conditionsOf } from "./filter-conditions.ts";
import { foundBy } from "./find-documents.ts";
import { type InboxFilter, type InboxPlace, type InboxSort, pageRows, sortOf } from "./inbox-filter.ts";
import { describe, documentColumns } from "./queries.ts";
import { type ReceivedDocument, searchText } from "./received-document.ts";
import { findUnit, listUnits, type Unit } from "./units.ts";

export interface InboxPage {
  readonly documents: readonly ReceivedDocument[];
  readonly next: InboxPlace | undefined;
}

export async function listDocuments(work: Work, filter: InboxFilter = {}): Promise<InboxPage> {
  const { organisationId } = requireGrant(work, "inbox.read");
  const units = await unitsAsked(work, filter);
  const perUnit = units.map(({ id }) => documentsOf(work, { organisationId, unit: id, filter }).execute());
  const rows = (await Promise.all(perUnit)).flat().map(describe).sort(orders[sortOf(filter)].compare);
  const documents = rows.slice(0, pageRows);
  const last = documents.at(-1);
  const more = rows.length > pageRows && last !== undefined;
  return { documents, next: more ? placeOf(last, sortOf(filter)) : undefined };
}

/** An officer has few units; each is read along its own index. */
export async function unitsAsked(work: Work, { unit }: InboxFilter): Promise<readonly Unit[]> {
  if (unit === undefined) return listUnits(work);
  const found = await findUnit(work, unit);
  return found === undefined ? [] : [found];
}

export interface OneUnit {
  readonly organisationId: string;
  readonly unit: string;
  readonly filter: InboxFilter;
}

/** A page of one unit's documents. */
export function documentsOf(work: Work, asking: OneUnit) {
  const { search } = asking.filter;
  const page = placesOf(work, asking).select(documentColumns);
  if (search === undefined || searchText(search) === "") return page;
  const { order } = orders[sortOf(asking.filter)];
  return work.db
    .selectFrom("inbox_documents as document")
    .select(documentColumns)
    .where("document.organisation_id", "=", asking.organisationId)
    .where("document.id", "in", foundBy(work, asking, { places: placesOf(work, asking), order }))
    .orderBy("document.received_at", "desc")
    .orderBy("document.id", "desc")
    .limit(pageRows + 1);
}

/** The documents of a unit that the filter lets through, in their order, from a place on. */
function placesOf(work: Work, { organisationId, unit, filter }: OneUnit) {
  const { order, after } = orders[sortOf(filter)];
  let asked = work.db
    .selectFrom("inbox_documents as document")
    .where("document.organisation_id", "=", organisationId)
    .where("document.receiver_id", "=", unit);
  for (const condition of conditionsOf(work, filter)) asked = asked.where(condition);
  if (filter.after !== undefined) asked = asked.where(after(filter.after));
  return asked.orderBy(order).limit(pageRows + 1);
}

interface Order {
  readonly order: RawBuilder<unknown>;
  after(place: InboxPlace): RawBuilder<boolean>;
  compare(a: ReceivedDocument, b: ReceivedDocument): number;
}

const noDay = "9999-12-31";

const orders: Readonly<Record<InboxSort, Order>> = {
  received: {
    order: sql`document.received_at desc, document.id desc`,
    after: ({ receivedAt, id }) => sql`(document.received_at, document.id) < (${receivedAt}, ${id}::uuid)`,
    compare: (a, b) => -byArrival(a, b),
  },
  due: {
    order: sql`document.due_sort, document.received_at, document.id`,
    after: ({ key = noDay, receivedAt, id }) =>
      sql`(document.due_sort, document.received_at, document.id) > (${key}::date, ${receivedAt}, ${id}::uuid)`,
    compare: (a, b) => byText(a.dueOn ?? noDay, b.dueOn ?? noDay) || byArrival(a, b),
  },
  "amount-low": {
    order: sql`document.payable_minor, document.received_at, document.id`,
    after: ({ key = "0", receivedAt, id }) =>
      sql`(document.payable_minor, document.received_at, document.id) > (${key}::bigint, ${receivedAt}, ${id}::uuid)`,
    compare: (a, b) => byAmount(a, b) || byArrival(a, b),
  },
  "amount-high": {
    order: sql`document.payable_minor desc, document.received_at desc, document.id desc`,
    after: ({ key = "0", receivedAt, id }) =>
      sql`(document.payable_minor, document.received_at, document.id) < (${key}::bigint, ${receivedAt}, ${id}::uuid)`,
    compare: (a, b) => -byAmount(a, b) || -byArrival(a, b),
  },
};

export function placeOf(document: ReceivedDocument, sort: InboxSort): InboxPlace {
  const { receivedAt, id, dueOn, payableMinor } = document;
  const key = sort === "received" ? undefined : sort === "due" ? (dueOn ?? noDay) : String(payableMinor);
  return { key, receivedAt, id };
}

function byArrival(a: ReceivedDocument, b: ReceivedDocument): number {
  return byText(a.receivedAt, b.receivedAt) || byText(a.id, b.id);
}

function byAmount(a: ReceivedDocument, b: ReceivedDocument): number {
  return a.payableMinor === b.payableMinor ? 0 : a.payableMinor < b.payableMinor ? -1 : 1;
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
