/**
 * A month's rows, each with its share of its line and what speaks against it. Invoices of many rows had theirs kept when they were
 * issued, in the order they are read; those of few are rated anew (docs/decisions/0045). Both say the same, to the öre.
 */
import { type RawBuilder, sql } from "kysely";
import type { Work } from "../../work.ts";
import { billedRows } from "../billing/billed-rows.ts";
import type { Month } from "../catalogue/month.ts";
import type { Whose } from "./queries.ts";

export interface RowsAsked {
  readonly month: Month;
  readonly service?: number | undefined;
  readonly unit?: number | undefined;
  readonly ansvar?: number | undefined;
  readonly employee?: number | undefined;
  /** A part of a name of service, unit, ansvar or person. */
  readonly text?: string | undefined;
  readonly doubtful?: boolean | undefined;
}

/** A month's invoices: those whose rows are kept, and those whose are rated when somebody looks. */
export interface MonthInvoices {
  readonly month: Month;
  readonly kept: readonly string[];
  readonly rated: readonly string[];
}

export async function invoicesOf(work: Work, { creditorId, key }: Whose, month: Month): Promise<MonthInvoices> {
  const { rows } = await sql<{ readonly id: string; readonly kept: boolean }>`
    select i.id, exists (select from specification_person_sums p where p.organisation_id = i.organisation_id and p.customer_key = ${key}
      and p.month = ${month} and p.invoice_id = i.id) as kept
    from customers c join customer_invoices i on i.organisation_id = c.organisation_id and i.customer_id = c.id
    where c.organisation_id = ${creditorId} and c.key = ${key} and i.month = ${month} and i.kind = 'invoice'`.execute(
    work.db,
  );
  const ids = (wanted: boolean): readonly string[] => rows.flatMap(({ id, kept }) => (kept === wanted ? [id] : []));
  return { month, kept: ids(true), rated: ids(false) };
}

/** `judged`: every row that the month's invoices bill, or those whose rows are rated alone, and what speaks against it. */
export function judged(
  { creditorId, key }: Whose,
  { month, kept, rated }: MonthInvoices,
  which: "all" | "rated" = "all",
) {
  const columns = sql`invoice_id, ordinal, row_id, place, used_on, service_key, unit_key, ansvar_key, employee_key, quantity, net_minor, is_double`;
  const ofKept = sql`select ${columns} from specification_rows
    where organisation_id = ${creditorId} and customer_key = ${key} and month = ${month}`;
  const billed = billedRows({
    organisationId: creditorId,
    month,
    customerKey: key,
    invoiceIds: rated,
    besideKept: kept.length > 0,
  });
  const parts = [
    ...(which === "all" && (kept.length > 0 || rated.length === 0) ? [ofKept] : []),
    ...(rated.length > 0 ? [sql`select ${columns} from billed`] : []),
  ];
  return sql`with ${rated.length === 0 ? sql`` : sql`${billed},`}
    judged as (
      select known.*, case when gone.last_on < known.used_on then 'left' when known.is_double then 'double' end as doubt
      from (${sql.join(parts, sql` union all `)}) known left join (select key, last_on from usage_names where organisation_id = ${creditorId}
        and customer_key = ${key} and kind = 'employee' and last_on is not null) gone on gone.key = known.employee_key)`;
}

/** Of what rows are: what sums by line and unit know too. */
export function ofPlaces({ service, unit, ansvar }: RowsAsked): RawBuilder<boolean> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (service !== undefined) all.push(sql`service_key = ${service}`);
  if (unit !== undefined) all.push(sql`unit_key = ${unit}`);
  if (ansvar !== undefined) all.push(sql`ansvar_key = ${ansvar}`);
  return sql<boolean>`${sql.join(all, sql` and `)}`;
}

/** Words are looked for among the names, and rows by the names' keys: those of service, unit and ansvar, and those of persons. */
export function named({ creditorId, key }: Whose, text: string) {
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const names = (kind: string) => sql`any (array(select key from usage_names where organisation_id = ${creditorId}
      and customer_key = ${key} and kind = ${kind} and name ilike ${like}))`;
  return {
    place: sql<boolean>`(service_key = any (array(select key from services where organisation_id = ${creditorId} and name ilike ${like}))
      or unit_key = ${names("unit")} or ansvar_key = ${names("ansvar")})`,
    person: sql<boolean>`employee_key = ${names("employee")}`,
  };
}

/** What is asked of a row of `judged`, doubts apart. */
export function wanted(whose: Whose, asked: RowsAsked): RawBuilder<boolean> {
  const all: RawBuilder<unknown>[] = [ofPlaces(asked)];
  if (asked.employee !== undefined) all.push(sql`employee_key = ${asked.employee}`);
  if (asked.text !== undefined) {
    const { place, person } = named(whose, asked.text);
    all.push(sql`(${place} or ${person})`);
  }
  return sql<boolean>`${sql.join(all, sql` and `)}`;
}
