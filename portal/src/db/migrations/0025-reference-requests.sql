-- "I have no reference": which draft a case of that kind is about on the supplier's side, and what came of it.

create table reference_requests (
  organisation_id uuid not null references organisations (id),
  case_id uuid not null,
  draft_id uuid not null,
  receiver_id uuid not null references receivers (id),
  state text not null check (state in ('open', 'filled', 'answered', 'unknown')),
  asked_at timestamptz not null,
  settled_at timestamptz,
  primary key (organisation_id, case_id),
  foreign key (organisation_id, case_id) references cases (organisation_id, id),
  check ((state = 'open') = (settled_at is null))
);
create index reference_requests_of_draft on reference_requests (organisation_id, draft_id, asked_at desc);
comment on table reference_requests is 'Tenant. Written by domain/references. Who ordered was asked for at a unit, for one draft: filled when the answer was put into the draft, answered when it could not be, unknown when the unit knew of no purchase. The words stand in the case.';
alter table reference_requests enable row level security;
alter table reference_requests force row level security;
create policy reference_requests_of_own_organisation on reference_requests
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
grant select, insert, update (state, settled_at) on reference_requests to fakturaporten_app;
