-- Files from the bank and the payments in them (docs/decisions/0033).

create table bank_files (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  file_bytes bytea not null,
  file_sha256 bytea not null check (length(file_sha256) = 32),
  kind text check (kind in ('bgmax', 'camt')),
  state text not null check (state in ('uploaded', 'taken', 'refused')),
  payment_count integer not null default 0 check (payment_count >= 0),
  known_count integer not null default 0 check (known_count between 0 and payment_count),
  amount_minor bigint not null default 0,
  faults jsonb not null default '[]' check (jsonb_typeof(faults) = 'array'),
  uploaded_at timestamptz not null,
  uploaded_by uuid,
  read_at timestamptz,
  primary key (organisation_id, id),
  check ((state = 'uploaded') = (read_at is null)),
  check (state <> 'taken' or kind is not null)
);
alter table bank_files alter column file_bytes set storage external;
create unique index bank_files_once on bank_files (organisation_id, file_sha256) where state <> 'refused';
create index bank_files_by_time on bank_files (organisation_id, uploaded_at desc, id desc);
comment on table bank_files is 'Tenant. Written by domain/payments. What the bank told, as it came; taken whole or refused whole. The same bytes are one file.';
comment on column bank_files.known_count is 'Payments in it that another file had told already.';

create table bank_payments (
  organisation_id uuid not null,
  id uuid not null unique,
  bank_file_id uuid not null,
  bank_reference text collate "C" not null check (length(bank_reference) between 1 and 400),
  account_scheme text not null check (account_scheme in ('bankgiro', 'plusgiro', 'iban', 'account')),
  account_number text not null,
  booked_on date not null,
  amount_minor bigint not null check (amount_minor <> 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  payment_references jsonb not null default '[]' check (jsonb_typeof(payment_references) = 'array'),
  texts text[] not null default '{}',
  payer_name text,
  payer_number text,
  payer_account text,
  primary key (organisation_id, id),
  unique (organisation_id, bank_reference),
  foreign key (organisation_id, bank_file_id) references bank_files (organisation_id, id)
);
create index bank_payments_of_file on bank_payments (organisation_id, bank_file_id);
create index bank_payments_by_day on bank_payments (organisation_id, booked_on desc, id desc);
comment on table bank_payments is 'Tenant. Written by domain/payments. Payments as the bank told them. What they have settled stands in the ledger. Never updated, never deleted.';

create table payment_decisions (
  organisation_id uuid not null,
  payment_id uuid not null,
  kind text not null check (kind in ('returned', 'not-ours')),
  reason text not null check (length(reason) between 1 and 500),
  decided_at timestamptz not null,
  decided_by uuid,
  primary key (organisation_id, payment_id),
  foreign key (organisation_id, payment_id) references bank_payments (organisation_id, id)
);
comment on table payment_decisions is 'Tenant. Written by domain/payments. Payments that settle nothing here: sent back, or meant for another part of the organisation. Never updated, never deleted.';

alter table ledger_entries add foreign key (organisation_id, payment_id) references bank_payments (organisation_id, id);

do $$
declare name text;
begin
  foreach name in array array['bank_files', 'bank_payments', 'payment_decisions'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())',
      name || '_of_own_organisation', name);
  end loop;
end $$;

grant select, insert on bank_files, bank_payments, payment_decisions to fakturaporten_app;
grant update (kind, state, payment_count, known_count, amount_minor, faults, read_at) on bank_files to fakturaporten_app;
