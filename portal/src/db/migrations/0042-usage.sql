-- What was used: rows in batches, each imported once (docs/decisions/0031). Fifty million of them: narrow, integer keys.

create table usage_names (
  organisation_id uuid not null,
  key integer generated always as identity unique,
  customer_key integer not null,
  kind text not null check (kind in ('unit', 'ansvar', 'employee')),
  code text collate "C" not null check (length(code) between 1 and 100),
  name text not null check (length(name) between 1 and 200),
  last_on date,
  primary key (organisation_id, key),
  unique (organisation_id, customer_key, kind, code),
  foreign key (organisation_id, customer_key) references customers (organisation_id, key)
);
comment on table usage_names is 'Tenant. Written by domain/usage. Units (enheter), ansvar and employees that usage rows speak of, once for each customer. Who has access to the Kund-ID also sees it.';
comment on column usage_names.last_on is 'The last day an employee worked at the unit, where it is known.';

create table usage_imports (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  source text not null check (source in ('file', 'api', 'subscriptions')),
  name text not null check (length(name) between 1 and 200),
  month date check (extract(day from month) = 1),
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea,
  state text not null check (state in ('waiting', 'done', 'refused')),
  row_count integer not null default 0 check (row_count >= 0),
  repeated_count integer not null default 0 check (repeated_count >= 0),
  rejected_count integer not null default 0 check (rejected_count >= 0),
  rejected jsonb not null default '[]' check (jsonb_typeof(rejected) = 'array'),
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  primary key (organisation_id, id),
  check ((state = 'waiting') = (ended_at is null)),
  check (state <> 'done' or rejected_count = 0)
);
alter table usage_imports alter column bytes set storage external;
create unique index usage_imports_once on usage_imports (organisation_id, sha256) where state <> 'refused';
create index usage_imports_by_time on usage_imports (organisation_id, made_at desc, id desc);
comment on table usage_imports is 'Tenant. Written by domain/usage. A file or delivery of usage rows: taken in whole, or refused with every rejected row told. The same once.';

create table usage_batches (
  organisation_id uuid not null,
  key integer generated always as identity unique,
  import_id uuid not null,
  customer_key integer not null,
  month date not null check (extract(day from month) = 1),
  row_count integer not null check (row_count > 0),
  primary key (organisation_id, key),
  unique (organisation_id, import_id, customer_key, month),
  foreign key (organisation_id, import_id) references usage_imports (organisation_id, id),
  foreign key (organisation_id, customer_key) references customers (organisation_id, key)
);
create index usage_batches_of_customer on usage_batches (organisation_id, customer_key, month);
create index usage_batches_of_month on usage_batches (organisation_id, month, customer_key);
comment on table usage_batches is 'Tenant. Written by domain/usage. The rows of one import, one customer and one month: what is billed is billed by the batch. Never updated, never deleted. Who has access to the Kund-ID also sees it.';

create table usage_rows (
  organisation_id uuid not null,
  id bigint generated always as identity,
  batch_key integer not null,
  customer_key integer not null,
  service_key integer not null,
  unit_key integer not null default 0,
  ansvar_key integer not null default 0,
  employee_key integer not null default 0,
  month date not null check (extract(day from month) = 1),
  used_on date not null check (used_on >= month and used_on < month + interval '1 month'),
  quantity numeric(16, 4) not null check (quantity <> 0),
  source_id text collate "C" not null check (length(source_id) between 1 and 60),
  unique (organisation_id, source_id)
);
create index usage_rows_of_customer on usage_rows (organisation_id, customer_key, month, service_key, batch_key);
comment on table usage_rows is 'Tenant. Written by domain/usage. One thing used: how much of which service on a day, at which unit and ansvar, by whom (keys of usage_names, 0 for nobody said). Never updated, never deleted. Who has access to the Kund-ID also sees it.';
comment on column usage_rows.source_id is 'What the meter calls the row: the same is never imported twice.';

do $$
declare name text;
begin
  foreach name in array array['usage_names', 'usage_imports', 'usage_batches', 'usage_rows'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())',
      name || '_of_own_organisation', name);
  end loop;
  foreach name in array array['usage_names', 'usage_batches', 'usage_rows'] loop
    execute format('create policy %I on %I for select using (customer_key = any ((select current_customer_keys())::integer[]))',
      name || '_of_own_access', name);
  end loop;
end $$;

grant select, insert on usage_names, usage_imports, usage_batches, usage_rows to fakturaporten_app;
grant update (name, last_on) on usage_names to fakturaporten_app;
grant update (state, row_count, repeated_count, rejected_count, rejected, bytes, ended_at) on usage_imports to fakturaporten_app;
