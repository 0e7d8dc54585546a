-- What hangs together: an invoice, its credit notes and the invoice sent instead. On the seller's side by ids, on the buyer's
-- by what the received documents say (BG-3, BT-25), since the parties share no rows.

alter table invoices add column replaces_invoice_id uuid;
alter table invoices add foreign key (organisation_id, replaces_invoice_id) references invoices (organisation_id, id);
alter table invoices add check (replaces_invoice_id is null or (kind = 'invoice' and replaces_invoice_id <> id));
create index invoices_by_replaced on invoices (organisation_id, replaces_invoice_id) where replaces_invoice_id is not null;
comment on column invoices.replaces_invoice_id is 'The invoice this one was sent instead of; its document names it in BT-25.';

create table inbox_preceding (
  organisation_id uuid not null,
  document_id uuid not null,
  place smallint not null check (place between 1 and 100),
  receiver_id uuid not null,
  seller_number text not null,
  search_number text collate "C" not null check (length(search_number) between 1 and 300),
  primary key (organisation_id, document_id, place),
  foreign key (organisation_id, document_id) references inbox_documents (organisation_id, id)
);
create index inbox_preceding_by_number on inbox_preceding (organisation_id, receiver_id, seller_number, search_number, document_id);
comment on table inbox_preceding is 'Tenant. Written by domain/inbox. Which earlier invoices of the same seller a received document refers to (BT-25), read from its bytes.';

alter table inbox_preceding enable row level security;
alter table inbox_preceding force row level security;
create policy inbox_preceding_of_own_organisation on inbox_preceding
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
grant select, insert on inbox_preceding to fakturaporten_app;
