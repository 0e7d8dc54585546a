/**
 * What is asked of a month's rows: a page, a file, a sum, the persons. Invoices of many rows had theirs kept when they were issued, in
 * the order they are read; those of few are rated anew (docs/decisions/0045). Both say the same, to the öre.
 */
import { type RawBuilder, sql } from "kysely";
import type { Work } from "../../work.ts";
import { billedRows } from "../billing/billed-rows.ts";
import type { Month } from "../catalogue/month.ts";
import type { Whose } from "./queries.ts";
import type { Doubt, SpecificationRow } from "./specification.ts";

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
  /** The last row that was read: what follows is found without counting what came before. */
  readonly after?: Pick<SpecificationRow, "invoiceId" | "ordinal"> | undefined;
  readonly skip?: number;
  readonly limit: number;
}

/** Rows of a month's invoices, each with its share of its line: invoice by invoice, in the order of service, unit and person. */
export async function listRows(work: Work, whose: Whose, page: RowsPage): Promise<readonly SpecificationRow[]> {
  const { after, skip = 0, limit } = page;
  const follows =
    after === undefined ? sql`true` : sql`(invoice_id, ordinal) > (${after.invoiceId}::uuid, ${after.ordinal})`;
  return named(work, whose, {
    month: page.month,
    found: sql`select * from judged where ${wanted(whose, page)} and ${follows}
      order by invoice_id, ordinal limit ${limit} offset ${skip}`,
  });
}

/** Certain rows of a month, for those who have marked them. */
export async function listMarkedRows(
  work: Work,
  whose: Whose,
  { month, ids }: { readonly month: Month; readonly ids: readonly string[] },
): Promise<readonly SpecificationRow[]> {
  return named(work, whose, { month, found: sql`select * from judged where row_id = any (${[...ids]}::bigint[])` });
}

export interface RowsTotal {
  readonly count: number;
  readonly doubtful: number;
  readonly netMinor: bigint;
}

export async function sumRows(work: Work, whose: Whose, asked: RowsAsked): Promise<RowsTotal> {
  const { rows } = await sql<RowsTotal>`${await judged(work, whose, asked.month)} select count(*)::integer as count,
      (count(*) filter (where doubt is not null))::integer as doubtful, coalesce(sum(net_minor), 0)::bigint as "netMinor"
    from judged where ${wanted(whose, asked)}`.execute(work.db);
  const [row] = rows;
  if (row === undefined) throw new Error("A sum has one row.");
  return row;
}

/** Persons of a month with their sums: only rows know them. */
export async function sumEmployees(work: Work, whose: Whose, month: Month) {
  const { rows } = await sql<{ key: number; name: string | null; rowCount: number; netMinor: bigint }>`
    ${await judged(work, whose, month)} select key, (select name from usage_names n
        where n.organisation_id = ${whose.creditorId} and n.key = sums.key) as name, "rowCount", "netMinor"
      from (select employee_key as key, count(*)::integer as "rowCount", sum(net_minor)::bigint as "netMinor"
        from judged group by employee_key) sums order by "netMinor" desc, key`.execute(work.db);
  return rows.map((row) => ({ ...row, name: row.name ?? undefined }));
}

/** `judged`: every row that the month's invoices bill, and what speaks against it. */
async function judged(work: Work, whose: Whose, month: Month): Promise<RawBuilder<unknown>> {
  const { creditorId, key } = whose;
  const { kept, rated } = await invoicesOf(work, whose, month);
  const columns = sql`invoice_id, ordinal, row_id, place, used_on, service_key, unit_key, ansvar_key, employee_key, quantity, net_minor, is_double`;
  const ofKept = sql`select ${columns} from specification_rows
    where organisation_id = ${creditorId} and customer_key = ${key} and month = ${month}`;
  const billed = billedRows({
    organisationId: creditorId,
    month,
    customerKey: key,
    invoiceIds: rated,
    besideKept: kept,
  });
  const known =
    rated.length === 0
      ? ofKept
      : kept
        ? sql`${ofKept} union all select ${columns} from billed`
        : sql`select ${columns} from billed`;
  return sql`with ${rated.length === 0 ? sql`` : sql`${billed},`}
    judged as (
      select known.*, case when gone.last_on < known.used_on then 'left' when known.is_double then 'double' end as doubt
      from (${known}) known left join (select key, last_on from usage_names where organisation_id = ${creditorId}
        and customer_key = ${key} and kind = 'employee' and last_on is not null) gone on gone.key = known.employee_key)`;
}

