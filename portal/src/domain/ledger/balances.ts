/** What is left of invoices, as customers ask: first on their start page, and beside each invoice. The wall decides who sees what. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import type { Customer, CustomerId } from "../customers/customer.ts";

export interface Owed {
  /** Of invoices that ask for something still. */
  readonly owedMinor: bigint;
  /** Of those, what should have been paid before today. */
  readonly overdueMinor: bigint;
}

/** What each of some customers owes; none where nothing is. */
export async function listOwed(
  work: Work,
  customers: readonly Pick<Customer, "id" | "creditorId">[],
): Promise<ReadonlyMap<CustomerId, Owed>> {
  if (customers.length === 0) return new Map();
  const { rows } = await sql<{ customer_id: CustomerId; owed: string; overdue: string }>`
    select customer_id, sum(left_minor)::text as owed,
      coalesce(sum(left_minor) filter (where due_on < ${work.today}), 0)::text as overdue
    from ledger_sums
    where organisation_id = any (${[...new Set(customers.map(({ creditorId }) => creditorId))]}::uuid[])
      and customer_id = any (${customers.map(({ id }) => id)}::uuid[]) and invoice_id is not null
      and left_minor <> 0 and left_minor > 0
    group by 1`.execute(work.db);
  return new Map(
    rows.map((row) => [row.customer_id, { owedMinor: BigInt(row.owed), overdueMinor: BigInt(row.overdue) }]),
  );
}

/** What is left of each invoice of a customer's, fees and interest with it. */
export async function listLeft(
  work: Work,
  { id, creditorId }: Pick<Customer, "id" | "creditorId">,
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await work.db
    .selectFrom("ledger_sums")
    .select(["invoice_id", "left_minor"])
    .where("organisation_id", "=", creditorId)
    .where("customer_id", "=", id)
    .where("invoice_id", "is not", null)
    .execute();
  return new Map(rows.map((row) => [row.invoice_id ?? "", row.left_minor]));
}

/** Whether a customer is owed anything: on an invoice that was paid more than once, or on the account. */
export async function hasSurplus(
  work: Work,
  { id, creditorId }: Pick<Customer, "id" | "creditorId">,
): Promise<boolean> {
  const found = await work.db
    .selectFrom("ledger_sums")
    .select("customer_id")
    .where("organisation_id", "=", creditorId)
    .where("customer_id", "=", id)
    // Said twice: the first is the condition of the index.
    .where("left_minor", "<>", 0n)
    .where("left_minor", "<", 0n)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
