-- Reminders and collection (docs/decisions/0034).

create table reminder_policies (
  organisation_id uuid not null references organisations (id),
  customer_kind text not null check (customer_kind in ('private-care', 'public-care', 'municipality', 'company')),
  from_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  days_first smallint not null check (days_first between 1 and 90),
  days_second smallint not null check (days_second between 1 and 90),
  days_third smallint not null check (days_third between 1 and 90),
  days_collection smallint not null check (days_collection between 8 and 90),
  fee_minor bigint not null check (fee_minor >= 0),
  fee_agreed boolean not null,
  points_above numeric(5, 2) not null check (points_above between 0 and 8),
  day_count text not null check (day_count in ('act/act-year', 'act/365')),
  minimum_minor bigint not null check (minimum_minor >= 0),
  hands_over boolean not null,
  collector_name text check (length(collector_name) between 1 and 200),
  collector_contact text check (length(collector_contact) between 1 and 300),
  check (not hands_over or (collector_name is not null and collector_contact is not null)),
  primary key (organisation_id, customer_kind, from_on, recorded_at)
);
comment on table reminder_policies is 'Tenant. Written by domain/reminders. How one kind of customer is reminded from a day on: of the latest day that has come, the latest recorded holds. An invoice keeps the policy of the day it was issued. Never updated, never deleted. Customers of the creditor see it.';

create table reference_rates (
  organisation_id uuid not null references organisations (id),
  from_on date not null check ((extract(month from from_on) in (1, 7)) and extract(day from from_on) = 1),
  percent numeric(5, 2) not null check (percent between -5 and 25),
  source text not null check (length(source) between 1 and 200),
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, from_on)
);
comment on table reference_rates is 'Tenant. Written by domain/reminders. The Riksbank''s reference rate of half-years that came after those the house knows. Never updated, never deleted. Customers of the creditor see it.';

create table reminder_steps (
  organisation_id uuid not null,
  invoice_id uuid not null,
  step smallint not null check (step between 1 and 3),
  customer_id uuid not null,
  taken_on date not null,
  pay_by date not null check (pay_by > taken_on),
  balance_minor bigint not null check (balance_minor > 0),
  fee_minor bigint not null check (fee_minor >= 0),
  mail_id uuid not null,
  to_address text not null,
  primary key (organisation_id, invoice_id, step),
  foreign key (organisation_id, invoice_id) references customer_invoices (organisation_id, id),
  foreign key (organisation_id, customer_id) references customers (organisation_id, id)
);
create index reminder_steps_by_day on reminder_steps (organisation_id, taken_on desc, invoice_id);
comment on table reminder_steps is 'Tenant. Written by domain/reminders. A reminder that was sent, once each: proof of what interrupts limitation. Never updated, never deleted. Who has access to the Kund-ID also sees it.';

create table reminder_stops (
  organisation_id uuid not null,
  id uuid not null,
  invoice_id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('dispute', 'promise', 'decision')),
  reason text not null check (length(reason) between 1 and 500),
  promised_minor bigint check (promised_minor > 0),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, invoice_id) references customer_invoices (organisation_id, id),
  foreign key (organisation_id, customer_id) references customers (organisation_id, id),
  check ((kind = 'promise') = (promised_minor is not null))
);
create index reminder_stops_of_invoice on reminder_stops (organisation_id, invoice_id, until_on desc);
comment on table reminder_stops is 'Tenant. Written by domain/reminders. Why an invoice is not reminded, and until when: every stop ends by itself. Who has access to the Kund-ID also sees it.';

create table collection_cases (
  organisation_id uuid not null,
  invoice_id uuid not null,
  customer_id uuid not null,
  state text not null check (state in ('held', 'asked', 'received', 'recalled', 'returned')),
  hindrance text check (hindrance in ('disputed', 'unmatched-payment', 'no-organisation-number', 'no-reference-rate')),
  found_on date not null,
  handed_over_on date,
  capital_minor bigint,
  fee_minor bigint,
  interest_minor bigint,
  claim jsonb check (jsonb_typeof(claim) = 'object'),
  collector_name text not null,
  collector_contact text not null,
  receipt text check (length(receipt) between 1 and 100),
  received_at timestamptz,
  recalled_at timestamptz,
  recalled_by uuid,
  recall_reason text check (length(recall_reason) between 1 and 500),
  acknowledgement text check (length(acknowledgement) between 1 and 100),
  acknowledged_at timestamptz,
  primary key (organisation_id, invoice_id),
  foreign key (organisation_id, invoice_id) references customer_invoices (organisation_id, id),
  foreign key (organisation_id, customer_id) references customers (organisation_id, id),
  check ((state = 'held') = (hindrance is not null)),
  check ((state = 'held') = (claim is null)),
  check ((claim is null) = (handed_over_on is null) and (claim is null) = (capital_minor is null)
    and (claim is null) = (fee_minor is null) and (claim is null) = (interest_minor is null)),
  check ((receipt is null) = (received_at is null)),
  check ((state in ('recalled', 'returned')) = (recall_reason is not null)),
  check ((state = 'returned') = (acknowledged_at is not null)),
  check ((acknowledgement is null) = (acknowledged_at is null))
);
create index collection_cases_by_state on collection_cases (organisation_id, state, found_on, invoice_id);
comment on table collection_cases is 'Tenant. Written by domain/reminders. An invoice after its third reminder: held for a reason, or with the collection company by a receipt, and back by an acknowledgement. Never deleted. Who has access to the Kund-ID also sees it.';

do $$
declare name text;
begin
  foreach name in array array['reminder_policies', 'reference_rates', 'reminder_steps', 'reminder_stops', 'collection_cases'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())',
      name || '_of_own_organisation', name);
  end loop;
  foreach name in array array['reminder_steps', 'reminder_stops', 'collection_cases'] loop
    execute format('create policy %I on %I for select using (customer_id = any ((select current_customers())::uuid[]))',
      name || '_of_own_access', name);
  end loop;
  foreach name in array array['reminder_policies', 'reference_rates'] loop
    execute format('create policy %I on %I for select using (organisation_id = any ((select current_creditors())::uuid[]))',
      name || '_of_own_creditor', name);
  end loop;
end $$;

grant select, insert on reminder_policies, reference_rates, reminder_steps, reminder_stops, collection_cases to fakturaporten_app;
grant update (ended_at, ended_by) on reminder_stops to fakturaporten_app;
grant update (state, hindrance, handed_over_on, capital_minor, fee_minor, interest_minor, claim, receipt, received_at,
  recalled_at, recalled_by, recall_reason, acknowledgement, acknowledged_at) on collection_cases to fakturaporten_app;
