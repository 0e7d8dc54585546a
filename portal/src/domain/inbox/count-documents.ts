/** How much waits at each unit of an officer, and in each stack of an inbox. Never counts without end (TRUST §1). */
import { type RawBuilder, sql } from "kysely";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { conditionsOf } from "./filter-conditions.ts";
import type { InboxFilter, InboxView } from "./inbox-filter.ts";
import { unitsAsked } from "./list-documents.ts";
import { listUnits, type Unit } from "./units.ts";

/** What is counted no further: a person needs to know that it is many. */
export const countedMax = 1000;

export interface UnitCount extends Unit {
  /** Nobody has answered anything. */
  readonly fresh: number;
  /** The unit has yet to decide, the fresh ones included; those it has asked the seller about are not. */
  readonly waiting: number;
}

export async function countDocuments(work: Work): Promise<readonly UnitCount[]> {
  const { organisationId } = requirePermission(work, "inbox.read");
  const units = await listUnits(work);
  if (units.length === 0) return [];
  const { rows } = await sql<{ id: string; fresh: bigint; waiting: bigint }>`
    select unit.id, count(*) filter (where found.state = 'new') as fresh, count(found.state) as waiting
    from unnest(${units.map(({ id }) => id)}::uuid[]) as unit(id)
    left join lateral (
      select state from inbox_documents
      where organisation_id = ${organisationId} and receiver_id = unit.id and is_open and state in ('new', 'received', 'in-process')
      limit ${countedMax}
    ) found on true
    group by unit.id`.execute(work.db);
  const counts = new Map(rows.map((row) => [row.id, row]));
  return units.map((unit) => {
    const { fresh = 0n, waiting = 0n } = counts.get(unit.id) ?? {};
    return { ...unit, fresh: Number(fresh), waiting: Number(waiting) };
  });
}

export type ViewCounts = Readonly<Record<Exclude<InboxView, "all">, number>>;

/** How many lie in each stack: `countedMax` says at least so many. The stack of everything is not counted. */
export async function countViews(work: Work, filter: Pick<InboxFilter, "unit">): Promise<ViewCounts> {
  const units = await unitsAsked(work, filter);
  const count = (view: Exclude<InboxView, "all">) =>
    sql`(${countOf(
      work,
      units.map(({ id }) => id),
      view,
    )}) as ${sql.ref(view)}`;
  const { rows } = await sql<Record<keyof ViewCounts, bigint>>`select
    ${count("open")}, ${count("mine")}, ${count("unassigned")}, ${count("flagged")}`.execute(work.db);
  const { open = 0n, mine = 0n, unassigned = 0n, flagged = 0n } = rows[0] ?? {};
  return {
    open: Number(open),
    mine: Number(mine),
    unassigned: Number(unassigned),
    flagged: Number(flagged),
  };
}

function countOf(work: Work, units: readonly string[], view: InboxView): RawBuilder<unknown> {
  const { organisationId } = requirePermission(work, "inbox.read");
  return sql`select count(*) from unnest(${units}::uuid[]) as unit(id) cross join lateral (
    select from inbox_documents document
    where document.organisation_id = ${organisationId} and document.receiver_id = unit.id
      and ${sql.join(conditionsOf(work, { view }), sql` and `)}
    limit ${countedMax}) found`;
}
