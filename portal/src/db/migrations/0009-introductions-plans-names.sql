-- First contact: what a region asks of suppliers new to it, their introductions, and what waits meanwhile. Plan levels as data, and
-- names that look like others.

create table introduction_policies (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  policy text not null check (policy in ('none', 'wait', 'go-ahead')),
  valid_from timestamptz not null,
  replaced_at timestamptz check (replaced_at >= valid_from),
  set_by uuid references accounts (id),
  primary key (organisation_id, id)
);
create unique index introduction_policies_one_at_a_time on introduction_policies (organisation_id) where replaced_at is null;
comment on table introduction_policies is 'Global. Written by domain/introductions. What each region asks of suppliers new to it, in versions; public, so that a supplier''s side can ask.';
alter table introduction_policies enable row level security;
alter table introduction_policies force row level security;
create policy introduction_policies_are_public on introduction_policies for select using (true);
create policy introduction_policies_added_by_owner on introduction_policies for insert
  with check (organisation_id = current_organisation());
create policy introduction_policies_ended_by_owner on introduction_policies for update
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());

create table introductions (
  organisation_id uuid not null references organisations (id),
  region_id uuid not null references organisations (id),
  case_id uuid not null,
  state text not null check (state in ('open', 'approved', 'refused')),
  made_at timestamptz not null,
  decided_at timestamptz,
  primary key (organisation_id, region_id),
  foreign key (organisation_id, case_id) references cases (organisation_id, id),
  check ((state = 'open') = (decided_at is null))
);
comment on table introductions is 'Tenant. Written by domain/introductions. That a supplier has introduced itself to a region, and what came of it. The words stand in the case.';

create table held_invoices (
  organisation_id uuid not null,
  invoice_id uuid not null,
  region_id uuid not null references organisations (id),
  reason text not null check (reason in ('introduction-missing', 'introduction-open', 'introduction-refused')),
  held_at timestamptz not null,
  released_at timestamptz check (released_at >= held_at),
  primary key (organisation_id, invoice_id),
  foreign key (organisation_id, invoice_id) references invoices (organisation_id, id)
);
create index held_invoices_now on held_invoices (organisation_id, region_id) where released_at is null;
comment on table held_invoices is 'Tenant. Written by domain/introductions. Issued invoices that are not carried until the region has approved the supplier: why, since when, and until when.';

create table plan_levels (
  id text not null check (id ~ '^[a-z-]{1,30}$'),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  place smallint not null,
  name_sv text not null,
  name_en text not null,
  price_minor bigint not null check (price_minor >= 0),
  currency text not null default 'SEK' check (currency ~ '^[A-Z]{3}$'),
  invoices_per_month_max integer check (invoices_per_month_max > 0),
  beyond text not null check (beyond in ('tell', 'stop')),
  features text[] not null default '{}',
  primary key (id, valid_from)
);
comment on table plan_levels is 'Global. Written by db/migrations. Levels a supplier chooses among, each from a day on: price a month, how many invoices it is meant for, and what happens beyond. Read only for the portal.';
insert into plan_levels (id, valid_from, place, name_sv, name_en, price_minor, invoices_per_month_max, beyond, features) values
  ('bas', '2026-01-01', 1, 'Bas', 'Basic', 0, 5, 'tell', '{form,attachments,follow}'),
  ('standard', '2026-01-01', 2, 'Standard', 'Standard', 0, 50, 'tell', '{form,attachments,follow,users}'),
  ('stor', '2026-01-01', 3, 'Stor', 'Large', 0, null, 'tell', '{form,attachments,follow,users,support}');

create table quota_notices (
  organisation_id uuid not null references organisations (id),
  month date not null check (extract(day from month) = 1),
  mark text not null check (mark in ('near', 'reached')),
  told_at timestamptz not null,
  primary key (organisation_id, month, mark)
);
comment on table quota_notices is 'Tenant. Written by domain/plans. That the owners were told how much of the month''s invoices is used: each mark once a month.';

alter table organisations add column look_keys text[] collate "C" not null default '{}';
create index organisations_look_keys on organisations using gin (look_keys);
comment on column organisations.look_keys is 'What the name looks like, and that with each letter left out (domain/parties/look-alike.ts): two names that differ by one sign share a key.';

do $$
declare name text;
begin
  foreach name in array array['introductions', 'held_invoices', 'quota_notices'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())',
      name || '_of_own_organisation', name);
  end loop;
end $$;

grant select, insert, update (replaced_at) on introduction_policies to fakturaporten_app;
grant select, insert, update (state, decided_at) on introductions to fakturaporten_app;
grant select, insert, update (reason, released_at) on held_invoices to fakturaporten_app;
grant select on plan_levels to fakturaporten_app;
grant select, insert on quota_notices to fakturaporten_app;
