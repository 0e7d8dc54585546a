-- A unit's answers to sellers outside the portal, and what the Peppol network says of participants.

create table answer_carriages (
  organisation_id uuid not null,
  answer_id uuid not null,
  state text not null check (state in ('waiting', 'sending', 'accepted', 'delivered', 'refused', 'parked', 'given-up')),
  attempts integer not null default 0 check (attempts >= 0),
  started_at timestamptz not null,
  reason text,
  changed_at timestamptz not null,
  evidence text check (length(evidence) <= 262144),
  primary key (organisation_id, answer_id),
  foreign key (organisation_id, answer_id) references inbox_answers (organisation_id, id),
  check (reason is not null or state in ('waiting', 'sending', 'accepted', 'delivered'))
);
comment on table answer_carriages is 'Tenant. Written by domain/inbox. Where the carrying of one answer to a seller outside the portal stands; sending is one whose end nobody has seen yet. The answer''s own id is the message''s name.';
alter table answer_carriages enable row level security;
alter table answer_carriages force row level security;
create policy answer_carriages_of_own_organisation on answer_carriages
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

create table participant_look_ups (
  participant text not null check (length(participant) between 6 and 60),
  document_type text not null check (length(document_type) between 1 and 500),
  outcome text not null check (outcome in ('registered', 'not-registered', 'other-documents')),
  asked_at timestamptz not null,
  primary key (participant, document_type)
);
comment on table participant_look_ups is 'Global. Written by domain/delivery. What the Peppol network said of a participant and a kind of document; believed for a day. Only answers are kept, never that there was none.';

grant select, insert on answer_carriages to fakturaporten_app;
grant update (state, attempts, started_at, reason, changed_at, evidence) on answer_carriages to fakturaporten_app;
grant select, insert on participant_look_ups to fakturaporten_app;
grant update (outcome, asked_at) on participant_look_ups to fakturaporten_app;