/** The month's invoices whose rows are to be rated, and whether others had theirs kept. */
async function invoicesOf(work: Work, { creditorId, key }: Whose, month: Month) {
  const { rows } = await sql<{ readonly id: string; readonly kept: boolean }>`
    select i.id, exists (select from specification_rows r where r.organisation_id = i.organisation_id and r.customer_key = ${key}
      and r.month = ${month} and r.invoice_id = i.id) as kept
    from customers c join customer_invoices i on i.organisation_id = c.organisation_id and i.customer_id = c.id
    where c.organisation_id = ${creditorId} and c.key = ${key} and i.month = ${month} and i.kind = 'invoice'`.execute(
    work.db,
  );
  return { kept: rows.some(({ kept }) => kept), rated: rows.flatMap(({ id, kept }) => (kept ? [] : [id])) };
}

interface RawRow {
  readonly row_id: string;
  readonly ordinal: number;
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

/** Names, prices and numbers of the rows that were found: asked for those alone. */
async function named(
  work: Work,
  whose: Whose,
  { month, found }: { readonly month: Month; readonly found: RawBuilder<unknown> },
): Promise<readonly SpecificationRow[]> {
  const of = sql`organisation_id = ${whose.creditorId}`;
  const nameOf = (key: string) => sql`(select name from usage_names where ${of} and key = f.${sql.ref(key)})`;
  // One by one: joins to six tables took longer to plan than to carry out.
  const { rows } = await sql<RawRow>`${await judged(work, whose, month)}
    select row_id, ordinal, invoice_id, place, used_on, trim_scale(quantity)::text as quantity, net_minor, doubt,
      (select name from services where ${of} and key = f.service_key) as service,
      ${nameOf("unit_key")} as unit, ${nameOf("ansvar_key")} as ansvar, ${nameOf("employee_key")} as employee,
      (select number from customer_invoices where ${of} and id = f.invoice_id) as invoice_number,
      (select trim_scale(price)::text from customer_invoice_lines l where ${of} and l.invoice_id = f.invoice_id and l.place = f.place) as price
    from (${found}) f order by invoice_id, ordinal`.execute(work.db);
  return rows.map(rowOf);
}

function rowOf(row: RawRow): SpecificationRow {
  return {
    id: String(row.row_id),
    ordinal: row.ordinal,
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

/** Words are looked for among the names, and rows by the names' keys. */
function wanted({ creditorId, key }: Whose, asked: RowsAsked): RawBuilder<boolean> {
  const { service, unit, ansvar, employee, text, doubtful } = asked;
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (service !== undefined) all.push(sql`service_key = ${service}`);
  if (unit !== undefined) all.push(sql`unit_key = ${unit}`);
  if (ansvar !== undefined) all.push(sql`ansvar_key = ${ansvar}`);
  if (employee !== undefined) all.push(sql`employee_key = ${employee}`);
  if (doubtful === true) all.push(sql`doubt is not null`);
  if (text !== undefined) {
    const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
    const names = (kind: string) => sql`(select key from usage_names where organisation_id = ${creditorId}
      and customer_key = ${key} and kind = ${kind} and name ilike ${like})`;
    all.push(sql`(service_key in (select key from services where organisation_id = ${creditorId} and name ilike ${like})
      or unit_key in ${names("unit")} or ansvar_key in ${names("ansvar")} or employee_key in ${names("employee")})`);
  }
  return sql<boolean>`${sql.join(all, sql` and `)}`;
}
