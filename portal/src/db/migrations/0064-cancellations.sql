-- Cancellations (uppsägningar): asked by a customer's orderer, approved by its attestant, then carried out (docs/decisions/0036).

create table cancellations (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  creditor_id uuid not null,
  customer_id uuid not null,
  subscription_id uuid not null,
  service_name text not null,
  unit_name text,
  ansvar text,
  quantity numeric(16, 4) not null,
  monthly_minor bigint check (monthly_minor >= 0),
  notice_months smallint not null check (notice_months between 0 and 24),
  state text not null check (state in ('waiting', 'approved', 'done', 'declined', 'withdrawn', 'overtaken')),
  asked_at timestamptz not null,
  asked_by uuid not null references accounts (id),
  decided_at timestamptz,
  decided_by uuid references accounts (id),
  reason text check (length(reason) between 1 and 1000),
  last_billed_on date,
  primary key (organisation_id, id),
  check ((state in ('approved', 'done', 'declined')) <= (decided_by is not null)),
  check ((state in ('approved', 'done')) <= (last_billed_on is not null)),
  check (state <> 'declined' or reason is not null)
);
create unique index cancellations_one_at_a_time on cancellations (organisation_id, subscription_id) where state in ('waiting', 'approved');
create index cancellations_of_customer on cancellations (organisation_id, customer_id, asked_at desc, id desc);
comment on table cancellations is 'Tenant. Written by domain/cancellations. The customer''s own wish to be without a service, and what its attestant said; the creditor ends the subscription by a job.';
comment on column cancellations.monthly_minor is 'What it costs in a month without VAT on the day it was asked; none for what is paid by use.';
comment on column cancellations.last_billed_on is 'Counted from the day of the approval.';

alter table cancellations enable row level security;
alter table cancellations force row level security;
create policy cancellations_of_own_organisation on cancellations
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
grant select, insert on cancellations to fakturaporten_app;
grant update (state, decided_at, decided_by, reason, last_billed_on) on cancellations to fakturaporten_app;
