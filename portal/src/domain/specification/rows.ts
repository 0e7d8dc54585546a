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
  readonly used_on: string;
  readonly service_key: number;
  readonly unit_key: number;
  readonly ansvar_key: number;
  readonly employee_key: number;
  readonly quantity: string;
  readonly net_minor: bigint;
  readonly doubt: Doubt | null;
}

async function readNamed(
  work: Work,
  whose: Whose,
  { month, found }: { readonly month: Month; readonly found: RawBuilder<unknown> },
): Promise<readonly SpecificationRow[]> {
  const { rows } = await sql<RawRow>`${judged(whose, await invoicesOf(work, whose, month))}
    select row_id, ordinal, invoice_id, place, used_on, service_key, unit_key, ansvar_key, employee_key,
      trim_scale(quantity)::text as quantity, net_minor, doubt
    from (${found}) f order by invoice_id, ordinal`.execute(work.db);
  if (rows.length === 0) return [];
  const words = await wordsOf(work, whose, rows);
  return rows.map((row) => rowOf(row, words));
}

interface Word {
  readonly key: string | number;
  readonly place: number;
  readonly text: string;
}

interface Words {
  readonly services: ReadonlyMap<number, string>;
  readonly names: ReadonlyMap<number, string>;
  readonly numbers: ReadonlyMap<string, string>;
  readonly prices: ReadonlyMap<string, string>;
}

/** Names, prices and numbers of the rows that were found: few are many rows', so each is asked for once, and all together. */
async function wordsOf(work: Work, { creditorId }: Whose, rows: readonly RawRow[]): Promise<Words> {
  const own = sql`organisation_id = ${creditorId}`;
  const invoiceIds = [...new Set(rows.map((row) => row.invoice_id))];
  const serviceKeys = [...new Set(rows.map((row) => row.service_key))];
  const keys = new Set(rows.flatMap((row) => [row.unit_key, row.ansvar_key, row.employee_key]));
  const read = async (statement: RawBuilder<unknown>): Promise<readonly Word[]> =>
    (await sql<Word>`${statement}`.execute(work.db)).rows;
  const [services, names, numbers, prices] = await Promise.all([
    read(
      sql`select key, 0 as place, name as text from services where ${own} and key = any (${serviceKeys}::integer[])`,
    ),
    read(
      sql`select key, 0 as place, name as text from usage_names where ${own} and key = any (${[...keys]}::integer[])`,
    ),
    read(
      sql`select id as key, 0 as place, number as text from customer_invoices where ${own} and id = any (${invoiceIds}::uuid[])`,
    ),
    read(sql`select invoice_id as key, place, trim_scale(price)::text as text from customer_invoice_lines
      where ${own} and invoice_id = any (${invoiceIds}::uuid[])`),
  ]);
  return {
    services: new Map(services.map(({ key, text }) => [Number(key), text])),
    names: new Map(names.map(({ key, text }) => [Number(key), text])),
    numbers: new Map(numbers.map(({ key, text }) => [String(key), text])),
    prices: new Map(prices.map(({ key, place, text }) => [`${key} ${place}`, text])),
  };
}

function rowOf(row: RawRow, { services, names, numbers, prices }: Words): SpecificationRow {
  return {
    id: String(row.row_id),
    ordinal: row.ordinal,
    invoiceId: row.invoice_id,
    place: row.place,
    invoiceNumber: numbers.get(row.invoice_id) ?? "",
    usedOn: row.used_on,
    service: services.get(row.service_key) ?? "",
    unit: names.get(row.unit_key),
    ansvar: names.get(row.ansvar_key),
    employee: names.get(row.employee_key),
    quantity: row.quantity,
    price: prices.get(`${row.invoice_id} ${row.place}`) ?? "",
    netMinor: row.net_minor,
    doubt: row.doubt ?? undefined,
  };
}
