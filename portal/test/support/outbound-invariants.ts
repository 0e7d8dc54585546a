/**
 * What must hold of what was billed, disputed and credited, said again in SQL from the rows alone. Answers one sentence for each
 * thing that is wrong; those of reminders and payments stand in dunning-invariants.ts.
 */
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Database } from "../../src/db/tables.ts";

/** Each question finds rows that must not exist. */
const questions: Readonly<Record<string, (organisationId: string) => RawBuilder<unknown>>> = {
  "a usage row is billed more than once": (own) => sql`
    select r.source_id as what from usage_rows r join billed_batches b on b.batch_key = r.batch_key
    where r.organisation_id = ${own} group by r.source_id having count(*) > 1`,
  "a subscription's month is a row more than once": (own) => sql`
    select source_id as what from usage_rows where organisation_id = ${own} group by source_id having count(*) > 1`,
  "what is billed is not what was used": (own) => sql`
    select i.number as what from customer_invoices i
      join lateral (select sum(l.quantity) as said from customer_invoice_lines l where l.invoice_id = i.id) line on true
      join lateral (select sum(r.quantity) as used from billed_batches b join usage_rows r on r.batch_key = b.batch_key
        where b.invoice_id = i.id) row on true
    where i.organisation_id = ${own} and i.kind = 'invoice' and line.said is distinct from row.used`,
  "an invoice is not the sum of its lines": (own) => sql`
    select i.number as what from customer_invoices i join customer_invoice_lines l on l.invoice_id = i.id
    where i.organisation_id = ${own} group by i.number, i.net_minor having sum(l.net_minor) <> i.net_minor`,
  "a specification is not its invoice": (own) => sql`
    select i.number as what from customer_invoices i join specification_sums s on s.invoice_id = i.id
    where i.organisation_id = ${own} group by i.number, i.net_minor having sum(s.net_minor) <> i.net_minor`,
  "the kept rows of a specification are not their line": (own) => sql`
    select i.number as what from specification_rows r join customer_invoice_lines l using (organisation_id, invoice_id, place)
      join customer_invoices i on i.id = l.invoice_id
    where r.organisation_id = ${own} group by i.number, l.place, l.net_minor having sum(r.net_minor) <> l.net_minor`,
  "the persons of a specification are not its kept rows": (own) => sql`
    select coalesce(p.invoice_id, r.invoice_id)::text as what from specification_person_sums p
      full join (select organisation_id, invoice_id, employee_key, count(*) as rows, sum(net_minor) as minor, max(used_on) as last
        from specification_rows where organisation_id = ${own} group by 1, 2, 3) r using (organisation_id, invoice_id, employee_key)
    where organisation_id = ${own} and (p.row_count, p.net_minor, p.last_used_on) is distinct from (r.rows, r.minor, r.last)`,
  "the series has a gap or a number twice": (own) => sql`
    select (max(number::bigint) - min(number::bigint) + 1 - count(*))::text as what from customer_invoices
    where organisation_id = ${own} having max(number::bigint) - min(number::bigint) + 1 <> count(*) or count(*) <> count(distinct number)`,
  "a line is credited beyond what it was": (own) => sql`
    select line.invoice_id::text as what from customer_invoice_lines line
      join customer_invoices note on note.credits_invoice_id = line.invoice_id
      join customer_invoice_lines c on c.invoice_id = note.id and c.credits_place = line.place
    where line.organisation_id = ${own} group by line.invoice_id, line.place, line.net_minor having sum(c.net_minor) > line.net_minor`,
  "an invoice is credited beyond what it asked for": (own) => sql`
    select i.number as what from customer_invoices i join customer_invoices note on note.credits_invoice_id = i.id
    where i.organisation_id = ${own} group by i.number, i.payable_minor having sum(note.payable_minor) > i.payable_minor`,
  "a document is not in the ledger with what it says": (own) => sql`
    select i.number as what from customer_invoices i left join ledger_entries e on e.source = 'document:' || i.id
    where i.organisation_id = ${own}
      and coalesce(e.amount_minor, 0) <> case i.kind when 'invoice' then i.payable_minor else -i.payable_minor end`,
  "a claim was handed over while it was disputed": (own) => sql`
    select c.invoice_id::text as what from collection_cases c join disputes d on d.invoice_id = c.invoice_id
    where c.organisation_id = ${own} and c.state <> 'held' and d.opened_at::date <= c.handed_over_on
      and (d.settled_at is null or d.settled_at::date > c.handed_over_on)`,
  "a reminder came while the whole invoice was held": (own) => sql`
    select s.invoice_id::text as what from reminder_steps s join disputes d on d.invoice_id = s.invoice_id
    where s.organisation_id = ${own} and d.rule = 'hold-all' and d.held_from < s.taken_on and s.taken_on <= d.held_until
      and (d.settled_at is null or d.settled_at::date > s.taken_on)`,
  "a reminder asked for what was held": (own) => sql`
    select s.invoice_id::text as what from reminder_steps s
      join lateral (select coalesce(sum(d.held_minor), 0) as minor from disputes d where d.invoice_id = s.invoice_id
        and d.rule = 'hold-disputed' and d.held_from < s.taken_on and s.taken_on <= d.held_until
        and (d.settled_at is null or d.settled_at::date > s.taken_on)) held on true
      join lateral (select sum(e.amount_minor) as minor from ledger_entries e
        where e.invoice_id = s.invoice_id and e.entered_at::date <= s.taken_on) owed on true
    where s.organisation_id = ${own} and held.minor > 0 and s.balance_minor > owed.minor - held.minor`,
  "a credit was given by one where two must agree": (own) => sql`
    select r.id::text as what from credit_requests r
      join lateral (select second_from_minor from dispute_policies p where p.organisation_id = r.organisation_id
        and p.from_on <= r.asked_at::date and coalesce(p.second_step, 'agreed') = 'agreed' order by from_on desc, recorded_at desc limit 1) policy on true
    where r.organisation_id = ${own} and r.state = 'issued' and r.net_minor >= policy.second_from_minor and r.decided_by = r.asked_by`,
  "a dispute says it is credited, and no credit note does": (own) => sql`
    select d.case_id::text as what from disputes d left join customer_invoices note on note.id = d.credit_note_id
    where d.organisation_id = ${own} and d.state = 'credited' and note.credits_invoice_id is distinct from d.invoice_id`,
};

