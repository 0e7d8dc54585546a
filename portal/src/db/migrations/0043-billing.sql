-- Billing runs and the invoices a creditor issues to its customers (docs/decisions/0031, 0032).

create table creditors (
  organisation_id uuid not null references organisations (id),
  name text not null check (length(name) between 1 and 200),
  contact_name text not null check (length(contact_name) between 1 and 100),
  contact_email text not null check (length(contact_email) between 3 and 254),
  contact_phone text check (length(contact_phone) between 1 and 40),
  bankgiro text not null check (bankgiro ~ '^[0-9]{7,8}$'),
  terms_days smallint not null default 30 check (terms_days between 0 and 120),
  next_number bigint not null default 1 check (next_number between 1 and 99999999999),
  changed_at timestamptz not null,
  primary key (organisation_id)
);
comment on table creditors is 'Tenant. Written by domain/billing. How an organisation bills its customers: under which name, to which account, and the next number of its one gapless series.';

create table billing_runs (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  month date not null check (extract(day from month) = 1),
  issue_on date not null,
  due_on date not null check (due_on >= issue_on),
  state text not null check (state in ('prepared', 'running', 'stopped', 'done', 'cancelled')),
  prepared_at timestamptz not null,
  prepared_by uuid,
  changed_at timestamptz not null,
  primary key (organisation_id, id)
);
create unique index billing_runs_one_at_a_time on billing_runs (organisation_id) where state in ('prepared', 'running', 'stopped');
create index billing_runs_by_time on billing_runs (organisation_id, prepared_at desc, id desc);
comment on table billing_runs is 'Tenant. Written by domain/billing. One month billed, or a part of it that came late. At most one is under way.';

create table customer_invoices (
  organisation_id uuid not null references organisations (id),
  id uuid not null unique,
  kind text not null check (kind in ('invoice', 'credit-note')),
  number text collate "C" not null check (number ~ '^[0-9]{1,11}$'),
  ocr_reference text collate "C" not null check (ocr_reference ~ '^[0-9]{2,25}$'),
  customer_id uuid not null,
  customer_key integer not null,
  customer_name text not null,
  run_id uuid,
  month date check (extract(day from month) = 1),
  issue_on date not null,
  due_on date,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  net_minor bigint not null check (net_minor >= 0),
  vat_minor bigint not null check (vat_minor >= 0),
  payable_minor bigint not null,
  credits_invoice_id uuid,
  issued_at timestamptz not null,
  issued_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, number),
  foreign key (organisation_id, customer_id) references customers (organisation_id, id),
  foreign key (organisation_id, run_id) references billing_runs (organisation_id, id),
  foreign key (organisation_id, credits_invoice_id) references customer_invoices (organisation_id, id),
  check ((kind = 'credit-note') = (credits_invoice_id is not null)),
  check (kind = 'credit-note' or due_on is not null)
);
create unique index customer_invoices_one_of_a_run on customer_invoices (organisation_id, run_id, customer_id, kind) where run_id is not null;
create unique index customer_invoices_by_ocr on customer_invoices (organisation_id, ocr_reference);
create index customer_invoices_of_customer on customer_invoices (organisation_id, customer_id, issue_on desc, id desc);
create index customer_invoices_by_issue on customer_invoices (organisation_id, issue_on desc, id desc);
create index customer_invoices_credited on customer_invoices (organisation_id, credits_invoice_id) where credits_invoice_id is not null;
comment on table customer_invoices is 'Tenant. Written by domain/billing. Invoices and credit notes to customers; amounts are written positive in both. Never updated, never deleted. Who has access to the Kund-ID also sees it.';

create table customer_invoice_documents (
  organisation_id uuid not null,
  invoice_id uuid not null,
  customer_id uuid not null,
  document_id uuid not null unique,
  ubl bytea not null,
  ubl_sha256 bytea not null check (length(ubl_sha256) = 32),
  primary key (organisation_id, invoice_id),
  foreign key (organisation_id, invoice_id) references customer_invoices (organisation_id, id)
);
alter table customer_invoice_documents alter column ubl set storage external;
comment on table customer_invoice_documents is 'Tenant. Written by domain/billing. The very bytes that were issued. Never updated, never deleted. Who has access to the Kund-ID also sees it.';

