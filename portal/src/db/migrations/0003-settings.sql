-- What a supplier has settled once for every invoice: where it is paid, who factors it, how it numbers, what it proposes.

create table send_settings (
  organisation_id uuid primary key references organisations (id),
  version integer not null check (version > 0),
  bank_name text check (length(bank_name) between 1 and 100),
  number_automatic boolean not null,
  payment_terms_days smallint not null check (payment_terms_days between 0 and 30),
  vat_percent smallint not null check (vat_percent in (25, 12, 6, 0)),
  our_reference text check (length(our_reference) between 1 and 100),
  changed_at timestamptz not null
);
comment on table send_settings is 'Tenant. Written by domain/settings. One row for each supplier that has saved Settings › Send. At most 30 days: räntelagen (1975:635) 2 a §.';

-- An account is never changed in place: a new row begins and the old one ends, so that "which account did we have on the
-- day of that invoice, and since when" always has an answer. The application may write nothing but the end of a row.
create table payment_accounts (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  kind text not null check (kind in ('bankgiro', 'plusgiro', 'bank-account', 'iban')),
  clearing text,
  number text not null,
  bic text,
  warning_confirmed boolean not null default false,
  valid_from timestamptz not null,
  replaced_at timestamptz check (replaced_at >= valid_from),
  primary key (organisation_id, id),
  check (case kind
    when 'bankgiro' then number ~ '^[0-9]{7,8}$' and clearing is null and bic is null
    when 'plusgiro' then number ~ '^[0-9]{2,8}$' and clearing is null and bic is null
    when 'bank-account' then number ~ '^[0-9]{2,12}$' and clearing ~ '^[0-9]{4,5}$' and clearing is not null and bic is null
    else number ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$' and bic ~ '^[A-Z0-9]{8}([A-Z0-9]{3})?$' and bic is not null and clearing is null
  end)
);
create unique index payment_accounts_one_of_each_kind on payment_accounts (organisation_id, kind) where replaced_at is null;
comment on table payment_accounts is 'Tenant. Written by domain/settings. Versions of the accounts a supplier is paid to; current where replaced_at is null.';

create table factoring_companies (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  organisation_number text not null check (organisation_number ~ '^[0-9]{10}$'),
  account_kind text not null check (account_kind in ('bankgiro', 'plusgiro', 'bank-account')),
  account_clearing text,
  account_number text not null,
  assignment_text text not null check (length(assignment_text) between 1 and 1000),
  warning_confirmed boolean not null default false,
  valid_from timestamptz not null,
  replaced_at timestamptz check (replaced_at >= valid_from),
  primary key (organisation_id, id),
  check (case account_kind
    when 'bankgiro' then account_number ~ '^[0-9]{7,8}$' and account_clearing is null
    when 'plusgiro' then account_number ~ '^[0-9]{2,8}$' and account_clearing is null
    else account_number ~ '^[0-9]{2,12}$' and account_clearing ~ '^[0-9]{4,5}$' and account_clearing is not null
  end)
);
create unique index factoring_companies_one_at_a_time on factoring_companies (organisation_id) where replaced_at is null;
comment on table factoring_companies is 'Tenant. Written by domain/settings. Versions of the factoring company that is paid instead of the supplier; current where replaced_at is null.';

-- One row for each prefix a series has ever had: a supplier that returns to an old prefix goes on where it stopped.
-- A number is taken in the transaction that sends, so a rolled back sending leaves no gap:
--   update number_series set taken_through = next_number, next_number = next_number + 1
--    where organisation_id = $1 and series = 'invoice' and in_use returning prefix, taken_through
create table number_series (
  organisation_id uuid not null references organisations (id),
  series text not null default 'invoice' check (series ~ '^[a-z-]{1,30}$'),
  prefix text not null default '' check (prefix ~ '^[A-Z0-9/-]{0,10}$'),
  next_number bigint not null check (next_number between 1 and 1000000000000),
  taken_through bigint not null default 0,
  in_use boolean not null,
  primary key (organisation_id, series, prefix),
  constraint number_series_never_backwards check (next_number > taken_through)
);
create unique index number_series_one_prefix_in_use on number_series (organisation_id, series) where in_use;
comment on table number_series is 'Tenant. Written by domain/settings, domain/invoices. Prefix and next number are set by settings; numbers are taken by invoices, which alone moves taken_through.';

alter table send_settings enable row level security;
alter table send_settings force row level security;
create policy send_settings_of_own_organisation on send_settings
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

alter table payment_accounts enable row level security;
alter table payment_accounts force row level security;
create policy payment_accounts_of_own_organisation on payment_accounts
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

alter table factoring_companies enable row level security;
alter table factoring_companies force row level security;
create policy factoring_companies_of_own_organisation on factoring_companies
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

alter table number_series enable row level security;
alter table number_series force row level security;
create policy number_series_of_own_organisation on number_series
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

grant select, insert, update on send_settings to fakturaporten_app;
grant select, insert, update (replaced_at) on payment_accounts, factoring_companies to fakturaporten_app;
grant select, insert, update on number_series to fakturaporten_app;
