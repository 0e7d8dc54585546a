/**
 * Sums of a month's rows. Those of invoices whose rows are kept are read from what was summed when they were issued, by line and unit
 * and by person; rows are read where a person is asked for beside something else, and where one may be wrong (docs/decisions/0048).
 */
import { type RawBuilder, sql } from "kysely";
import type { Work } from "../../work.ts";
import type { Month } from "../catalogue/month.ts";
import { invoicesOf, judged, type MonthInvoices, named, ofPlaces, type RowsAsked, wanted } from "./judged-rows.ts";
import type { Whose } from "./queries.ts";

export interface RowsTotal {
  readonly count: number;
  readonly doubtful: number;
  readonly netMinor: bigint;
}

export async function sumRows(work: Work, whose: Whose, asked: RowsAsked): Promise<RowsTotal> {
  const invoices = await invoicesOf(work, whose, asked.month);
  const isRated = invoices.rated.length > 0;
  const parts = [
    ...(isRated ? [sumOfRated(whose, asked)] : []),
    ...(invoices.kept.length > 0 ? sumsOfKept(whose, asked, invoices) : []),
  ];
  if (parts.length === 0) return { count: 0, doubtful: 0, netMinor: 0n };
  const { rows } = await sql<RowsTotal>`${isRated ? judged(whose, invoices, "rated") : sql``}
    select coalesce(sum(count), 0)::integer as count, coalesce(sum(doubtful), 0)::integer as doubtful,
      coalesce(sum(minor), 0)::bigint as "netMinor" from (${sql.join(parts, sql` union all `)}) parts`.execute(work.db);
  const [row] = rows;
  if (row === undefined) throw new Error("A sum has one row.");
  return row;
}

/** Persons of a month with their sums, the largest first. */
export async function sumEmployees(work: Work, whose: Whose, month: Month) {
  const { creditorId } = whose;
  const invoices = await invoicesOf(work, whose, month);
  const ofKept = sql`select employee_key, row_count as count, net_minor as minor from specification_person_sums
    where ${own(whose, month)}`;
  const ofRated = sql`select employee_key, count(*), sum(net_minor) from judged group by 1`;
  const isRated = invoices.rated.length > 0;
  const { rows } = await sql<{ key: number; name: string | null; rowCount: number; netMinor: bigint }>`
    ${isRated ? judged(whose, invoices, "rated") : sql``}
    select key, (select name from usage_names n where n.organisation_id = ${creditorId} and n.key = sums.key) as name, "rowCount", "netMinor"
      from (select employee_key as key, sum(count)::integer as "rowCount", sum(minor)::bigint as "netMinor"
        from (${isRated ? sql`${ofKept} union all ${ofRated}` : ofKept}) parts group by 1) sums
      order by "netMinor" desc, key`.execute(work.db);
  return rows.map((row) => ({ ...row, name: row.name ?? undefined }));
}

function own({ creditorId, key }: Whose, month: Month): RawBuilder<boolean> {
  return sql<boolean>`organisation_id = ${creditorId} and customer_key = ${key} and month = ${month}`;
}

function sumOfRated(whose: Whose, asked: RowsAsked): RawBuilder<unknown> {
  const doubts = asked.doubtful === true ? sql`doubt is not null` : sql`true`;
  return sql`select count(*), count(*) filter (where doubt is not null) as doubtful, sum(net_minor) as minor from judged
    where ${wanted(whose, asked)} and ${doubts}`;
}

/** Counts and sums, and apart from them how many rows may be wrong. */
function sumsOfKept(whose: Whose, asked: RowsAsked, { kept }: MonthInvoices): readonly RawBuilder<unknown>[] {
  const { month } = asked;
  const doubts = doubtsOf(whose, asked);
  if (asked.doubtful === true)
    return [sql`select count(*), count(*) as doubtful, sum(net_minor) as minor from (${doubts}) doubted`];
  const summed = (from: RawBuilder<unknown>, where: RawBuilder<boolean>) => sql`
    select sum(row_count) as count, 0 as doubtful, sum(net_minor) as minor from ${from} where ${own(whose, month)} and ${where}`;
  const counted = (where: RawBuilder<boolean>) => sql`
    select count(*) as count, 0 as doubtful, sum(net_minor) as minor from specification_rows where ${own(whose, month)} and ${where}`;
  const places = sql<boolean>`invoice_id = any (${[...kept]}::uuid[]) and ${ofPlaces(asked)}`;
  const parts = ((): readonly RawBuilder<unknown>[] => {
    const { employee, text } = asked;
    if (employee !== undefined && text === undefined && isAnywhere(asked))
      return [summed(sql`specification_person_sums`, sql`employee_key = ${employee}`)];
    if (employee !== undefined) return [counted(wanted(whose, asked))];
    if (text === undefined) return [summed(sql`specification_sums`, places)];
    const { place, person } = named(whose, text);
    return [
      summed(sql`specification_sums`, sql`${places} and ${place}`),
      counted(sql`${ofPlaces(asked)} and ${person} and not ${place}`),
    ];
  })();
  return [...parts, sql`select 0, count(*), 0 from (${doubts}) doubted`];
}

function isAnywhere({ service, unit, ansvar }: RowsAsked): boolean {
  return service === undefined && unit === undefined && ansvar === undefined;
}

/** Kept rows that may be wrong: doubles by their index, and those of persons who had left before the last of theirs. */
function doubtsOf(whose: Whose, asked: RowsAsked): RawBuilder<unknown> {
  const { creditorId, key } = whose;
  const { month } = asked;
  return sql`select net_minor from specification_rows where ${own(whose, month)} and is_double and ${wanted(whose, asked)}
    union all
    select late.net_minor from (select p.employee_key, max(n.last_on) as last_on from specification_person_sums p
        join usage_names n on n.organisation_id = ${creditorId} and n.key = p.employee_key and n.last_on < p.last_used_on
        where p.organisation_id = ${creditorId} and p.customer_key = ${key} and p.month = ${month} group by 1) gone
      cross join lateral (select net_minor from specification_rows where ${own(whose, month)} and employee_key = gone.employee_key
        and used_on > gone.last_on and not is_double and ${wanted(whose, asked)} offset 0) late`;
}
