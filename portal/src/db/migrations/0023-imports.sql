-- Invoices that a supplier's own program has made, brought in as a file: the file, and what became of each document in it.

create table imports (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  file_bytes bytea not null,
  file_sha256 bytea not null check (length(file_sha256) = 32),
  size_bytes integer not null check (size_bytes > 0),
  document_count integer not null check (document_count > 0),
  read_count integer not null default 0 check (read_count between 0 and document_count),
  state text not null check (state in ('uploaded', 'read', 'sending', 'done', 'cancelled')),
  made_by uuid not null references accounts (id),
  made_at timestamptz not null,
  sent_by uuid references accounts (id),
  ended_at timestamptz,
  primary key (organisation_id, id),
  check ((state in ('done', 'cancelled')) = (ended_at is not null))
);
create unique index imports_of_one_file on imports (organisation_id, file_sha256) where state <> 'cancelled';
create index imports_newest on imports (organisation_id, made_at desc, id desc);
comment on table imports is 'Tenant. Written by domain/imports. A file of invoices brought in by a supplier, as it came. The same file is not brought in twice unless the first was cancelled.';

create table import_items (
  organisation_id uuid not null,
  import_id uuid not null,
  place integer not null check (place > 0),
  name text not null check (length(name) between 1 and 300),
  state text not null check (state in ('ready', 'faulty', 'sent', 'skipped')),
  number text,
  number_key text,
  receiver_name text,
  currency text,
  payable_minor bigint,
  faults jsonb not null check (jsonb_typeof(faults) = 'array'),
  ubl bytea,
  invoice_id uuid,
  primary key (organisation_id, import_id, place),
  foreign key (organisation_id, import_id) references imports (organisation_id, id),
  check ((state = 'ready') = (ubl is not null)),
  check ((state = 'sent') = (invoice_id is not null))
);
create index import_items_by_state on import_items (organisation_id, import_id, state, place);
create index import_items_by_number on import_items (organisation_id, import_id, number_key);
comment on table import_items is 'Tenant. Written by domain/imports. One document of an imported file: its verdict, its bytes while they wait to be sent, and the invoice it became.';

alter table imports enable row level security;
alter table imports force row level security;
create policy imports_of_own_organisation on imports
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table import_items enable row level security;
alter table import_items force row level security;
create policy import_items_of_own_organisation on import_items
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

grant select, insert, update (state, read_count, sent_by, ended_at) on imports to fakturaporten_app;
grant select, insert, update (state, faults, ubl, invoice_id) on import_items to fakturaporten_app;
