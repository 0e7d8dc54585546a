-- Every attempt to carry a unit's answer out of the portal, as those of invoices are.

create table answer_attempts (
  organisation_id uuid not null,
  answer_id uuid not null,
  number integer not null check (number > 0),
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text not null check (outcome in ('started', 'accepted', 'refused', 'not-sent', 'unknown')),
  reason text,
  primary key (organisation_id, answer_id, number),
  foreign key (organisation_id, answer_id) references answer_carriages (organisation_id, answer_id),
  check ((outcome = 'started') = (ended_at is null))
);
comment on table answer_attempts is 'Tenant. Written by domain/inbox. Every attempt to hand an answer to its carrier, written before it is made. One whose end nobody saw is unknown, until the carrier has been asked.';
alter table answer_attempts enable row level security;
alter table answer_attempts force row level security;
create policy answer_attempts_of_own_organisation on answer_attempts
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
grant select, insert on answer_attempts to fakturaporten_app;
grant update (outcome, ended_at, reason) on answer_attempts to fakturaporten_app;
