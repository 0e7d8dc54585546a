/**
 * What the specification's pages ask. Months are read from `specification_sums`, which stand since the invoices were issued; rows are
 * read only when somebody looks at rows. The wall decides whose Kund-ID anybody sees.
 */
import { type RawBuilder, sql } from "kysely";
import type { OrganisationId, Work } from "../../work.ts";
import { type Month, monthsLater } from "../catalogue/month.ts";
import type { Customer } from "../customers/customer.ts";
import type { Doubt, Grouping, MonthSum, ServiceChange, SpecificationRow } from "./specification.ts";

/** Whose: the Kund-ID by its key, with its creditor. */
export interface Whose {
  readonly creditorId: OrganisationId;
  readonly key: number;
}

export const monthsShown = 12;

export interface MonthTotal {
  readonly month: Month;
  readonly netMinor: bigint;
}

/** The latest months that were billed, newest first. */
export async function listMonths(work: Work, { creditorId, key }: Whose): Promise<readonly MonthTotal[]> {
  const { rows } = await sql<MonthTotal>`select month, sum(net_minor)::bigint as "netMinor" from specification_sums
    where organisation_id = ${creditorId} and customer_key = ${key}
    group by month order by month desc limit ${monthsShown}`.execute(work.db);
  return rows;
}

export interface MonthDocument {
  readonly id: string;
  readonly kind: "invoice" | "credit-note";
  readonly number: string;
  /** Without VAT; positive in a credit note too. */
  readonly netMinor: bigint;
  readonly payableMinor: bigint;
}

/** The invoices of a month, and the credit notes about them. */
export async function listDocuments(work: Work, customer: Customer, month: Month): Promise<readonly MonthDocument[]> {
  const rows = await work.db
    .selectFrom("customer_invoices")
    .select(["id", "kind", "number", "net_minor", "payable_minor"])
    .where("organisation_id", "=", customer.creditorId)
    .where("customer_id", "=", customer.id)
    .where("month", "=", month)
    .orderBy("issue_on")
    .orderBy("number")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    number: row.number,
    netMinor: row.net_minor,
    payableMinor: row.payable_minor,
  }));
}

const columnOf: Readonly<Record<Grouping, RawBuilder<number>>> = {
  service: sql`service_key`,
  unit: sql`unit_key`,
  ansvar: sql`ansvar_key`,
};

/** A month and the one before, side by side; the largest sum first. */
export async function sumMonth(work: Work, whose: Whose, { month, by }: { month: Month; by: Grouping }) {
  const { creditorId, key } = whose;
  const names =
    by === "service"
      ? sql`(select name from services where organisation_id = ${creditorId} and services.key = sums.key)`
      : sql`(select name from usage_names where organisation_id = ${creditorId} and usage_names.key = sums.key)`;
  const { rows } = await sql<Omit<MonthSum, "name"> & { readonly name: string | null }>`
    select sums.key, ${names} as name, "rowCount", "netMinor", "formerNetMinor" from (
      select ${columnOf[by]} as key, (coalesce(sum(row_count) filter (where month = ${month}), 0))::integer as "rowCount",
        coalesce(sum(net_minor) filter (where month = ${month}), 0)::bigint as "netMinor",
        coalesce(sum(net_minor) filter (where month < ${month}), 0)::bigint as "formerNetMinor"
      from specification_sums where organisation_id = ${creditorId} and customer_key = ${key}
        and month in (${month}, ${monthsLater(month, -1)})
      group by 1) sums
    order by "netMinor" desc, sums.key`.execute(work.db);
  return rows.map((row): MonthSum => ({ ...row, name: row.name ?? undefined }));
}

