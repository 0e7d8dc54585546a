/**
 * The rows that invoices bill, each with its share of its line. A share is the difference of two rounded running sums in the order
 * (unit, person, row), as the line's units got theirs: any grouping of rows within units sums to the line (docs/decisions/0035).
 * Invoices of many rows have theirs kept when they are issued; those of few are rated when somebody looks.
 */
import { type RawBuilder, sql } from "kysely";
import type { OrganisationId, Work } from "../../work.ts";
import type { Month } from "../catalogue/month.ts";

/** So many rows are not rated anew for every page. */
export const rowsKeptFrom = 1000;

export interface BilledRows {
  readonly organisationId: OrganisationId;
  readonly month: Month;
  readonly customerKey: number;
  readonly invoiceIds: readonly string[];
  /** Other invoices of the month have rows that were kept: a row may be one of theirs once more. */
  readonly besideKept: boolean;
}

/** `billed`: to begin a statement with. The columns are those of `specification_rows`. */
export function billedRows(of: BilledRows): RawBuilder<unknown> {
  const { organisationId, month, customerKey, invoiceIds } = of;
  const running = sql`sum(r.quantity) over (partition by l.invoice_id, l.place order by r.unit_key, r.employee_key, r.id)`;
  return sql`lines as materialized (
      select l.invoice_id, l.place, l.service_key, s.name as service_name, l.ansvar_key, l.price, l.price_from_on,
        lead(l.price_from_on, 1, 'infinity'::date) over (partition by l.invoice_id, l.service_key, l.ansvar_key order by l.price_from_on) as before_on
      from customer_invoice_lines l join services s on s.organisation_id = l.organisation_id and s.key = l.service_key
      where l.organisation_id = ${organisationId} and l.invoice_id = any (${[...invoiceIds]}::uuid[])),
    shared as (
      select r.customer_key, r.month, l.invoice_id, r.id as row_id, l.place, r.used_on, r.service_key, l.service_name, r.unit_key, r.ansvar_key,
        r.employee_key, r.quantity,
        (round(l.price * (${running}) * 100) - round(l.price * ((${running}) - r.quantity) * 100))::bigint as net_minor,
        r.employee_key <> 0 and (${besideKept(of)}
          or count(*) over (partition by r.service_key, r.unit_key, r.employee_key, r.used_on, r.quantity) > 1) as is_double
      from usage_rows r
        join billed_batches b on b.organisation_id = r.organisation_id and b.batch_key = r.batch_key
        join lines l on l.invoice_id = b.invoice_id and l.service_key = r.service_key and l.ansvar_key = r.ansvar_key
          and l.price_from_on <= r.used_on and r.used_on < l.before_on
      where r.organisation_id = ${organisationId} and r.customer_key = ${customerKey} and r.month = ${month}),
    billed as (
      select shared.*, (row_number() over (partition by shared.invoice_id
        order by shared.service_name, units.name, persons.name, shared.row_id))::integer as ordinal
      from shared
        left join usage_names units on units.organisation_id = ${organisationId} and units.key = shared.unit_key
        left join usage_names persons on persons.organisation_id = ${organisationId} and persons.key = shared.employee_key)`;
}

function besideKept({ organisationId, month, customerKey, besideKept: isBeside }: BilledRows): RawBuilder<boolean> {
  if (!isBeside) return sql`false`;
  return sql`(r.service_key, r.unit_key, r.employee_key, r.used_on, r.quantity) in (
    select service_key, unit_key, employee_key, used_on, quantity from specification_rows
    where organisation_id = ${organisationId} and customer_key = ${customerKey} and month = ${month})`;
}

/**
 * Keeps what was rated of each row, and what each person has, so that a page of rows, and a sum, reads an index. One customer at a time: in a database without
 * statistics of invoices, PostgreSQL would look through a handful's rows once for every line of every invoice.
 */
export async function keepBilledRows(work: Work, of: Omit<BilledRows, "besideKept">): Promise<void> {
  await sql`with ${billedRows({ ...of, besideKept: true })},
    kept as (insert into specification_rows (organisation_id, customer_key, month, invoice_id, ordinal, row_id, place, used_on, service_key,
      unit_key, ansvar_key, employee_key, is_double, quantity, net_minor)
    select ${of.organisationId}::uuid, customer_key, month, invoice_id, ordinal, row_id, place, used_on, service_key, unit_key, ansvar_key,
      employee_key, is_double, quantity, net_minor from billed order by invoice_id, ordinal
      returning organisation_id, customer_key, month, invoice_id, employee_key, net_minor, used_on)
    insert into specification_person_sums (organisation_id, customer_key, month, invoice_id, employee_key, row_count, net_minor, last_used_on)
    select organisation_id, customer_key, month, invoice_id, employee_key, count(*), sum(net_minor), max(used_on) from kept
    group by 1, 2, 3, 4, 5`.execute(work.db);
}
