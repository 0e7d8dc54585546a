/**
 * Lists of cases. At the desk: what is under way by deadline, the most pressing first, or what is closed by day of closing. For
 * a party: its own, the latest first. Both a page at a time by the place where the last page ended.
 */
import { sql } from "kysely";
import type { Instant, LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { type Person, requirePermission } from "../access/permissions.ts";
import { foldText } from "../receivers/fold.ts";
import { type Case, type CaseState, readReference } from "./case.ts";
import { requireDesk, worksIt } from "./desk.ts";
import type { Queue } from "./kinds.ts";
import { describeCase, ofOwnCustomers, selectCases } from "./queries.ts";

export const deskViews = ["mine", "unassigned", "overdue"] as const;
export type DeskView = (typeof deskViews)[number];

export interface DeskFilter {
  readonly view?: DeskView | undefined;
  readonly queue?: Queue | undefined;
  /** Without one, all that is not closed. */
  readonly state?: CaseState | undefined;
  /** A reference, an organisation number, or the beginning of the party's name. */
  readonly search?: string | undefined;
  readonly after?: CasePlace | undefined;
}

/** Where a page ends: by deadline among those under way, by moment among the closed. */
export interface CasePlace {
  readonly at: string;
  readonly id: string;
}

export interface CasePage {
  readonly cases: readonly Case[];
  readonly next: CasePlace | undefined;
}

export const casesOnPage = 50;

export async function listDeskCases(work: Work, filter: DeskFilter = {}): Promise<CasePage> {
  const { person } = requireDesk(work);
  const closed = filter.state === "closed";
  const rows = await deskQuery(work, { person, filter }).execute();
  const cases = rows.slice(0, casesOnPage).map(describeCase);
  const last = cases.at(-1);
  if (last === undefined || rows.length <= casesOnPage) return { cases, next: undefined };
  return { cases, next: { at: (closed ? last.closedAt : last.dueOn) ?? "", id: last.id } };
}

export interface AskedOfDesk {
  readonly person: Person;
  readonly filter: DeskFilter;
}

/** Apart, so that its plan can be looked at. */
export function deskQuery(work: Work, { person, filter }: AskedOfDesk) {
  const { state, queue, after } = filter;
  const closed = state === "closed";
  let asked = selectCases(work)
    .where(worksIt(person))
    .where(closed ? sql<boolean>`cases.state = 'closed'` : sql<boolean>`cases.state <> 'closed'`);
  if (state !== undefined && !closed) asked = asked.where("cases.state", "=", state);
  if (queue !== undefined) asked = asked.where("cases.queue", "=", queue);
  const condition = viewCondition(work.today, person, filter);
  if (condition !== undefined) asked = asked.where(condition);
  const found = searchCondition(filter.search ?? "");
  if (found !== undefined) asked = asked.where(found);
  if (after !== undefined)
    asked = asked.where(
      closed
        ? sql<boolean>`(cases.closed_at, cases.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
        : sql<boolean>`(cases.due_on, cases.id) > (${after.at}::date, ${after.id}::uuid)`,
    );
  const ordered = closed
    ? asked.orderBy("cases.closed_at", "desc").orderBy("cases.id", "desc")
    : asked.orderBy("cases.due_on").orderBy("cases.id");
  return ordered.limit(casesOnPage + 1);
}

function viewCondition(today: LocalDate, { accountId }: Person, { view }: DeskFilter) {
  switch (view) {
    case "mine":
      return sql<boolean>`cases.owner_account_id = ${accountId}`;
    case "unassigned":
      return sql<boolean>`cases.owner_account_id is null`;
    case "overdue":
      return sql<boolean>`cases.state in ('new', 'open') and cases.due_on < ${today}::date`;
    case undefined:
      return undefined;
  }
}

function searchCondition(text: string) {
  const reference = readReference(text);
  if (reference !== undefined) return sql<boolean>`cases.reference = ${reference}`;
  const digits = text.replace(/\D/g, "");
  if (digits.length === 10) return sql<boolean>`cases.party_number = ${digits}`;
  const folded = foldText(text);
  if (folded === "") return undefined;
  return sql<boolean>`cases.search_party >= ${folded} and cases.search_party < ${`${folded}\u{10ffff}`}`;
}

export interface DeskCounts {
  readonly open: number;
  readonly mine: number;
  readonly unassigned: number;
  readonly overdue: number;
  readonly byState: Readonly<Record<"new" | "open" | "waiting", number>>;
}

/** How much is under way, however the list is filtered by view; within a queue where one is said. */
export async function countDeskCases(work: Work, { queue }: Pick<DeskFilter, "queue"> = {}): Promise<DeskCounts> {
  const { person } = requireDesk(work);
  let asked = work.db
    .selectFrom("cases")
    .select([
      sql<string>`count(*)`.as("open"),
      sql<string>`count(*) filter (where owner_account_id = ${person.accountId})`.as("mine"),
      sql<string>`count(*) filter (where owner_account_id is null)`.as("unassigned"),
      sql<string>`count(*) filter (where state in ('new', 'open') and due_on < ${work.today}::date)`.as("overdue"),
      sql<string>`count(*) filter (where state = 'new')`.as("fresh"),
      sql<string>`count(*) filter (where state = 'open')`.as("taken"),
      sql<string>`count(*) filter (where state = 'waiting')`.as("waiting"),
    ])
    .where("cases.organisation_id", "=", person.organisationId)
    .where(worksIt(person))
    .where(sql<boolean>`cases.state <> 'closed'`);
  if (queue !== undefined) asked = asked.where("cases.queue", "=", queue);
  const row = await asked.executeTakeFirstOrThrow();
  return {
    open: Number(row.open),
    mine: Number(row.mine),
    unassigned: Number(row.unassigned),
    overdue: Number(row.overdue),
    byState: { new: Number(row.fresh), open: Number(row.taken), waiting: Number(row.waiting) },
  };
}

/** A party's own matters, the latest opened first. */
export async function listOwnCases(work: Work, after?: CasePlace): Promise<CasePage> {
  requirePermission(work, "case.read");
  let asked = selectCases(work).where("cases.side", "=", "party").where(ofOwnCustomers);
  if (after !== undefined)
    asked = asked.where(
      sql<boolean>`(cases.opened_at, cases.id) < (${after.at as Instant}::timestamptz, ${after.id}::uuid)`,
    );
  const rows = await asked
    .orderBy("cases.opened_at", "desc")
    .orderBy("cases.id", "desc")
    .limit(casesOnPage + 1)
    .execute();
  const cases = rows.slice(0, casesOnPage).map(describeCase);
  const last = cases.at(-1);
  const more = rows.length > casesOnPage && last !== undefined;
  return { cases, next: more ? { at: last.openedAt, id: last.id } : undefined };
}

const waitingMax = 20;

/** A party's matters that are not closed, those that wait for its answer first. */
export async function listOpenOwnCases(work: Work): Promise<readonly Case[]> {
  requirePermission(work, "case.read");
  const rows = await selectCases(work)
    .where("cases.side", "=", "party")
    .where(ofOwnCustomers)
    .where(sql<boolean>`cases.state <> 'closed'`)
    .orderBy(sql`cases.state = 'waiting'`, "desc")
    .orderBy("cases.opened_at", "desc")
    .limit(waitingMax)
    .execute();
  return rows.map(describeCase);
}

/** A party's matters that wait for its answer. */
export async function listCasesThatAsk(work: Work): Promise<readonly Case[]> {
  requirePermission(work, "case.read");
  const rows = await selectCases(work)
    .where("cases.side", "=", "party")
    .where(ofOwnCustomers)
    .where(sql<boolean>`cases.state <> 'closed'`)
    .where("cases.state", "=", "waiting")
    .orderBy("cases.changed_at")
    .limit(waitingMax)
    .execute();
  return rows.map(describeCase);
}
