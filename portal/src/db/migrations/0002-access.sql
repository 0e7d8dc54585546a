-- People and what lets them in: accounts, memberships, sessions, registrations, one-time links, throttling, joins, mails.

alter table organisations add column number_kind text not null default 'organisation'
  check (number_kind in ('organisation', 'personal'));
comment on column organisations.number_kind is
  'personal: the number is the owner''s personal or coordination number (sole trader); show it and the VAT number masked.';

create table accounts (
  id uuid primary key,
  email text not null check (length(email) between 3 and 254),
  email_key text not null unique,
  name text not null check (length(name) between 1 and 200),
  language text not null default 'sv' check (language in ('sv', 'en')),
  password_hash text not null,
  password_set_at timestamptz not null,
  confirmed_at timestamptz not null
);
comment on table accounts is
  'Global. Written by domain/parties. People who have confirmed their e-mail; email_key is the address as we compare it.';

create table memberships (
  organisation_id uuid not null references organisations (id),
  account_id uuid not null references accounts (id),
  role text not null check (role in ('owner', 'biller', 'reader', 'officer', 'support', 'administrator')),
  joined_at timestamptz not null,
  primary key (organisation_id, account_id)
);
create index memberships_of_account on memberships (account_id, organisation_id);
comment on table memberships is
  'Tenant. Written by domain/parties. Who acts for an organisation, and in which role. A person also sees their own.';
alter table memberships enable row level security;
alter table memberships force row level security;
create policy memberships_of_own_organisation on memberships
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy memberships_of_own_account on memberships for select
  using (account_id = current_account());

-- receiver_id gets its foreign key where receivers are made.
create table officer_receivers (
  organisation_id uuid not null,
  account_id uuid not null,
  receiver_id uuid not null,
  primary key (organisation_id, account_id, receiver_id),
  foreign key (organisation_id, account_id) references memberships (organisation_id, account_id) on delete cascade
);
comment on table officer_receivers is
  'Tenant. Written by domain/parties. Which receiving units an officer of the region works for.';
alter table officer_receivers enable row level security;
alter table officer_receivers force row level security;
create policy officer_receivers_of_own_organisation on officer_receivers
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

create table join_requests (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  account_id uuid not null references accounts (id),
  greeting text check (length(greeting) between 1 and 500),
  asked_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined')),
  decided_at timestamptz,
  decided_by uuid references accounts (id),
  primary key (organisation_id, id),
  check ((state = 'open') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null))
);
create unique index join_requests_one_open on join_requests (organisation_id, account_id) where state = 'open';
create index join_requests_of_account on join_requests (account_id);
comment on table join_requests is
  'Tenant. Written by domain/parties. Newcomers who ask to act for a registered company. The one who asks also sees it.';
alter table join_requests enable row level security;
alter table join_requests force row level security;
create policy join_requests_of_own_organisation on join_requests
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy join_requests_of_own_account on join_requests for select
  using (account_id = current_account());

create table sessions (
  id uuid primary key,
  secret_hash text not null unique,
  account_id uuid not null,
  organisation_id uuid not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  network text not null,
  proved_by text not null default 'password' check (proved_by in ('password')),
  foreign key (organisation_id, account_id) references memberships (organisation_id, account_id) on delete cascade
);
create index sessions_of_account on sessions (account_id, started_at);
comment on table sessions is
  'Global. Written by domain/access. Signed-in browsers; only the SHA-256 of the secret is kept. Second factors add values to proved_by.';

create table registrations (
  id uuid primary key,
  asked_at timestamptz not null,
  language text not null check (language in ('sv', 'en')),
  email text not null,
  email_key text not null,
  person_name text not null,
  password_hash text not null,
  organisation_number text not null check (organisation_number ~ '^[0-9]{10}$'),
  number_kind text not null check (number_kind in ('organisation', 'personal')),
  company_name text not null,
  vat_number text,
  f_skatt boolean not null,
  street text not null,
  postal_code text not null,
  city text not null,
  contact_name text not null,
  contact_phone text not null,
  plan_level text not null
);
create index registrations_of_email on registrations (email_key, asked_at);
comment on table registrations is
  'Global. Written by domain/parties. What somebody asked for before confirming the e-mail: owns nothing, claims nothing, deleted when confirmed or stale.';

create table one_time_links (
  token_hash text primary key,
  purpose text not null check (purpose in ('confirm-registration', 'reset-password')),
  subject_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  voided_at timestamptz
);
create index one_time_links_of_subject on one_time_links (purpose, subject_id);
comment on table one_time_links is
  'Global. Written by domain/access. Links sent by mail; only the SHA-256 of the token is kept. Used once, or voided by a newer one.';

create table throttles (
  key text primary key,
  tokens double precision not null,
  spent integer not null,
  counted_at timestamptz not null
);
comment on table throttles is
  'Global. Written by domain/access. Token buckets; the key is a hash, so no address or name is kept.';

create table account_networks (
  account_id uuid not null references accounts (id) on delete cascade,
  network text not null,
  last_used_at timestamptz not null,
  primary key (account_id, network)
);
comment on table account_networks is
  'Global. Written by domain/access. Networks an account has signed in from: strangers elsewhere cannot use up its tries there.';

create table mails (
  id uuid primary key,
  kind text not null,
  to_address text not null,
  to_name text not null,
  language text not null check (language in ('sv', 'en')),
  facts jsonb not null,
  posted_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'refused', 'kept')),
  settled_at timestamptz
);
create index mails_in_order on mails (posted_at, id);
comment on table mails is
  'Global. Written by domain/mail. Letters as kind and facts; the words are put to them when sent. Facts are emptied once sent.';

create table mail_attempts (
  mail_id uuid not null references mails (id) on delete cascade,
  attempt integer not null check (attempt > 0),
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('accepted', 'deferred', 'refused', 'unknown')),
  reply text,
  primary key (mail_id, attempt),
  check ((ended_at is null) = (outcome is null))
);
comment on table mail_attempts is
  'Global. Written by domain/mail. Each try to hand a letter to the mail server, written before the call, answered after it.';

grant select, insert, update on accounts to fakturaporten_app;
grant select, insert, update, delete on memberships, officer_receivers to fakturaporten_app;
grant select, insert, update on join_requests to fakturaporten_app;
grant select, insert, update, delete on sessions, registrations, one_time_links, throttles, account_networks to fakturaporten_app;
grant select, insert, update, delete on mails, mail_attempts to fakturaporten_app;