/** Each service of a month and of the one before, with quantities and prices, for `explain`. */
export async function compareServices(work: Work, whose: Whose, month: Month): Promise<readonly ServiceChange[]> {
  const { creditorId, key } = whose;
  const prices = (here: RawBuilder<unknown>) =>
    sql`coalesce(array_agg(distinct trim_scale(lines.price)::text order by trim_scale(lines.price)::text) filter (where ${here}), '{}')`;
  const now = sql`sums.month = ${month}`;
  const before = sql`sums.month < ${month}`;
  const { rows } = await sql<ServiceChange>`
    select sums.service_key as "serviceKey", max(services.name) as name,
      coalesce(sum(sums.quantity) filter (where ${now}), 0)::text as quantity,
      coalesce(sum(sums.net_minor) filter (where ${now}), 0)::bigint as "netMinor", ${prices(now)} as prices,
      coalesce(sum(sums.quantity) filter (where ${before}), 0)::text as "formerQuantity",
      coalesce(sum(sums.net_minor) filter (where ${before}), 0)::bigint as "formerNetMinor", ${prices(before)} as "formerPrices"
    from specification_sums sums
      join customer_invoice_lines lines on lines.organisation_id = sums.organisation_id and lines.invoice_id = sums.invoice_id
        and lines.place = sums.place
      join services on services.organisation_id = sums.organisation_id and services.key = sums.service_key
    where sums.organisation_id = ${creditorId} and sums.customer_key = ${key}
      and sums.month in (${month}, ${monthsLater(month, -1)})
    group by sums.service_key`.execute(work.db);
  return rows;
}

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

export interface RowsPage extends RowsAsked {
  readonly skip: number;
  readonly limit: number;
}

/** Rows of a month's invoices, each with its share of its line; in the order of service, unit and person. */
export async function listRows(work: Work, whose: Whose, page: RowsPage): Promise<readonly SpecificationRow[]> {
  const { rows } = await sql<RawRow>`${shares(whose, page.month)} select * from named where ${wanted(page)}
    order by service, unit, employee, id limit ${page.limit} offset ${page.skip}`.execute(work.db);
  return rows.map(rowOf);
}

/** Certain rows of a month, for those who have marked them. */
export async function listMarkedRows(
  work: Work,
  whose: Whose,
  { month, ids }: { readonly month: Month; readonly ids: readonly string[] },
): Promise<readonly SpecificationRow[]> {
  const { rows } = await sql<RawRow>`${shares(whose, month)} select * from named
    where id = any (${[...ids]}::bigint[]) order by used_on, id`.execute(work.db);
  return rows.map(rowOf);
}

export interface RowsTotal {
  readonly count: number;
  readonly doubtful: number;
  readonly netMinor: bigint;
}

export async function sumRows(work: Work, whose: Whose, asked: RowsAsked): Promise<RowsTotal> {
  const { rows } = await sql<RowsTotal>`${shares(whose, asked.month)} select count(*)::integer as count,
      (count(*) filter (where doubt is not null))::integer as doubtful, coalesce(sum(net_minor), 0)::bigint as "netMinor"
    from named where ${wanted(asked)}`.execute(work.db);
  const [row] = rows;
  if (row === undefined) throw new Error("A sum has one row.");
  return row;
}

/** Persons of a month with their sums: only rows know them. */
export async function sumEmployees(work: Work, whose: Whose, month: Month) {
  const { rows } = await sql<{ key: number; name: string | null; rowCount: number; netMinor: bigint }>`
    ${shares(whose, month)} select employee_key as key, max(employee) as name, count(*)::integer as "rowCount",
      sum(net_minor)::bigint as "netMinor" from named group by employee_key order by 4 desc, 1`.execute(work.db);
  return rows.map((row) => ({ ...row, name: row.name ?? undefined }));
}

interface RawRow {
  readonly id: string;
  readonly invoice_id: string;
  readonly place: number;
  readonly invoice_number: string;
  readonly used_on: string;
  readonly service: string;
  readonly unit: string | null;
  readonly ansvar: string | null;
  readonly employee: string | null;
  readonly quantity: string;
  readonly price: string;
  readonly net_minor: bigint;
  readonly doubt: Doubt | null;
}

