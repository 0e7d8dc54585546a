-- Disputes (avvikelser), item credits, and who must agree to a credit (docs/decisions/0037).

create table dispute_policies (
  organisation_id uuid not null references organisations (id),
  from_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  rule text not null check (rule in ('pay-anyway', 'hold-disputed', 'hold-all')),
  hold_days smallint not null check (hold_days between 1 and 90),
  second_from_minor bigint check (second_from_minor >= 0),
  primary key (organisation_id, from_on, recorded_at)
);
comment on table dispute_policies is 'Tenant. Written by domain/disputes. What an open dispute means for payment from a day on, and from which net amount a credit needs two: of the latest day that has come, the latest recorded holds. Never updated, never deleted. Customers of the creditor see it.';

create table disputes (
  organisation_id uuid not null references organisations (id),
  case_id uuid not null,
  kind text not null check (kind in ('dispute', 'item-credit')),
  invoice_id uuid not null,
  customer_id uuid not null,
  state text not null check (state in ('open', 'credited', 'refused', 'withdrawn')),
  rule text not null check (rule in ('pay-anyway', 'hold-disputed', 'hold-all')),
  held_until date,
  disputed_minor bigint not null check (disputed_minor > 0),
  opened_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  credit_note_id uuid,
  primary key (organisation_id, case_id),
  foreign key (organisation_id, invoice_id) references customer_invoices (organisation_id, id),
  foreign key (organisation_id, customer_id) references customers (organisation_id, id),
  foreign key (organisation_id, credit_note_id) references customer_invoices (organisation_id, id),
  check ((rule = 'pay-anyway') = (held_until is null)),
  check ((state = 'open') = (settled_at is null)),
  check ((state = 'credited') = (credit_note_id is not null))
);
create index disputes_of_invoice on disputes (organisation_id, invoice_id, opened_at desc);
create index disputes_of_customer on disputes (organisation_id, customer_id, opened_at desc);
comment on table disputes is 'Tenant. Written by domain/disputes. What a customer says is wrong with an invoice, as the creditor keeps it; the thread is the case of the same id. Who has access to the Kund-ID also sees it.';
comment on column disputes.disputed_minor is 'With VAT: what of the invoice is not agreed.';
comment on column disputes.held_until is 'The last day on which reminders wait because of it.';

create table dispute_lines (
  organisation_id uuid not null,
  case_id uuid not null,
  place integer not null check (place > 0),
  customer_id uuid not null,
  net_minor bigint not null check (net_minor > 0),
  reason text not null check (length(reason) between 1 and 40),
  words text check (length(words) between 1 and 500),
  primary key (organisation_id, case_id, place),
  foreign key (organisation_id, case_id) references disputes (organisation_id, case_id)
);
comment on table dispute_lines is 'Tenant. Written by domain/disputes. Lines of the invoice, how much of each is not agreed without VAT, and why. Never updated, never deleted. Who has access to the Kund-ID also sees it.';

create table credit_requests (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  invoice_id uuid not null,
  customer_id uuid not null,
  case_id uuid,
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  net_minor bigint not null check (net_minor > 0),
  reason text not null check (length(reason) between 1 and 1000),
  state text not null check (state in ('waiting', 'issued', 'declined')),
  asked_at timestamptz not null,
  asked_by uuid not null references accounts (id),
  decided_at timestamptz,
  decided_by uuid references accounts (id),
  credit_note_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, invoice_id) references customer_invoices (organisation_id, id),
  foreign key (organisation_id, credit_note_id) references customer_invoices (organisation_id, id),
  check ((state = 'waiting') = (decided_at is null)),
  check ((state = 'issued') = (credit_note_id is not null))
);
create unique index credit_requests_one_of_a_case on credit_requests (organisation_id, case_id) where case_id is not null and state = 'waiting';
create index credit_requests_waiting on credit_requests (organisation_id, asked_at) where state = 'waiting';
create index credit_requests_of_invoice on credit_requests (organisation_id, invoice_id, asked_at desc);
comment on table credit_requests is 'Tenant. Written by domain/disputes. A credit somebody wants to give: issued at once, or by a second person where the policy asks for two.';

do $$
declare name text;
begin
  foreach name in array array['dispute_policies', 'disputes', 'dispute_lines', 'credit_requests'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())',
      name || '_of_own_organisation', name);
  end loop;
  foreach name in array array['disputes', 'dispute_lines'] loop
    execute format('create policy %I on %I for select using (customer_id = any ((select current_customers())::uuid[]))',
      name || '_of_own_access', name);
  end loop;
end $$;
create policy dispute_policies_of_own_creditor on dispute_policies for select
  using (organisation_id = any ((select current_creditors())::uuid[]));

grant select, insert on dispute_policies, disputes, dispute_lines, credit_requests to fakturaporten_app;
grant update (state, settled_at, settled_by, credit_note_id) on disputes to fakturaporten_app;
grant update (state, decided_at, decided_by, credit_note_id) on credit_requests to fakturaporten_app;
