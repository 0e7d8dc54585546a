/** An inbox's filter as conditions on `document`. */
import { type RawBuilder, sql } from "kysely";
import { startOfDay } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireGrant } from "../access/permissions.ts";
import type { InboxFilter } from "./inbox-filter.ts";
import { searchText } from "./received-document.ts";

/** Words for conditions that an index holds are written out, never handed over: then the planner may use that index. */
export function conditionsOf(work: Work, filter: InboxFilter): readonly RawBuilder<boolean>[] {
  const by = requireGrant(work, "inbox.read");
  const self = by.kind === "person" ? by.accountId : undefined;
  const { view, state, supplier, receivedFrom, receivedTo, amountFromMinor, amountToMinor, assignedTo } = filter;
  return [
    ...(view === "open" ? [sql<boolean>`document.is_open`] : []),
    ...(view === "mine" ? [sql<boolean>`document.is_open and document.assigned_to = ${self ?? null}::uuid`] : []),
    ...(view === "unassigned" ? [sql<boolean>`document.is_open and document.assigned_to is null`] : []),
    ...(view === "flagged" ? [sql<boolean>`document.is_flagged and document.is_open`] : []),
    ...(state === undefined ? [] : [sql<boolean>`document.state = ${state}`]),
    ...(supplier === undefined ? [] : [ofSupplier(supplier)]),
    ...(receivedFrom === undefined ? [] : [sql<boolean>`document.received_at >= ${startOfDay(receivedFrom)}`]),
    ...(receivedTo === undefined ? [] : [sql<boolean>`document.received_at < ${startOfDay(receivedTo, 1)}`]),
    ...(amountFromMinor === undefined ? [] : [sql<boolean>`document.payable_minor >= ${amountFromMinor}`]),
    ...(amountToMinor === undefined ? [] : [sql<boolean>`document.payable_minor <= ${amountToMinor}`]),
    ...(assignedTo === undefined ? [] : [sql<boolean>`document.assigned_to = ${assignedTo}::uuid`]),
  ];
}

const numberDigits = 10;

/** Ranges instead of `like`: their operators may be used in an index below row level security. */
function ofSupplier(text: string): RawBuilder<boolean> {
  const digits = text.replace(/\D/g, "");
  const isNumber = /^[\d\s-]+$/.test(text) && digits.length >= numberDigits;
  if (isNumber) return sql`document.seller_number = ${digits.slice(-numberDigits)}`;
  const sought = searchText(text);
  return sql`document.search_seller >= ${sought} and document.search_seller < ${`${sought}\u{10ffff}`}`;
}