function rowOf(row: RawRow): SpecificationRow {
  return {
    id: String(row.id),
    invoiceId: row.invoice_id,
    place: row.place,
    invoiceNumber: row.invoice_number,
    usedOn: row.used_on,
    service: row.service,
    unit: row.unit ?? undefined,
    ansvar: row.ansvar ?? undefined,
    employee: row.employee ?? undefined,
    quantity: row.quantity,
    price: row.price,
    netMinor: row.net_minor,
    doubt: row.doubt ?? undefined,
  };
}

/**
 * The rows that a month's invoices bill. A row's share of its line is the difference of two rounded running sums in the order
 * (unit, person, row), as the line's units got theirs at the issuing: any grouping of rows within units sums to the line.
 */
function shares({ creditorId, key }: Whose, month: Month): RawBuilder<unknown> {
  const running = sql`sum(r.quantity) over (partition by l.invoice_id, l.place order by r.unit_key, r.employee_key, r.id)`;
  return sql`with lines as (
      select l.invoice_id, l.place, l.service_key, l.ansvar_key, l.price, l.price_from_on, i.number,
        lead(l.price_from_on, 1, 'infinity'::date) over (partition by l.invoice_id, l.service_key, l.ansvar_key order by l.price_from_on) as before_on
      from customer_invoices i join customer_invoice_lines l on l.organisation_id = i.organisation_id and l.invoice_id = i.id
        join customers c on c.organisation_id = i.organisation_id and c.id = i.customer_id
      where i.organisation_id = ${creditorId} and c.key = ${key} and i.month = ${month} and i.kind = 'invoice'),
    shared as (
      select r.id, r.used_on, r.service_key, r.unit_key, r.ansvar_key, r.employee_key, r.quantity, l.number, l.price, l.invoice_id, l.place,
        round(l.price * (${running}) * 100) - round(l.price * ((${running}) - r.quantity) * 100) as net_minor,
        count(*) over (partition by r.service_key, r.unit_key, r.employee_key, r.used_on, r.quantity) as alike
      from usage_rows r
        join billed_batches b on b.organisation_id = r.organisation_id and b.batch_key = r.batch_key
        join lines l on l.invoice_id = b.invoice_id and l.service_key = r.service_key and l.ansvar_key = r.ansvar_key
          and (l.price_from_on <= r.used_on and r.used_on < l.before_on)
      where r.organisation_id = ${creditorId} and r.customer_key = ${key} and r.month = ${month}),
    named as (
      select s.id, s.invoice_id, s.place, s.number as invoice_number, s.used_on, s.service_key, s.unit_key, s.ansvar_key, s.employee_key,
        trim_scale(s.quantity)::text as quantity, trim_scale(s.price)::text as price, s.net_minor::bigint as net_minor,
        v.name as service, u.name as unit, a.name as ansvar, e.name as employee,
        case when e.last_on < s.used_on then 'left' when s.alike > 1 and s.employee_key <> 0 then 'double' end as doubt
      from shared s join services v on v.organisation_id = ${creditorId} and v.key = s.service_key
        left join usage_names u on u.organisation_id = ${creditorId} and u.key = s.unit_key
        left join usage_names a on a.organisation_id = ${creditorId} and a.key = s.ansvar_key
        left join usage_names e on e.organisation_id = ${creditorId} and e.key = s.employee_key)`;
}

function wanted({ service, unit, ansvar, employee, text, doubtful }: RowsAsked): RawBuilder<boolean> {
  const like = text === undefined ? undefined : `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (service !== undefined) all.push(sql`service_key = ${service}`);
  if (unit !== undefined) all.push(sql`unit_key = ${unit}`);
  if (ansvar !== undefined) all.push(sql`ansvar_key = ${ansvar}`);
  if (employee !== undefined) all.push(sql`employee_key = ${employee}`);
  if (doubtful === true) all.push(sql`doubt is not null`);
  if (like !== undefined)
    all.push(sql`(service ilike ${like} or unit ilike ${like} or ansvar ilike ${like} or employee ilike ${like})`);
  return sql<boolean>`${sql.join(all, sql` and `)}`;
}
