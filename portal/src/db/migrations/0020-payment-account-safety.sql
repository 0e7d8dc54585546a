-- A change of where money goes waits before it is used (D7, TRUST §9): what is waiting, what the region demands, and the stop
-- that anybody who was told of a change can pull.

create table payment_policies (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  bank_days smallint not null check (bank_days between 0 and 30),
  cautious_bank_days smallint not null check (cautious_bank_days between bank_days and 60),
  second_person text not null check (second_person in ('nobody', 'owner', 'region')),
  valid_from timestamptz not null,
  replaced_at timestamptz check (replaced_at >= valid_from),
  set_by uuid references accounts (id),
  primary key (organisation_id, id)
);
create unique index payment_policies_one_at_a_time on payment_policies (organisation_id) where replaced_at is null;
comment on table payment_policies is 'Global. Written by domain/settings. What each region demands of a supplier that changes its payment account, in versions; public, so that a supplier''s side can ask.';
alter table payment_policies enable row level security;
alter table payment_policies force row level security;
create policy payment_policies_are_public on payment_policies for select using (true);
create policy payment_policies_added_by_owner on payment_policies for insert
  with check (organisation_id = current_organisation());
create policy payment_policies_ended_by_owner on payment_policies for update
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());

create table account_changes (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  state text not null check (state in ('waiting', 'begun', 'withdrawn', 'refused', 'stopped')),
  accounts jsonb not null check (jsonb_typeof(accounts) = 'array'),
  factoring jsonb check (jsonb_typeof(factoring) = 'object'),
  proposed_at timestamptz not null,
  proposed_by uuid not null references accounts (id),
  bank_days smallint not null check (bank_days >= 0),
  begins_on date not null,
  second_person text not null check (second_person in ('nobody', 'owner', 'region')),
  approved_at timestamptz,
  approved_by uuid references accounts (id),
  ended_at timestamptz,
  primary key (organisation_id, id),
  check ((state = 'waiting') = (ended_at is null)),
  check (approved_by is distinct from proposed_by or approved_by is null),
  check (state <> 'begun' or second_person = 'nobody' or approved_at is not null)
);
create unique index account_changes_one_waiting on account_changes (organisation_id) where state = 'waiting';
comment on table account_changes is 'Tenant. Written by domain/settings. Changes of where money goes that wait before they are used: the accounts and the factoring company as they would stand, from which day, and who besides must say yes.';

create table payment_stops (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  stopped_at timestamptz not null,
  lifted_at timestamptz check (lifted_at >= stopped_at),
  primary key (organisation_id, id)
);
create unique index payment_stops_one_at_a_time on payment_stops (organisation_id) where lifted_at is null;
comment on table payment_stops is 'Tenant. Written by domain/settings. That somebody who was told of a changed account said "that was not me": nothing is sent and no account is changed until the region has looked into it.';

alter table account_changes enable row level security;
alter table account_changes force row level security;
create policy account_changes_of_own_organisation on account_changes
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table payment_stops enable row level security;
alter table payment_stops force row level security;
create policy payment_stops_of_own_organisation on payment_stops
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

grant select, insert on payment_policies to fakturaporten_app;
grant update (replaced_at) on payment_policies to fakturaporten_app;
grant select, insert on account_changes to fakturaporten_app;
grant update (state, approved_at, approved_by, ended_at) on account_changes to fakturaporten_app;
grant select, insert on payment_stops to fakturaporten_app;
grant update (lifted_at) on payment_stops to fakturaporten_app;

alter table one_time_links drop constraint one_time_links_purpose_check;
alter table one_time_links add check (purpose in ('confirm-registration', 'reset-password', 'not-me'));