create table customer_invoice_lines (
  organisation_id uuid not null,
  invoice_id uuid not null,
  place integer not null check (place > 0),
  customer_id uuid not null,
  service_key integer not null,
  ansvar_key integer not null default 0,
  price_from_on date not null,
  description text not null,
  quantity numeric(20, 4) not null,
  unit text not null,
  price numeric(20, 6) not null check (price >= 0),
  vat_percent smallint not null check (vat_percent in (0, 6, 12, 25)),
  net_minor bigint not null,
  credits_place integer check (credits_place > 0),
  primary key (organisation_id, invoice_id, place),
  foreign key (organisation_id, invoice_id) references customer_invoices (organisation_id, id)
);
comment on table customer_invoice_lines is 'Tenant. Written by domain/billing. The lines of the document: one for each service, ansvar and price. Never updated, never deleted. Who has access to the Kund-ID also sees it.';
comment on column customer_invoice_lines.credits_place is 'In a credit note: the line of the credited invoice.';

create table billed_batches (
  organisation_id uuid not null,
  batch_key integer not null,
  invoice_id uuid not null,
  customer_key integer not null,
  primary key (organisation_id, batch_key),
  foreign key (organisation_id, batch_key) references usage_batches (organisation_id, key),
  foreign key (organisation_id, invoice_id) references customer_invoices (organisation_id, id)
);
create index billed_batches_of_invoice on billed_batches (organisation_id, invoice_id);
comment on table billed_batches is 'Tenant. Written by domain/billing. Which invoice bills a batch of usage rows: its key lets none be billed twice. Never updated, never deleted. Who has access to the Kund-ID also sees it.';

create table specification_sums (
  organisation_id uuid not null,
  customer_key integer not null,
  month date not null check (extract(day from month) = 1),
  invoice_id uuid not null,
  place integer not null check (place > 0),
  unit_key integer not null,
  service_key integer not null,
  ansvar_key integer not null,
  row_count integer not null check (row_count > 0),
  quantity numeric(20, 4) not null,
  net_minor bigint not null,
  primary key (organisation_id, customer_key, month, invoice_id, place, unit_key),
  foreign key (organisation_id, invoice_id, place) references customer_invoice_lines (organisation_id, invoice_id, place)
);
comment on table specification_sums is 'Tenant. Written by domain/billing. What each line bills, by unit: sums of it equal the invoice to the öre. Never updated, never deleted. Who has access to the Kund-ID also sees it.';

create table billing_run_customers (
  organisation_id uuid not null,
  run_id uuid not null,
  customer_id uuid not null,
  customer_key integer not null,
  state text not null check (state in ('waiting', 'issued', 'refused')),
  row_count integer not null check (row_count > 0),
  net_minor bigint not null,
  former_net_minor bigint not null,
  invoice_id uuid,
  faults jsonb not null default '[]' check (jsonb_typeof(faults) = 'array'),
  primary key (organisation_id, run_id, customer_id),
  foreign key (organisation_id, run_id) references billing_runs (organisation_id, id),
  foreign key (organisation_id, customer_id) references customers (organisation_id, id),
  check ((state = 'issued') = (invoice_id is not null))
);
create index billing_run_customers_waiting on billing_run_customers (organisation_id, run_id, customer_key) where state = 'waiting';
comment on table billing_run_customers is 'Tenant. Written by domain/billing. Whom a run bills: what it will be, what last month was, and what became of it.';

do $$
declare name text;
begin
  foreach name in array array['creditors', 'billing_runs', 'customer_invoices', 'customer_invoice_documents', 'customer_invoice_lines',
    'billed_batches', 'specification_sums', 'billing_run_customers'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())',
      name || '_of_own_organisation', name);
  end loop;
  foreach name in array array['customer_invoices', 'customer_invoice_documents', 'customer_invoice_lines'] loop
    execute format('create policy %I on %I for select using (customer_id = any ((select current_customers())::uuid[]))',
      name || '_of_own_access', name);
  end loop;
  foreach name in array array['billed_batches', 'specification_sums'] loop
    execute format('create policy %I on %I for select using (customer_key = any ((select current_customer_keys())::integer[]))',
      name || '_of_own_access', name);
  end loop;
end $$;

grant select, insert on creditors, billing_runs, customer_invoices, customer_invoice_documents, customer_invoice_lines,
  billed_batches, specification_sums, billing_run_customers to fakturaporten_app;
grant update on creditors to fakturaporten_app;
grant update (state, changed_at) on billing_runs to fakturaporten_app;
grant update (state, row_count, net_minor, former_net_minor, invoice_id, faults) on billing_run_customers to fakturaporten_app;
grant delete on billing_run_customers to fakturaporten_app;
