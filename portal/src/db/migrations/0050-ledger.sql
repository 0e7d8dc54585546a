-- What customers owe and have paid (docs/decisions/0033).

create table ledger_entries (
  organisation_id uuid not null,
  id uuid not null unique,
  customer_id uuid not null,
  invoice_id uuid,
  kind text not null check (kind in ('debit', 'credit', 'payment', 'fee', 'interest', 'write-off', 'refund', 'transfer')),
  amount_minor bigint not null check (amount_minor <> 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  on_day date not null,
  source text collate "C" not null check (length(source) between 1 and 120),
  payment_id uuid,
  corrects_id uuid,
  note text check (length(note) between 1 and 500),
  entered_at timestamptz not null,
  entered_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, source),
  foreign key (organisation_id, customer_id) references customers (organisation_id, id),
  foreign key (organisation_id, invoice_id) references customer_invoices (organisation_id, id),
  foreign key (organisation_id, corrects_id) references ledger_entries (organisation_id, id),
  check (corrects_id is not null or kind <> 'payment' or payment_id is not null),
  check (corrects_id is not null or kind = 'transfer' or kind = 'payment'
    or (kind in ('debit', 'fee', 'interest', 'refund')) = (amount_minor > 0))
);
create index ledger_entries_of_invoice on ledger_entries (organisation_id, invoice_id) where invoice_id is not null;
create index ledger_entries_of_customer on ledger_entries (organisation_id, customer_id, on_day, id);
create index ledger_entries_of_payment on ledger_entries (organisation_id, payment_id) where payment_id is not null;
create index ledger_entries_by_entry on ledger_entries (organisation_id, entered_at, id);
comment on table ledger_entries is 'Tenant. Written by domain/ledger, and by the database itself when a customer invoice is issued. What is owed (above zero) and what has been settled (below). A mistake is corrected by another entry. Never updated, never deleted. Who has access to the Kund-ID also sees it.';
comment on column ledger_entries.invoice_id is 'None: on the customer''s account, not on an invoice yet.';
comment on column ledger_entries.source is 'What made the entry, by a name of its own: the same cause enters once.';

-- An issued document stands in the ledger from the same moment, whoever issued it: there is no way to bill beside the ledger.
create function enter_customer_invoice() returns trigger language plpgsql as $$
begin
  if new.payable_minor <> 0 then
    insert into ledger_entries (organisation_id, id, customer_id, invoice_id, kind, amount_minor, currency, on_day, source, entered_at, entered_by)
    values (new.organisation_id, new.id, new.customer_id, coalesce(new.credits_invoice_id, new.id),
      case new.kind when 'credit-note' then 'credit' else 'debit' end,
      case new.kind when 'credit-note' then -new.payable_minor else new.payable_minor end,
      new.currency, new.issue_on, 'document:' || new.id, new.issued_at, new.issued_by);
  end if;
  return null;
end $$;
create trigger customer_invoices_into_ledger after insert on customer_invoices
  for each row execute function enter_customer_invoice();

create table posting_accounts (
  organisation_id uuid not null references organisations (id),
  part text not null check (part in ('receivable', 'bank', 'prepaid', 'revenue', 'vat-25', 'vat-12', 'vat-6', 'rounding',
    'fee', 'interest', 'write-off')),
  account text collate "C" not null check (account ~ '^[0-9]{3,10}$'),
  changed_at timestamptz not null,
  primary key (organisation_id, part)
);
comment on table posting_accounts is 'Tenant. Written by domain/ledger. The creditor''s own account numbers for the parts of its vouchers; what is not said is as in BAS.';

do $$
declare name text;
begin
  foreach name in array array['ledger_entries', 'posting_accounts'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())',
      name || '_of_own_organisation', name);
  end loop;
end $$;
create policy ledger_entries_of_own_access on ledger_entries for select
  using (customer_id = any ((select current_customers())::uuid[]));

grant select, insert on ledger_entries to fakturaporten_app;
grant select, insert, update on posting_accounts to fakturaporten_app;
