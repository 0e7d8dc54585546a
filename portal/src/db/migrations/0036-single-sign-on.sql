-- People who come in through a sign-in of the region's own (docs/decisions/0038).

create table identities (
  issuer text collate "C" not null check (length(issuer) between 1 and 500),
  subject text collate "C" not null check (length(subject) between 1 and 255),
  account_id uuid not null unique references accounts (id),
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
comment on table identities is 'Global. Written by domain/parties. Who a person is at the region''s own sign-in. An account with one has no password and gets none.';

create table sign_ins_begun (
  state_hash text primary key,
  browser_mark text not null,
  nonce text not null,
  code_verifier text not null,
  go_on text check (length(go_on) <= 2000),
  expires_at timestamptz not null
);
create index sign_ins_begun_by_end on sign_ins_begun (expires_at);
comment on table sign_ins_begun is 'Global. Written by domain/access. Sign-ins that were sent to the region''s own and have not come back. Used once, by the browser that began.';

alter table sessions drop constraint sessions_proved_by_check;
alter table sessions add constraint sessions_proved_by_check check (proved_by in ('password', 'single-sign-on'));
comment on table sessions is 'Global. Written by domain/access. Signed-in browsers; only the SHA-256 of the secret is kept. proved_by says how the person did.';

grant select, insert on identities to fakturaporten_app;
grant select, insert, delete on sign_ins_begun to fakturaporten_app;
