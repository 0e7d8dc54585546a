-- A file of units is looked at before it changes the directory: kept until somebody has said yes.

create table directory_imports (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  bytes bytea check (length(bytes) between 1 and 8388608),
  made_by uuid not null references accounts (id),
  made_at timestamptz not null,
  applied_at timestamptz check (applied_at >= made_at),
  counts jsonb,
  primary key (organisation_id, id),
  check ((applied_at is null) = (bytes is not null)),
  check ((applied_at is null) = (counts is null))
);
comment on table directory_imports is 'Tenant. Written by domain/receivers. A file of units as it was uploaded, until it has been applied: then how many rows were new, changed, unchanged and faulty.';
alter table directory_imports enable row level security;
alter table directory_imports force row level security;
create policy directory_imports_of_own_organisation on directory_imports
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
grant select, insert, update (bytes, applied_at, counts), delete on directory_imports to fakturaporten_app;
