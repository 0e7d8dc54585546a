-- What a spreadsheet of invoices would become, kept: judged once in the background, looked at as often as anybody likes.

alter table invoice_sheets add column judging_id uuid;
alter table invoice_sheets add column judged_count int not null default 0 check (judged_count >= 0);
alter table invoice_sheets add column invoice_count int not null default 0 check (invoice_count >= judged_count);
alter table invoice_sheets add column example_rows jsonb not null default '[]' check (jsonb_typeof(example_rows) = 'array');
alter table invoice_sheets add column judging_since timestamptz;
alter table invoice_sheets add check ((judging_id is null) = (judging_since is null));

create table sheet_invoices (
  organisation_id uuid not null references organisations (id),
  sheet_id uuid not null,
  place int not null check (place >= 1),
  number text not null check (length(number) <= 200),
  receiver_name text not null check (length(receiver_name) <= 300),
  row_numbers jsonb not null check (jsonb_typeof(row_numbers) = 'array'),
  kind text not null check (kind in ('invoice', 'credit-note')),
  total_minor bigint,
  faults jsonb not null check (jsonb_typeof(faults) = 'array'),
  ubl bytea check (ubl is null or (total_minor is not null and faults = '[]')),
  primary key (organisation_id, sheet_id, place),
  foreign key (organisation_id, sheet_id) references invoice_sheets (organisation_id, id) on delete cascade
);
comment on table sheet_invoices is 'Tenant. Written by domain/imports. What the rows of a waiting spreadsheet would become, as judged last: the e-invoice, or what is to be mended. Emptied when they are taken in.';

alter table sheet_invoices enable row level security;
alter table sheet_invoices force row level security;
create policy sheet_invoices_of_own_organisation on sheet_invoices
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());

grant select, insert, delete on sheet_invoices to fakturaporten_app;
grant update (judging_id, judged_count, invoice_count, example_rows, judging_since) on invoice_sheets to fakturaporten_app;

