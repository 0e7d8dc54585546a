-- Passkeys (WebAuthn): a person's own device proves who they are, at this address alone (docs/decisions/0040).

create table passkeys (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  credential_id text collate "C" not null unique check (length(credential_id) between 16 and 1400),
  public_key bytea not null check (length(public_key) between 32 and 4096),
  counter bigint not null check (counter >= 0),
  name text not null check (length(name) between 1 and 60),
  made_at timestamptz not null,
  last_used_at timestamptz check (last_used_at >= made_at)
);
create index passkeys_of_account on passkeys (account_id, made_at);
comment on table passkeys is
  'Global. Written by domain/access. Public keys of people''s own devices. The counter only rises, where a device has one: a copied device is noticed.';

create table passkey_challenges (
  browser_mark text not null,
  purpose text not null check (purpose in ('make', 'sign-in')),
  challenge text not null check (length(challenge) >= 40),
  account_id uuid references accounts (id),
  expires_at timestamptz not null,
  primary key (browser_mark, purpose),
  check ((purpose = 'make') = (account_id is not null))
);
create index passkey_challenges_by_end on passkey_challenges (expires_at);
comment on table passkey_challenges is
  'Global. Written by domain/access. What a device is asked to sign: good once, for ten minutes, and for the browser that asked.';

alter table sessions drop constraint sessions_proved_by_check;
alter table sessions add constraint sessions_proved_by_check
  check (proved_by in ('password', 'two-steps', 'passkey', 'single-sign-on'));

grant select, insert, update, delete on passkeys, passkey_challenges to fakturaporten_app;
