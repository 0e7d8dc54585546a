/** A page of a month's rows, a file's next ones, and those that somebody has marked. */
import { type RawBuilder, sql } from "kysely";
import type { Work } from "../../work.ts";
import type { Month } from "../catalogue/month.ts";
import { invoicesOf, judged, type RowsAsked, wanted } from "./judged-rows.ts";
import type { Whose } from "./queries.ts";
import type { Doubt, SpecificationRow } from "./specification.ts";

export interface RowsPage extends RowsAsked {
  /** The last row that was read: what follows is found without counting what came before. */
  readonly after?: Pick<SpecificationRow, "invoiceId" | "ordinal"> | undefined;
  readonly skip?: number;
  readonly limit: number;
}

/** Rows of a month's invoices, each with its share of its line: invoice by invoice, in the order of service, unit and person. */
export async function listRows(work: Work, whose: Whose, page: RowsPage): Promise<readonly SpecificationRow[]> {
  const { after, skip } = await startOf(work, whose, page);
  const follows =
    after === undefined ? sql`true` : sql`(invoice_id, ordinal) > (${after.invoiceId}::uuid, ${after.ordinal})`;
  const doubts = page.doubtful === true ? sql`doubt is not null` : sql`true`;
  return readNamed(work, whose, {
    month: page.month,
    found: sql`select * from judged where ${wanted(whose, page)} and ${doubts} and ${follows}
      order by invoice_id, ordinal limit ${page.limit} offset ${skip}`,
  });
}

/**
 * Where a page begins. Rows of an invoice are numbered from one without a gap, and how many each has is known: unless rows are left
 * out, any page is found as quickly as the first.
 */
async function startOf(work: Work, { creditorId, key }: Whose, page: RowsPage) {
  const { month, after, skip = 0, service, unit, ansvar, employee, text, doubtful } = page;
  const isWhole = [service, unit, ansvar, employee, text].every((one) => one === undefined) && doubtful !== true;
  if (!isWhole || skip === 0 || after !== undefined) return { after, skip };
  const { rows } = await sql<{ readonly id: string; readonly count: number }>`
    select invoice_id as id, sum(row_count)::integer as count from specification_sums
    where organisation_id = ${creditorId} and customer_key = ${key} and month = ${month} group by 1 order by 1`.execute(
    work.db,
  );
  let left = skip;
  for (const { id, count } of rows) {
    if (left <= count) return { after: { invoiceId: id, ordinal: left }, skip: 0 };
    left -= count;
  }
  return { after, skip };
}

/** Certain rows of a month, for those who have marked them. */
export async function listMarkedRows(
  work: Work,
  whose: Whose,
  { month, ids }: { readonly month: Month; readonly ids: readonly string[] },
): Promise<readonly SpecificationRow[]> {
  return readNamed(work, whose, { month, found: sql`select * from judged where row_id = any (${[...ids]}::bigint[])` });
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
async function readNamed(
  work: Work,
  whose: Whose,
  { month, found }: { readonly month: Month; readonly found: RawBuilder<unknown> },
): Promise<readonly SpecificationRow[]> {
  const of = sql`organisation_id = ${whose.creditorId}`;
  const nameOf = (key: string) => sql`(select name from usage_names where ${of} and key = f.${sql.ref(key)})`;
  // One by one: joins to six tables took longer to plan than to carry out.
  const { rows } = await sql<RawRow>`${judged(whose, await invoicesOf(work, whose, month))}
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
