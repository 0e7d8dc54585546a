-- Signing in with a card (SITHS) whose certificate the proxy in front hands over (docs/decisions/0040).

create table card_holders (
  account_id uuid primary key references accounts (id),
  hsa_id text collate "C" not null unique check (hsa_id ~ '^SE[0-9]{10}-[A-Z0-9]{1,21}$'),
  given_at timestamptz not null
);
comment on table card_holders is
  'Global. Written by domain/access. Whose account a HSA-id opens. Given by whoever decides about the region''s members.';

alter table sessions drop constraint sessions_proved_by_check;
alter table sessions add constraint sessions_proved_by_check
  check (proved_by in ('password', 'two-steps', 'passkey', 'card', 'single-sign-on'));

grant select, insert, update, delete on card_holders to fakturaporten_app;
