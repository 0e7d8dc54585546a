-- The day an invoice was to be paid stands beside what is left of it, so that who owes what, and since when, is read from what is open
-- alone: years of paid invoices are not walked (docs/decisions/0048). Nothing else is kept: the day of an issued invoice never changes.

alter table ledger_sums add column due_on date;
comment on column ledger_sums.due_on is 'The last day to pay the invoice, as it says; none for what stands on an account.';
comment on table ledger_sums is 'Tenant. Written by domain/ledger, by the database itself as it enters. The sum of the entries of an invoice, or of what stands on a customer''s account, and the day the invoice is due. Who has access to the Kund-ID also sees it.';

alter table ledger_sums no force row level security;
alter table customer_invoices no force row level security;
update ledger_sums s set due_on = i.due_on from customer_invoices i
  where i.organisation_id = s.organisation_id and i.id = s.invoice_id;
alter table customer_invoices force row level security;
alter table ledger_sums force row level security;

create or replace function sum_ledger_entries() returns trigger language plpgsql as $$
begin
  insert into ledger_sums as had (organisation_id, customer_id, invoice_id, left_minor, due_on)
    select summed.*, (select due_on from customer_invoices i where i.organisation_id = summed.organisation_id and i.id = summed.invoice_id)
    from (select organisation_id, customer_id, invoice_id, sum(amount_minor) from entered group by 1, 2, 3) summed order by 1, 2, 3
    on conflict on constraint ledger_sums_key do update set left_minor = had.left_minor + excluded.left_minor;
  update payment_rests r set left_minor = r.left_minor + placed.minor
    from (select organisation_id, payment_id, sum(amount_minor) as minor from entered where payment_id is not null group by 1, 2) placed
    where r.organisation_id = placed.organisation_id and r.payment_id = placed.payment_id;
  return null;
end $$;

drop index ledger_sums_open;
create index ledger_sums_open on ledger_sums (organisation_id, customer_id, invoice_id) include (left_minor, due_on) where left_minor <> 0;
create index ledger_sums_due on ledger_sums (organisation_id, due_on, invoice_id) include (customer_id, left_minor) where left_minor > 0;
