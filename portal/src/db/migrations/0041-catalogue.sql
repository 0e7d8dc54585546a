-- What is sold, at which price from which day, and who subscribes to what (docs/decisions/0031).

create table services (
  organisation_id uuid not null references organisations (id),
  id uuid not null unique,
  key integer generated always as identity unique,
  code text collate "C" not null check (code ~ '^[0-9A-Z][0-9A-Z-]{0,19}$'),
  offering text not null check (length(offering) between 1 and 100),
  name text not null check (length(name) between 1 and 100),
  description text check (length(description) between 1 and 1000),
  unit text not null check (unit ~ '^[0-9A-Z]{2,3}$'),
  charged text not null check (charged in ('monthly', 'by-use')),
  part_months text not null default 'whole' check (part_months in ('whole', 'by-day')),
  notice_months smallint not null default 1 check (notice_months between 0 and 24),
  vat_percent smallint not null default 25 check (vat_percent in (0, 6, 12, 25)),
  last_sold_on date,
  changed_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, code),
  unique (organisation_id, key)
);
comment on table services is 'Tenant. Written by domain/catalogue. What a creditor sells; the offering (utbud) groups services. Customers of the creditor also see it.';
comment on column services.unit is 'UN/ECE Recommendation 20, as invoices write it.';
comment on column services.part_months is 'How a month is charged in which a subscription begins or ends: whole, or by its days.';
comment on column services.notice_months is 'Whole months from the month of the approval on.';

create table service_prices (
  organisation_id uuid not null,
  service_id uuid not null,
  from_on date not null,
  price numeric(20, 6) not null check (price >= 0),
  list_name text not null check (length(list_name) between 1 and 100),
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, service_id, from_on),
  foreign key (organisation_id, service_id) references services (organisation_id, id)
);
comment on table service_prices is 'Tenant. Written by domain/catalogue. Price for one unit without VAT, from a day until the next one''s. Never updated, never deleted. Customers of the creditor also see it.';

create table service_needs (
  organisation_id uuid not null,
  service_id uuid not null,
  needs_id uuid not null,
  primary key (organisation_id, service_id, needs_id),
  foreign key (organisation_id, service_id) references services (organisation_id, id),
  foreign key (organisation_id, needs_id) references services (organisation_id, id),
  check (service_id <> needs_id)
);
comment on table service_needs is 'Tenant. Written by domain/catalogue. Services that another must be had for. Customers of the creditor also see it.';

create table subscriptions (
  organisation_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  service_id uuid not null,
  quantity numeric(16, 4) not null check (quantity > 0),
  unit_name text check (length(unit_name) between 1 and 100),
  ansvar text check (length(ansvar) between 1 and 50),
  employee text check (length(employee) between 1 and 100),
  from_on date not null,
  until_on date check (until_on >= from_on),
  begun_at timestamptz not null,
  begun_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, customer_id) references customers (organisation_id, id),
  foreign key (organisation_id, service_id) references services (organisation_id, id)
);
create index subscriptions_of_customer on subscriptions (organisation_id, customer_id, service_id);
comment on table subscriptions is 'Tenant. Written by domain/catalogue. What a customer has, how much, from and until which day (both billed). Another quantity is another row. Who has access to the Kund-ID also sees it.';

do $$
declare name text;
begin
  foreach name in array array['services', 'service_prices', 'service_needs', 'subscriptions'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())',
      name || '_of_own_organisation', name);
  end loop;
  foreach name in array array['services', 'service_prices', 'service_needs'] loop
    execute format('create policy %I on %I for select using (organisation_id = any ((select current_creditors())::uuid[]))',
      name || '_of_own_creditor', name);
  end loop;
end $$;
create policy subscriptions_of_own_access on subscriptions for select
  using (customer_id = any ((select current_customers())::uuid[]));

grant select, insert on services, service_prices, service_needs, subscriptions to fakturaporten_app;
grant update (offering, name, description, part_months, notice_months, vat_percent, last_sold_on, changed_at) on services to fakturaporten_app;
grant update (until_on) on subscriptions to fakturaporten_app;
grant delete on service_needs to fakturaporten_app;
