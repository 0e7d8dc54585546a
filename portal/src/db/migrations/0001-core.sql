-- Organisations, events and form keys. Row level security: a tenant's row is seen only when app.organisation names its tenant.

create function current_organisation() returns uuid language sql stable
  return nullif(current_setting('app.organisation', true), '')::uuid;
create function current_account() returns uuid language sql stable
  return nullif(current_setting('app.account', true), '')::uuid;

create table organisations (
  id uuid primary key,
  kind text not null check (kind in ('supplier', 'region')),
  organisation_number text not null unique check (organisation_number ~ '^[0-9]{10}$'),
  name text not null check (length(name) between 1 and 200),
  vat_number text,
  f_skatt boolean not null default false,
  street text not null,
  postal_code text not null,
  city text not null,
  country_code text not null default 'SE' check (country_code ~ '^[A-Z]{2}$'),
  contact_name text not null,
  contact_email text not null,
  contact_phone text,
  plan_level text not null default 'bas',
  registered_at timestamptz not null
);
comment on table organisations is 'Global. Written by domain/parties. Companies and the region: what public registers know of them, and how to reach them.';

create table events (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisations (id),
  at timestamptz not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  actor text not null,
  account_id uuid,
  facts jsonb not null default '{}'
);
create index events_of_subject on events (organisation_id, subject_id, id);
comment on table events is 'Tenant. Written by domain/events. Past-tense facts; append-only.';
alter table events enable row level security;
alter table events force row level security;
create policy events_of_own_organisation on events
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

create table form_keys (
  key text primary key,
  used_at timestamptz not null,
  outcome text
);
comment on table form_keys is 'Global. Written by web. A form key is used once; its outcome is where the first use led.';

grant select, insert, update on organisations to fakturaporten_app;
grant select, insert on events to fakturaporten_app;
grant select, insert, update, delete on form_keys to fakturaporten_app;
