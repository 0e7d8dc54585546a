-- How a customer invoice reaches the customer's own system, where it receives e-invoices (docs/decisions/0032).

create table customer_invoice_deliveries (
  organisation_id uuid not null,
  invoice_id uuid not null,
  customer_id uuid not null,
  state text not null check (state in ('waiting', 'sending', 'accepted', 'delivered', 'refused', 'unclear')),
  attempts integer not null default 0 check (attempts >= 0),
  reason text check (length(reason) between 1 and 100),
  changed_at timestamptz not null,
  primary key (organisation_id, invoice_id),
  foreign key (organisation_id, invoice_id) references customer_invoices (organisation_id, id)
);
create index customer_invoice_deliveries_that_ask on customer_invoice_deliveries (organisation_id, state, changed_at)
  where state in ('refused', 'unclear');
comment on table customer_invoice_deliveries is 'Tenant. Written by domain/billing. Where the sending of a customer invoice over Peppol stands; without a row the customer receives no e-invoices. Who has access to the Kund-ID also sees it.';
comment on column customer_invoice_deliveries.state is 'sending: an attempt is written, and its end not yet. unclear: nobody knows whether it arrived, and it is not sent again on a guess.';

alter table customer_invoice_deliveries enable row level security;
alter table customer_invoice_deliveries force row level security;
create policy customer_invoice_deliveries_of_own_organisation on customer_invoice_deliveries
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
create policy customer_invoice_deliveries_of_own_access on customer_invoice_deliveries for select
  using (customer_id = any ((select current_customers())::uuid[]));

grant select, insert on customer_invoice_deliveries to fakturaporten_app;
grant update (state, attempts, reason, changed_at) on customer_invoice_deliveries to fakturaporten_app;
