-- A second step at signing in (docs/decisions/0040): a code app, recovery codes, and sign-ins that wait for the second step.

create table code_apps (
  account_id uuid primary key references accounts (id),
  seed_locked text not null check (length(seed_locked) between 20 and 500),
  made_at timestamptz not null,
  confirmed_at timestamptz check (confirmed_at >= made_at),
  last_step bigint not null default 0 check (last_step >= 0)
);
comment on table code_apps is
  'Global. Written by domain/access. The app that gives a person codes at signing in. The seed is locked with the installation''s key; last_step is the newest code that was used, so that none is used twice.';

create table recovery_codes (
  account_id uuid not null references accounts (id),
  code_hash text not null check (length(code_hash) = 64),
  made_at timestamptz not null,
  used_at timestamptz check (used_at >= made_at),
  primary key (account_id, code_hash)
);
comment on table recovery_codes is
  'Global. Written by domain/access. What a person signs in with when the app or the key is lost. Only the SHA-256 is kept; each is good once.';

create table sign_ins_halfway (
  browser_mark text primary key,
  account_id uuid not null references accounts (id),
  network text not null,
  expires_at timestamptz not null
);
create index sign_ins_halfway_by_end on sign_ins_halfway (expires_at);
comment on table sign_ins_halfway is
  'Global. Written by domain/access. Browsers whose password was right and whose second step has not come. Opens nothing by itself.';

alter table sessions drop constraint sessions_proved_by_check;
alter table sessions add constraint sessions_proved_by_check
  check (proved_by in ('password', 'two-steps', 'single-sign-on'));
comment on table sessions is 'Global. Written by domain/access. Signed-in browsers; only the SHA-256 of the secret is kept. proved_by says how the person did.';

grant select, insert, update, delete on code_apps, recovery_codes, sign_ins_halfway to fakturaporten_app;
