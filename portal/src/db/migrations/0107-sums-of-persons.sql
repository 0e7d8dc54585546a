-- What each person has of a large invoice, beside its kept rows: sums by person and of a whole month are read without its rows, however
-- many they are (docs/decisions/0048). What rows may be wrong is found by an index, not by looking at each.

create table specification_person_sums (
  organisation_id uuid not null,
  customer_key integer not null,
  month date not null check (extract(day from month) = 1),
  invoice_id uuid not null,
  employee_key integer not null,
  row_count integer not null check (row_count > 0),
  net_minor bigint not null,
  last_used_on date not null,
  primary key (organisation_id, customer_key, month, invoice_id, employee_key)
);
comment on table specification_person_sums is 'Tenant. Written by domain/billing. What each person has of an invoice whose rows are kept: sums of it equal the invoice to the öre. Never updated, never deleted. Who has access to the Kund-ID also sees it.';
comment on column specification_person_sums.last_used_on is 'The latest day of the person''s rows: who had left after it has left none of them.';

alter table specification_rows no force row level security;
insert into specification_person_sums (organisation_id, customer_key, month, invoice_id, employee_key, row_count, net_minor, last_used_on)
  select organisation_id, customer_key, month, invoice_id, employee_key, count(*), sum(net_minor), max(used_on)
  from specification_rows group by 1, 2, 3, 4, 5;
alter table specification_rows force row level security;
-- The person first: where none is asked for, rows are read in their order, by the primary key.
create index specification_rows_of_person on specification_rows (organisation_id, employee_key, customer_key, month);
create index specification_rows_double on specification_rows (organisation_id, customer_key, month) where is_double;

alter table specification_person_sums enable row level security;
alter table specification_person_sums force row level security;
create policy specification_person_sums_of_own_organisation on specification_person_sums
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
create policy specification_person_sums_of_own_access on specification_person_sums
  for select using (customer_key = any ((select current_customer_keys())::integer[]));
grant select, insert on specification_person_sums to fakturaporten_app;
