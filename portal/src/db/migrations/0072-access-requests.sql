-- "No access": a person asks for access to a Kund-ID; its orderer answers, or the creditor's officer in a case (docs/decisions/0039).

create table access_requests (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  creditor_id uuid not null references organisations (id),
  customer_number text not null check (customer_number ~ '^[0-9A-Z][0-9A-Z-]{0,19}$'),
  role text not null check (role in ('reader', 'orderer', 'attestant')),
  words text check (length(words) between 1 and 1000),
  state text not null check (state in ('placing', 'orderer', 'officer', 'given', 'refused')),
  asked_at timestamptz not null,
  asked_by uuid not null references accounts (id),
  case_id uuid,
  answered_at timestamptz,
  answered_by uuid references accounts (id),
  reason text check (length(reason) between 1 and 1000),
  primary key (organisation_id, id),
  check ((state = 'officer') <= (case_id is not null)),
  check ((state in ('given', 'refused')) = (answered_at is not null))
);
create unique index access_requests_once on access_requests (organisation_id, asked_by, creditor_id, customer_number, role)
  where state not in ('given', 'refused');
create index access_requests_by_time on access_requests (organisation_id, asked_at desc, id desc);
create index access_requests_of_case on access_requests (organisation_id, case_id) where case_id is not null;
comment on table access_requests is 'Tenant. Written by domain/entry. Who has no access to a Kund-ID asks for it, and what was answered. The number is as typed: nothing is looked up until somebody who may answers.';
alter table access_requests enable row level security;
alter table access_requests force row level security;
create policy access_requests_of_own_organisation on access_requests
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
grant select, insert on access_requests to fakturaporten_app;
grant update (state, case_id, answered_at, answered_by, reason) on access_requests to fakturaporten_app;
