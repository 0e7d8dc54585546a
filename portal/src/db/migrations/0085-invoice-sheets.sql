-- Spreadsheets of invoices: looked at, with their columns put right, before the invoices in them become an import.

create table invoice_sheets (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  rows jsonb check (jsonb_typeof(rows) = 'array'),
  unreadable jsonb not null check (jsonb_typeof(unreadable) = 'array'),
  columns jsonb not null check (jsonb_typeof(columns) = 'object'),
  made_by uuid not null references accounts (id),
  made_at timestamptz not null,
  import_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, import_id) references imports (organisation_id, id),
  check ((import_id is null) = (rows is not null))
);
create index invoice_sheets_waiting on invoice_sheets (organisation_id, made_at desc) where import_id is null;
comment on table invoice_sheets is 'Tenant. Written by domain/imports. The rows of a spreadsheet of invoices until they are taken in: then the import that they became.';

create table sheet_columns (
  organisation_id uuid not null references organisations (id),
  headings bytea not null check (length(headings) = 32),
  columns jsonb not null check (jsonb_typeof(columns) = 'object'),
  saved_by uuid not null references accounts (id),
  saved_at timestamptz not null,
  primary key (organisation_id, headings)
);
comment on table sheet_columns is 'Tenant. Written by domain/imports. What a supplier has said that the columns of its spreadsheets hold, by the SHA-256 of their headings: kept for the next file.';

alter table invoice_sheets enable row level security;
alter table invoice_sheets force row level security;
create policy invoice_sheets_of_own_organisation on invoice_sheets
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
alter table sheet_columns enable row level security;
alter table sheet_columns force row level security;
create policy sheet_columns_of_own_organisation on sheet_columns
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());

grant select, insert, update (rows, columns, import_id), delete on invoice_sheets to fakturaporten_app;
grant select, insert, update (columns, saved_by, saved_at) on sheet_columns to fakturaporten_app;
