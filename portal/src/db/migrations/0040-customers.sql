-- Customers of a creditor: Kund-ID, what held of each from which day, and who may look (docs/decisions/0031).

alter table organisations drop constraint organisations_kind_check;
alter table organisations add constraint organisations_kind_check check (kind in ('supplier', 'region', 'customer'));
alter table organisations drop constraint organisations_organisation_number_key;
create unique index organisations_by_number on organisations (organisation_number) where kind <> 'customer';
comment on index organisations_by_number is 'A customer may be one förvaltning of many under the same number; it claims nothing by it.';
alter table memberships drop constraint memberships_role_check;
alter table memberships add constraint memberships_role_check
  check (role in ('owner', 'biller', 'reader', 'officer', 'support', 'administrator', 'billing', 'customer'));

create table customers (
  organisation_id uuid not null references organisations (id),
  id uuid not null unique,
  key integer generated always as identity unique,
  customer_number text collate "C" not null check (customer_number ~ '^[0-9A-Z][0-9A-Z-]{0,19}$'),
  kind text not null check (kind in ('private-care', 'public-care', 'municipality', 'company')),
  party_id uuid not null references organisations (id),
  version integer not null default 1 check (version > 0),
  added_at timestamptz not null,
  added_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, customer_number),
  unique (organisation_id, key)
);
create index customers_of_party on customers (organisation_id, party_id);
comment on table customers is 'Tenant. Written by domain/customers. Who is billed, by Kund-ID. The key stands for it where rows are many. Never deleted.';
comment on column customers.version is 'Counts what has been said of it: who changes it has seen what stands.';
comment on column customers.party_id is 'The customer''s own organisation, for which its users act.';

create table customer_versions (
  organisation_id uuid not null,
  customer_id uuid not null,
  from_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  name text not null check (length(name) between 1 and 200),
  administration text check (length(administration) between 1 and 200),
  organisation_number text not null check (organisation_number ~ '^[0-9]{10}$'),
  street text not null check (length(street) between 1 and 200),
  postal_code text not null check (length(postal_code) between 1 and 20),
  city text not null check (length(city) between 1 and 100),
  country_code text not null default 'SE' check (country_code ~ '^[A-Z]{2}$'),
  ansvar text check (length(ansvar) between 1 and 50),
  reference text not null check (length(reference) between 1 and 100),
  email text not null check (length(email) between 3 and 254),
  peppol_scheme text check (peppol_scheme ~ '^[0-9]{4}$'),
  peppol_id text check (length(peppol_id) between 1 and 50),
  primary key (organisation_id, customer_id, from_on, recorded_at),
  foreign key (organisation_id, customer_id) references customers (organisation_id, id),
  check ((peppol_scheme is null) = (peppol_id is null))
);
comment on table customer_versions is 'Tenant. Written by domain/customers. What is known of a customer from a day on: of the latest day that has come, the latest recorded holds. Never updated, never deleted.';
comment on column customer_versions.administration is 'The förvaltning, where the customer is one.';

create table customer_access (
  organisation_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  customer_key integer not null,
  party_id uuid not null,
  account_id uuid not null references accounts (id),
  role text not null check (role in ('reader', 'orderer', 'attestant')),
  scope text check (length(scope) between 1 and 100),
  amount_minor_max bigint check (amount_minor_max >= 0),
  deputy_for uuid,
  from_on date not null,
  until_on date check (until_on >= from_on),
  given_at timestamptz not null,
  given_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, customer_id) references customers (organisation_id, id),
  foreign key (organisation_id, deputy_for) references customer_access (organisation_id, id),
  check (role = 'attestant' or (amount_minor_max is null and deputy_for is null))
);
create unique index customer_access_once on customer_access (organisation_id, customer_id, account_id, role) where ended_at is null;
create index customer_access_of_account on customer_access (account_id, party_id) where ended_at is null;
comment on table customer_access is 'Tenant. Written by domain/customers. Which person may see a Kund-ID, as what and from when. People also see their own; the walls of all outbound tables ask it.';
comment on column customer_access.scope is 'The ansvar an orderer or attestant is bound to; none is all.';
comment on column customer_access.deputy_for is 'The attestant whom this one stands in for.';

create function current_day() returns date language sql stable
  return nullif(current_setting('app.today', true), '')::date;
create function current_customers() returns uuid[] language sql stable
  return (select array_agg(customer_id) from customer_access
    where account_id = current_account() and party_id = current_organisation() and ended_at is null
      and from_on <= current_day() and coalesce(until_on, 'infinity') >= current_day());
create function current_customer_keys() returns integer[] language sql stable
  return (select array_agg(customer_key) from customer_access
    where account_id = current_account() and party_id = current_organisation() and ended_at is null
      and from_on <= current_day() and coalesce(until_on, 'infinity') >= current_day());
create function current_creditors() returns uuid[] language sql stable
  return (select array_agg(organisation_id) from customer_access
    where account_id = current_account() and party_id = current_organisation() and ended_at is null
      and from_on <= current_day() and coalesce(until_on, 'infinity') >= current_day());

do $$
declare name text;
begin
  foreach name in array array['customers', 'customer_versions', 'customer_access'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())',
      name || '_of_own_organisation', name);
  end loop;
end $$;
create policy customers_of_own_access on customers for select using (id = any ((select current_customers())::uuid[]));
create policy customer_versions_of_own_access on customer_versions for select
  using (customer_id = any ((select current_customers())::uuid[]));
create policy customer_access_of_own_account on customer_access for select using (account_id = current_account());

grant select, insert on customers, customer_versions, customer_access to fakturaporten_app;
grant update (version) on customers to fakturaporten_app;
grant update (until_on, ended_at, ended_by) on customer_access to fakturaporten_app;
