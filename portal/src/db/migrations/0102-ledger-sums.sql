-- What is left of each invoice, account and payment, so that what is open is found without adding up years of entries. The database
-- keeps it from the entries themselves: no writer can forget (docs/decisions/0046).

create table ledger_sums (
  organisation_id uuid not null references organisations (id),
  customer_id uuid not null,
  invoice_id uuid,
  left_minor bigint not null,
  constraint ledger_sums_key unique nulls not distinct (organisation_id, customer_id, invoice_id)
);
create index ledger_sums_open on ledger_sums (organisation_id, customer_id, invoice_id) include (left_minor) where left_minor <> 0;
comment on table ledger_sums is 'Tenant. Written by domain/ledger, by the database itself as it enters. The sum of the entries of an invoice, or of what stands on a customer''s account. Who has access to the Kund-ID also sees it.';

create table payment_rests (
  organisation_id uuid not null,
  payment_id uuid not null,
  left_minor bigint not null,
  primary key (organisation_id, payment_id),
  foreign key (organisation_id, payment_id) references bank_payments (organisation_id, id)
);
create index payment_rests_open on payment_rests (organisation_id, payment_id) include (left_minor) where left_minor <> 0;
comment on table payment_rests is 'Tenant. Written by domain/payments, by the database itself as it enters. What no entry of the ledger has placed yet of a payment.';

alter table ledger_entries no force row level security;
alter table bank_payments no force row level security;
insert into ledger_sums (organisation_id, customer_id, invoice_id, left_minor)
  select organisation_id, customer_id, invoice_id, sum(amount_minor) from ledger_entries group by 1, 2, 3;
insert into payment_rests (organisation_id, payment_id, left_minor)
  select p.organisation_id, p.id, p.amount_minor + coalesce((select sum(e.amount_minor) from ledger_entries e
    where e.organisation_id = p.organisation_id and e.payment_id = p.id), 0) from bank_payments p;
alter table ledger_entries force row level security;
alter table bank_payments force row level security;

create function sum_ledger_entries() returns trigger language plpgsql as $$
begin
  insert into ledger_sums as had (organisation_id, customer_id, invoice_id, left_minor)
    select organisation_id, customer_id, invoice_id, sum(amount_minor) from entered group by 1, 2, 3 order by 1, 2, 3
    on conflict on constraint ledger_sums_key do update set left_minor = had.left_minor + excluded.left_minor;
  update payment_rests r set left_minor = r.left_minor + placed.minor
    from (select organisation_id, payment_id, sum(amount_minor) as minor from entered where payment_id is not null group by 1, 2) placed
    where r.organisation_id = placed.organisation_id and r.payment_id = placed.payment_id;
  return null;
end $$;
create trigger ledger_entries_summed after insert on ledger_entries
  referencing new table as entered for each statement execute function sum_ledger_entries();

create function begin_payment_rest() returns trigger language plpgsql as $$
begin
  insert into payment_rests (organisation_id, payment_id, left_minor) select organisation_id, id, amount_minor from told;
  return null;
end $$;
create trigger bank_payments_begun after insert on bank_payments
  referencing new table as told for each statement execute function begin_payment_rest();

do $$
declare name text;
begin
  foreach name in array array['ledger_sums', 'payment_rests'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())',
      name || '_of_own_organisation', name);
  end loop;
end $$;
create policy ledger_sums_of_own_access on ledger_sums for select
  using (customer_id = any ((select current_customers())::uuid[]));

grant select, insert on ledger_sums, payment_rests to fakturaporten_app;
grant update (left_minor) on ledger_sums, payment_rests to fakturaporten_app;
