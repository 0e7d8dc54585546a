/** Writes usage rows of one import, in batches of a customer's month, with the names they speak of. All or, in the end, none. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { type Month, monthContaining } from "../catalogue/month.ts";
import type { UsageRow } from "./usage-row.ts";

export interface InsertUsage {
  readonly importId: string;
  readonly rows: readonly UsageRow[];
}

export async function insertUsage(work: Work, { importId, rows }: InsertUsage): Promise<void> {
  const names = await insertNames(work, rows);
  const batches = await insertBatches(work, importId, rows);
  for (let from = 0; from < rows.length; from += chunk)
    await insertRows(work, rows.slice(from, from + chunk), { names, batches });
}

const chunk = 5000;
const nameKinds = ["unit", "ansvar", "employee"] as const;
type NameKind = (typeof nameKinds)[number];
type Keys = ReadonlyMap<string, number>;

const nameId = (customerKey: number, kind: NameKind, code: string): string => `${customerKey}\n${kind}\n${code}`;

async function insertNames(work: Work, rows: readonly UsageRow[]): Promise<Keys> {
  const organisation = requireOrganisation(work);
  const wanted = new Map<string, readonly [number, NameKind, string]>();
  for (const row of rows)
    for (const kind of nameKinds) {
      const code = row[kind];
      if (code !== undefined) wanted.set(nameId(row.customerKey, kind, code), [row.customerKey, kind, code]);
    }
  const all = [...wanted.values()];
  const keys = new Map<string, number>();
  for (let from = 0; from < all.length; from += chunk) {
    const part = all.slice(from, from + chunk);
    const listed = sql`unnest(${part.map(([key]) => key)}::integer[], ${part.map(([, kind]) => kind)}::text[],
      ${part.map(([, , code]) => code)}::text[]) as wanted (customer_key, kind, code)`;
    await sql`insert into usage_names (organisation_id, customer_key, kind, code, name)
      select ${organisation}::uuid, customer_key, kind, code, code from ${listed} on conflict do nothing`.execute(
      work.db,
    );
    const { rows: found } = await sql<{ key: number; customer_key: number; kind: NameKind; code: string }>`
      select key, customer_key, kind, code from usage_names join ${listed} using (customer_key, kind, code)
      where organisation_id = ${organisation}`.execute(work.db);
    for (const one of found) keys.set(nameId(one.customer_key, one.kind, one.code), one.key);
  }
  return keys;
}

const batchId = (customerKey: number, month: Month): string => `${customerKey}\n${month}`;

async function insertBatches(work: Work, importId: string, rows: readonly UsageRow[]): Promise<Keys> {
  const organisation = requireOrganisation(work);
  const counts = new Map<string, { customerKey: number; month: Month; count: number }>();
  for (const { customerKey, usedOn } of rows) {
    const month = monthContaining(usedOn);
    const id = batchId(customerKey, month);
    const before = counts.get(id);
    if (before === undefined) counts.set(id, { customerKey, month, count: 1 });
    else before.count += 1;
  }
  const all = [...counts.values()];
  const { rows: made } = await sql<{ key: number; customer_key: number; month: Month }>`
    insert into usage_batches (organisation_id, import_id, customer_key, month, row_count)
    select ${organisation}::uuid, ${importId}::uuid, * from unnest(${all.map((one) => one.customerKey)}::integer[],
      ${all.map((one) => one.month)}::date[], ${all.map((one) => one.count)}::integer[])
    returning key, customer_key, month`.execute(work.db);
  return new Map(made.map((one) => [batchId(one.customer_key, one.month), one.key]));
}

interface RowKeys {
  readonly names: Keys;
  readonly batches: Keys;
}

async function insertRows(work: Work, rows: readonly UsageRow[], { names, batches }: RowKeys): Promise<void> {
  const keyOf = (row: UsageRow, kind: NameKind): number => {
    const code = row[kind];
    return code === undefined ? 0 : (names.get(nameId(row.customerKey, kind, code)) ?? 0);
  };
  const months = rows.map(({ usedOn }) => monthContaining(usedOn));
  await sql`insert into usage_rows (organisation_id, batch_key, customer_key, service_key, unit_key, ansvar_key, employee_key,
      month, used_on, quantity, source_id)
    select ${requireOrganisation(work)}::uuid, * from unnest(
      ${rows.map(({ customerKey }, index) => batches.get(batchId(customerKey, months[index] as Month)))}::integer[],
      ${rows.map(({ customerKey }) => customerKey)}::integer[], ${rows.map(({ serviceKey }) => serviceKey)}::integer[],
      ${rows.map((row) => keyOf(row, "unit"))}::integer[], ${rows.map((row) => keyOf(row, "ansvar"))}::integer[],
      ${rows.map((row) => keyOf(row, "employee"))}::integer[], ${months}::date[],
      ${rows.map(({ usedOn }) => usedOn)}::date[], ${rows.map(({ quantity }) => quantity)}::numeric[],
      ${rows.map(({ sourceId }) => sourceId)}::text[])`.execute(work.db);
}
