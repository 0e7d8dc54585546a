-- Cases: a party's matter and the desk that works it. Each side has rows of its own under one case id; messages connect them
-- (docs/decisions/0019).

create table cases (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  side text not null check (side in ('desk', 'party')),
  reference text collate "C" not null check (reference ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'),
  kind text not null check (kind ~ '^[a-z-]{1,40}$'),
  queue text not null check (queue ~ '^[a-z-]{1,40}$'),
  receiver_id uuid references receivers (id),
  state text not null check (state in ('new', 'open', 'waiting', 'closed')),
  decision text check (decision ~ '^[a-z-]{1,40}$'),
  outcome jsonb not null default '{}' check (jsonb_typeof(outcome) = 'object'),
  about jsonb not null check (jsonb_typeof(about) = 'object'),
  counterpart_id uuid references organisations (id),
  party_name text not null check (length(party_name) between 1 and 200),
  party_number text check (party_number ~ '^[0-9]{10}$'),
  search_party text collate "C" not null,
  owner_account_id uuid,
  due_on date,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  first_answered_at timestamptz,
  closed_at timestamptz,
  reopened integer not null default 0 check (reopened >= 0),
  written integer not null default 0 check (written >= 0),
  heard integer not null default 0 check (heard >= 0),
  primary key (organisation_id, id),
  foreign key (organisation_id, owner_account_id) references memberships (organisation_id, account_id)
    on delete set null (owner_account_id),
  check (counterpart_id is distinct from organisation_id),
  check (side = 'desk' or (owner_account_id is null and due_on is null)),
  check (side = 'party' or due_on is not null),
  check ((queue = 'unit') = (receiver_id is not null)),
  check ((state = 'closed') = (closed_at is not null))
);
create index cases_under_way on cases (organisation_id, queue, due_on, id) where state <> 'closed';
create index cases_closed on cases (organisation_id, queue, closed_at desc, id) where state = 'closed';
create index cases_by_opening on cases (organisation_id, side, opened_at desc, id desc);
create index cases_by_reference on cases (organisation_id, reference);
create index cases_by_party on cases (organisation_id, search_party);
create index cases_by_number on cases (organisation_id, party_number);
create index cases_of_owner on cases (organisation_id, owner_account_id);
comment on table cases is 'Tenant. Written by domain/cases. One side of a case: the party''s, or the desk''s, where queue, owner and deadline stand.';
comment on column cases.written is 'Messages this side has written; heard is the number of the other side''s latest that has arrived; they are received in order.';

create table case_messages (
  organisation_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  side text not null check (side in ('desk', 'party')),
  number integer not null check (number > 0),
  heard integer not null check (heard >= 0),
  act text not null check (act in ('open', 'say', 'ask', 'close', 'decide', 'reopen')),
  state text not null check (state in ('new', 'open', 'waiting', 'closed')),
  words text check (length(words) between 1 and 5000),
  decision text,
  outcome jsonb not null default '{}',
  author_name text check (length(author_name) between 1 and 200),
  account_id uuid,
  written_at timestamptz not null,
  arrived_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, case_id) references cases (organisation_id, id),
  unique (organisation_id, case_id, side, number),
  check ((act = 'decide') = (decision is not null))
);
create index case_messages_in_order on case_messages (organisation_id, case_id, written_at, id);
comment on table case_messages is 'Tenant. Written by domain/cases. What the sides have said to each other, as each of them has it. Never updated, never deleted.';
comment on column case_messages.heard is 'How many of the other side''s messages the writer had when writing this one.';

create table case_files (
  organisation_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  message_id uuid not null,
  place integer not null check (place >= 0),
  name text not null check (length(name) between 5 and 120),
  size_bytes integer not null check (size_bytes between 1 and 5242880 and size_bytes = length(bytes)),
  pages integer not null check (pages > 0),
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, case_id) references cases (organisation_id, id),
  foreign key (organisation_id, message_id) references case_messages (organisation_id, id),
  unique (organisation_id, message_id, place)
);
alter table case_files alter column bytes set storage external;
create index case_files_of_case on case_files (organisation_id, case_id);
comment on table case_files is 'Tenant. Written by domain/cases. PDF files that went with a message, looked into before they came in. Never updated, never deleted.';

create table case_notes (
  organisation_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  words text not null check (length(words) between 1 and 5000),
  written_by uuid not null references accounts (id),
  written_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, case_id) references cases (organisation_id, id)
);
create index case_notes_of_case on case_notes (organisation_id, case_id, written_at, id);
comment on table case_notes is 'Tenant. Written by domain/cases. What the desk writes to itself about a case. Never carried to the party. Never updated, never deleted.';

create table case_participants (
  organisation_id uuid not null,
  case_id uuid not null,
  account_id uuid not null,
  since timestamptz not null,
  primary key (organisation_id, case_id, account_id),
  foreign key (organisation_id, case_id) references cases (organisation_id, id),
  foreign key (organisation_id, account_id) references memberships (organisation_id, account_id) on delete cascade
);
comment on table case_participants is 'Tenant. Written by domain/cases. Whoever has taken part in a case on this side, and so gets its mails.';

create table reply_templates (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  queue text not null check (queue ~ '^[a-z-]{1,40}$'),
  name text not null check (length(name) between 1 and 80),
  words text not null check (length(words) between 1 and 5000),
  changed_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, queue, name)
);
comment on table reply_templates is 'Tenant. Written by domain/cases. Answers a queue writes often, with blanks for reference, party and writer.';

do $$
declare name text;
begin
  foreach name in array array['cases', 'case_messages', 'case_files', 'case_notes', 'case_participants', 'reply_templates'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())',
      name || '_of_own_organisation', name);
  end loop;
end $$;

grant select, insert on cases, case_messages, case_files, case_notes, case_participants, reply_templates to fakturaporten_app;
grant update (state, decision, outcome, owner_account_id, due_on, changed_at, first_answered_at, closed_at, reopened, written, heard)
  on cases to fakturaporten_app;
grant update (queue, name, words, changed_at) on reply_templates to fakturaporten_app;
grant delete on reply_templates to fakturaporten_app;
