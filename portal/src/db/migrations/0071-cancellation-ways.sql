-- Reminders of what waits for an attestant, taking back a cancellation that is approved, and asking the orderer for one (docs/decisions/0039).

create table approvals_due (
  request_id uuid primary key,
  organisation_id uuid not null references organisations (id),
  about text not null check (about in ('order', 'cancellation')),
  asked_on date not null,
  due_on date not null,
  step text not null check (step in ('attestants', 'deputies', 'again'))
);
create index approvals_due_by_day on approvals_due (due_on);
grant select, insert, update, delete on approvals_due to fakturaporten_app;
comment on table approvals_due is 'Global. Written by domain/approvals. Which requests wait for an attestant, and when to remind: ids, days and a step alone, found before it is known whose they are. Gone when somebody has decided.';

alter table cancellations drop constraint cancellations_state_check;
alter table cancellations add constraint cancellations_state_check
  check (state in ('waiting', 'approved', 'done', 'declined', 'withdrawn', 'overtaken', 'withdrawing'));
alter table cancellations add column withdrawn_at timestamptz;
alter table cancellations add column withdrawn_by uuid references accounts (id);
alter table cancellations add constraint cancellations_withdrawn_by_somebody check ((withdrawn_at is null) = (withdrawn_by is null));
grant update (withdrawn_at, withdrawn_by) on cancellations to fakturaporten_app;

alter table subscriptions add column ended_for uuid;
comment on column subscriptions.ended_for is 'The customer''s cancellation that it was ended for: only that one, taken back, opens it again.';
grant update (ended_for) on subscriptions to fakturaporten_app;

create table cancellation_wishes (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  creditor_id uuid not null,
  customer_id uuid not null,
  subscription_id uuid not null,
  service_name text not null,
  unit_name text,
  ansvar text,
  words text check (length(words) between 1 and 1000),
  state text not null check (state in ('open', 'asked', 'refused')),
  wished_at timestamptz not null,
  wished_by uuid not null references accounts (id),
  answered_at timestamptz,
  answered_by uuid references accounts (id),
  reason text check (length(reason) between 1 and 1000),
  cancellation_id uuid,
  primary key (organisation_id, id),
  check ((state = 'open') = (answered_at is null)),
  check ((answered_at is null) = (answered_by is null)),
  check ((state = 'asked') = (cancellation_id is not null)),
  check ((state = 'refused') = (reason is not null))
);
create unique index cancellation_wishes_one_at_a_time on cancellation_wishes (organisation_id, subscription_id) where state = 'open';
create index cancellation_wishes_of_customer on cancellation_wishes (organisation_id, customer_id, wished_at desc, id desc);
comment on table cancellation_wishes is 'Tenant. Written by domain/cancellations. Somebody who may not cancel asks the orderers of the Kund-ID to do it: one of them cancels, or says why not.';
alter table cancellation_wishes enable row level security;
alter table cancellation_wishes force row level security;
create policy cancellation_wishes_of_own_organisation on cancellation_wishes
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
grant select, insert on cancellation_wishes to fakturaporten_app;
grant update (state, answered_at, answered_by, reason, cancellation_id) on cancellation_wishes to fakturaporten_app;
