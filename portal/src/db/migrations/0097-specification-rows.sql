-- What rating said of each row of a large invoice, kept with what was billed (docs/decisions/0045).

create table specification_rows (
  organisation_id uuid not null,
  customer_key integer not null,
  month date not null check (extract(day from month) = 1),
  invoice_id uuid not null,
  ordinal integer not null check (ordinal > 0),
  row_id bigint not null,
  place integer not null check (place > 0),
  used_on date not null,
  service_key integer not null,
  unit_key integer not null,
  ansvar_key integer not null,
  employee_key integer not null,
  is_double boolean not null,
  quantity numeric(16, 4) not null,
  net_minor bigint not null,
  primary key (organisation_id, customer_key, month, invoice_id, ordinal)
);
comment on table specification_rows is 'Tenant. Written by domain/billing. The rows that an invoice of many rows bills, in the order they are read, each with its share of its line: sums of them equal the line to the öre. Smaller invoices are rated when they are looked at. Never updated, never deleted. Who has access to the Kund-ID also sees it.';
comment on column specification_rows.is_double is 'One person had the same thing twice on a day, as far as was known when the invoice was issued.';

alter table specification_rows enable row level security;
alter table specification_rows force row level security;
create policy specification_rows_of_own_organisation on specification_rows
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
create policy specification_rows_of_own_access on specification_rows
  for select using (customer_key = any ((select current_customer_keys())::integer[]));
grant select, insert on specification_rows to fakturaporten_app;