/** What the database keeps of sums, said again from the entries. */
const sumQuestions: typeof questions = {
  "a sum of the ledger is not its entries": (own) => sql`
    select coalesce(s.invoice_id, e.invoice_id)::text as what from ledger_sums s
      full join (select organisation_id, customer_id, invoice_id, sum(amount_minor) as minor from ledger_entries
        where organisation_id = ${own} group by 1, 2, 3) e
        on e.organisation_id = s.organisation_id and e.customer_id = s.customer_id and e.invoice_id is not distinct from s.invoice_id
    where coalesce(s.organisation_id, e.organisation_id) = ${own} and s.left_minor is distinct from e.minor`,
  "a sum is due on another day than its invoice": (own) => sql`
    select s.invoice_id::text as what from ledger_sums s left join customer_invoices i on i.id = s.invoice_id
    where s.organisation_id = ${own} and s.due_on is distinct from i.due_on`,
  "what is left of a payment is not what no entry placed": (own) => sql`
    select p.id::text as what from bank_payments p left join payment_rests r on r.payment_id = p.id
    where p.organisation_id = ${own} and r.left_minor is distinct from p.amount_minor
      + coalesce((select sum(e.amount_minor) from ledger_entries e where e.payment_id = p.id), 0)`,
};

/** What was ordered and cancelled, by the customer's rows, and what was had of it, by the creditor's. */
const orderQuestions: typeof questions = {
  "what is had is not what was approved": (own) => sql`
    select s.id::text as what from subscriptions s join orders o on o.id = s.begun_for and o.creditor_id = ${own}
    where s.organisation_id = ${own} and (s.quantity <> o.quantity or s.from_on <> o.begins_on
      or o.state not in ('approved', 'done', 'withdrawing', 'withdrawn') or (o.state = 'withdrawn') <> (s.until_on is not null and s.until_on < s.from_on))`,
  "an order is done, and nothing began": (own) => sql`
    select o.id::text as what from orders o left join subscriptions s on s.begun_for = o.id
    where o.creditor_id = ${own} and o.state = 'done' and s.id is null`,
  "a changed quantity overlaps what it replaces, or leaves a gap": (own) => sql`
    select o.id::text as what from orders o join subscriptions before on before.id = o.subscription_id
      join subscriptions s on s.begun_for = o.id
    where o.creditor_id = ${own} and o.state = 'done' and before.until_on is distinct from s.from_on - 1`,
  "a cancelled service does not end on its day": (own) => sql`
    select c.id::text as what from cancellations c join subscriptions s on s.id = c.subscription_id
    where c.creditor_id = ${own} and c.state = 'done' and s.until_on is distinct from greatest(c.last_billed_on, s.from_on)`,
  "somebody decided about what they asked for themselves": (own) => sql`
    select id::text as what from orders where creditor_id = ${own} and decided_by = asked_by
    union all select id::text from cancellations where creditor_id = ${own} and decided_by = asked_by`,
  "a service is billed beyond its days": (own) => sql`
    select s.id::text as what from usage_rows r join subscriptions s on r.source_id like 's:%' and s.id = split_part(r.source_id, ':', 2)::uuid
    where r.organisation_id = ${own} and (s.until_on < r.used_on or r.used_on < s.from_on)`,
  "a service was had in a month, and is not billed": (own) => sql`
    select s.id::text as what from (select distinct customer_id, month from customer_invoices
        where organisation_id = ${own} and kind = 'invoice') i
      join subscriptions s on s.organisation_id = ${own} and s.customer_id = i.customer_id
        and s.from_on < i.month + interval '1 month' and (s.until_on is null or (s.until_on >= i.month and s.until_on >= s.from_on))
      left join usage_rows r on r.organisation_id = ${own} and r.source_id = 's:' || s.id || ':' || to_char(i.month, 'YYYY-MM')
    where r.source_id is null`,
};

export async function judgeOutbound(db: Kysely<Database>, organisationId: string): Promise<readonly string[]> {
  const all = Object.entries({ ...questions, ...sumQuestions, ...orderQuestions }).map(
    ([sentence, question]) => sql`select ${sentence}::text as sentence, what from (${question(organisationId)}) wrong`,
  );
  const { rows } = await sql<{ sentence: string; what: string }>`${sql.join(all, sql` union all `)}`.execute(db);
  return rows.map(({ sentence, what }) => `${sentence}: ${what}`);
}
