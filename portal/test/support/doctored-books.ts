/** Books with one thing wrong, to show that outbound-invariants.ts sees it: changed in a transaction that is taken back. */
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Database } from "../../src/db/tables.ts";
import { judgeOutbound } from "./outbound-invariants.ts";

/** What the judge must see, were it so. */
export const doctorings: Readonly<Record<string, RawBuilder<unknown>>> = {
  "what is billed is not what was used": sql`update customer_invoice_lines set quantity = quantity + 1 where credits_place is null`,
  "an invoice is not the sum of its lines": sql`update customer_invoices set net_minor = net_minor + 1 where kind = 'invoice'`,
  "a specification is not its invoice": sql`update specification_sums set net_minor = net_minor + 1`,
  "the kept rows of a specification are not their line": sql`insert into specification_rows
    select organisation_id, customer_key, month, invoice_id, 1, 1, place, month, service_key, unit_key, ansvar_key, 0, false, quantity,
      net_minor + 1 from specification_sums order by invoice_id, place limit 1`,
  "the persons of a specification are not its kept rows": sql`insert into specification_person_sums
    select organisation_id, customer_key, month, invoice_id, 0, 1, net_minor, month from specification_sums order by invoice_id, place limit 1`,
  "the series has a gap or a number twice": sql`update customer_invoices set number = '999999' where id = (select id from customer_invoices limit 1)`,
  "a line is credited beyond what it was": sql`update customer_invoice_lines set net_minor = 99999999 where credits_place is not null`,
  "an invoice is credited beyond what it asked for": sql`update customer_invoices set payable_minor = 99999999 where kind = 'credit-note'`,
  "a document is not in the ledger with what it says": sql`update ledger_entries set amount_minor = amount_minor + 1 where kind = 'credit'`,
  "a claim was handed over while it was disputed": sql`update disputes set settled_at = '2029-01-01', opened_at = '2026-01-01'
    where invoice_id in (select invoice_id from collection_cases where state <> 'held')`,
  "a reminder came while the whole invoice was held": sql`update disputes set rule = 'hold-all', held_until = '2029-01-01', held_from = '2026-01-01',
    settled_at = '2029-01-01', opened_at = '2026-01-01'`,
  "a reminder asked for what was held": sql`update disputes set rule = 'hold-disputed', held_until = '2029-01-01', held_from = '2026-01-01', held_minor = disputed_minor,
    settled_at = '2029-01-01', opened_at = '2026-01-01'`,
  "a credit was given by one where two must agree": sql`update credit_requests set decided_by = asked_by`,
  "a sum of the ledger is not its entries": sql`update ledger_sums set left_minor = left_minor + 1`,
  "a sum is due on another day than its invoice": sql`update ledger_sums set due_on = due_on + 1`,
  "what is left of a payment is not what no entry placed": sql`update payment_rests set left_minor = left_minor - 1`,
  "what is had is not what was approved": sql`update subscriptions set quantity = quantity + 1 where begun_for is not null`,
  "an order is done, and nothing began": sql`delete from subscriptions where begun_for is not null`,
  "a changed quantity overlaps what it replaces, or leaves a gap": sql`update subscriptions set until_on = until_on + 1
    where id in (select subscription_id from orders where state = 'done')`,
  "a cancelled service does not end on its day": sql`update subscriptions set until_on = until_on + 31
    where id in (select subscription_id from cancellations where state = 'done')`,
  "somebody decided about what they asked for themselves": sql`update cancellations set decided_by = asked_by`,
  "a service is billed beyond its days": sql`update subscriptions set until_on = '2026-01-01', from_on = '2026-01-01'`,
  "a service was had in a month, and is not billed": sql`update subscriptions set from_on = '2026-01-01', until_on = null
    where begun_for is not null`,
  "a dispute says it is credited, and no credit note does": sql`update disputes set invoice_id = (select id from customer_invoices limit 1)`,
};

/** Takes away what the database itself would refuse, for as long as the transaction lasts. */
async function letAnything(db: Kysely<Database>): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(db);
  const { rows } = await sql<{
    drop: string;
  }>`select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop
    from pg_constraint where contype = 'c' and conrelid in ('customer_invoices'::regclass, 'customer_invoice_lines'::regclass,
      'disputes'::regclass, 'credit_requests'::regclass, 'subscriptions'::regclass, 'cancellations'::regclass, 'ledger_entries'::regclass)`.execute(
    db,
  );
  for (const { drop } of rows) await sql.raw(drop).execute(db);
}

export interface Doctored {
  readonly doctored: RawBuilder<unknown>;
  readonly organisationId: string;
}

/** The sentences said of the books after a change that is then taken back. */
export async function judgedWhen(
  db: Kysely<Database>,
  { doctored, organisationId }: Doctored,
): Promise<readonly string[]> {
  const transaction = await db.startTransaction().execute();
  try {
    await letAnything(transaction);
    await doctored.execute(transaction);
    return (await judgeOutbound(transaction, organisationId)).map((said) => said.slice(0, said.lastIndexOf(":")));
  } finally {
    await transaction.rollback().execute();
  }
}
