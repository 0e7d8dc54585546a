-- Orders (beställningar) and who may approve what: asked by a customer's orderer, approved by its attestant, then carried out (docs/decisions/0039).

create table approval_policies (
  organisation_id uuid not null references organisations (id),
  from_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  own_requests boolean not null,
  nudge_days smallint not null check (nudge_days between 1 and 60),
  deputy_days smallint not null check (deputy_days between nudge_days and 90),
  primary key (organisation_id, from_on, recorded_at)
);
comment on table approval_policies is 'Tenant. Written by domain/approvals. How a creditor lets its customers approve from a day on: of the latest day that has come, the latest recorded holds. Never updated, never deleted. Its customers also see it.';
comment on column approval_policies.own_requests is 'Whether an attestant may approve what they asked for themselves.';

create table orders (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  creditor_id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('new', 'quantity')),
  service_id uuid not null,
  subscription_id uuid,
  service_name text not null,
  unit_name text check (length(unit_name) between 1 and 100),
  ansvar text check (length(ansvar) between 1 and 50),
  employee text check (length(employee) between 1 and 100),
  quantity numeric(16, 4) not null check (quantity > 0),
  quantity_before numeric(16, 4),
  monthly_minor bigint not null check (monthly_minor >= 0),
  notice_months smallint not null check (notice_months between 0 and 24),
  wanted_on date not null,
  state text not null check (state in ('waiting', 'approved', 'done', 'declined', 'withdrawn', 'overtaken')),
  asked_at timestamptz not null,
  asked_by uuid not null references accounts (id),
  decided_at timestamptz,
  decided_by uuid references accounts (id),
  reason text check (length(reason) between 1 and 1000),
  begins_on date,
  primary key (organisation_id, id),
  check ((kind = 'quantity') = (subscription_id is not null and quantity_before is not null)),
  check ((state in ('approved', 'done', 'declined')) <= (decided_by is not null)),
  check ((state in ('approved', 'done')) <= (begins_on is not null)),
  check (state <> 'declined' or reason is not null)
);
create unique index orders_one_change_at_a_time on orders (organisation_id, subscription_id) where state in ('waiting', 'approved');
create index orders_of_customer on orders (organisation_id, customer_id, asked_at desc, id desc);
comment on table orders is 'Tenant. Written by domain/orders. A customer''s own wish to have a service, or another quantity of it, and what its attestant said; the creditor begins the subscription by a job.';
comment on column orders.monthly_minor is 'What the service costs in a month without VAT once the order is carried out, at the price of the day it was wanted from.';
comment on column orders.begins_on is 'Counted from the day of the approval.';

alter table subscriptions add column begun_for uuid;
create unique index subscriptions_begun_once on subscriptions (organisation_id, begun_for) where begun_for is not null;
comment on column subscriptions.begun_for is 'The customer''s order that it was begun for: carried out once.';

do $$
declare name text;
begin
  foreach name in array array['approval_policies', 'orders'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())',
      name || '_of_own_organisation', name);
  end loop;
end $$;
create policy approval_policies_of_own_creditor on approval_policies for select
  using (organisation_id = any ((select current_creditors())::uuid[]));

grant select, insert on approval_policies, orders to fakturaporten_app;
grant update (state, decided_at, decided_by, reason, begins_on) on orders to fakturaporten_app;
