-- Drafts and issued invoices. An invoice keeps the id of the draft it was written as, so that a draft can become one
-- invoice at most, and whatever hangs on the id (attachments, events) follows without being moved.

create table invoice_drafts (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  version integer not null check (version > 0),
  fields jsonb not null check (jsonb_typeof(fields) = 'object'),
  kind text not null check (kind in ('invoice', 'credit-note')),
  receiver_id uuid,
  receiver_name text,
  number text,
  created_at timestamptz not null,
  created_by uuid,
  saved_at timestamptz not null,
  saved_by uuid,
  primary key (organisation_id, id)
);
create index invoice_drafts_by_saving on invoice_drafts (organisation_id, saved_at desc, id desc);
comment on table invoice_drafts is 'Tenant. Written by domain/invoices. An invoice not yet sent: the form exactly as typed (flat field names to texts), bad values too. The row goes when the invoice is issued.';

create table invoices (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  kind text not null check (kind in ('invoice', 'credit-note')),
  number text not null check (length(number) between 1 and 50),
  number_key text collate "C" not null check (length(number_key) between 1 and 50),
  receiver_id uuid not null,
  receiver_name text not null,
  buyer_reference text,
  issue_on date not null,
  due_on date,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  net_minor bigint not null,
  vat_minor bigint not null,
  payable_minor bigint not null,
  credits_invoice_id uuid,
  issued_at timestamptz not null,
  issued_by uuid,
  primary key (organisation_id, id),
  constraint invoice_number_used_once unique (organisation_id, number_key),
  foreign key (organisation_id, credits_invoice_id) references invoices (organisation_id, id),
  check (credits_invoice_id is null or kind = 'credit-note')
);
create index invoices_by_issue on invoices (organisation_id, issued_at desc, id desc);
create index invoices_by_receiver on invoices (organisation_id, receiver_id, issued_at desc, id desc);
create index invoices_by_payable on invoices (organisation_id, payable_minor, issued_at desc, id desc);
create index invoices_by_credited on invoices (organisation_id, credits_invoice_id) where credits_invoice_id is not null;
comment on table invoices is 'Tenant. Written by domain/invoices. Issued invoices and credit notes: what lists and searches need to know of the document. Never updated, never deleted.';
comment on column invoices.number_key is 'The number without spaces, case and kinds of dash: unique for the seller for ever, across years and types.';

create table invoice_documents (
  organisation_id uuid not null,
  invoice_id uuid not null,
  document_id uuid not null unique,
  ubl bytea not null,
  ubl_sha256 bytea not null check (length(ubl_sha256) = 32),
  warnings jsonb not null default '[]',
  primary key (organisation_id, invoice_id),
  foreign key (organisation_id, invoice_id) references invoices (organisation_id, id)
);
alter table invoice_documents alter column ubl set storage external;
comment on table invoice_documents is 'Tenant. Written by domain/invoices. The very bytes that were issued, and the document identifier under which every delivery attempt carries them (TRUST G2). Never updated, never deleted.';

alter table invoice_drafts enable row level security;
alter table invoice_drafts force row level security;
create policy invoice_drafts_of_own_organisation on invoice_drafts
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table invoices enable row level security;
alter table invoices force row level security;
create policy invoices_of_own_organisation on invoices
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table invoice_documents enable row level security;
alter table invoice_documents force row level security;
create policy invoice_documents_of_own_organisation on invoice_documents
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

grant select, insert, update, delete on invoice_drafts to fakturaporten_app;
grant select, insert on invoices to fakturaporten_app;
grant select, insert on invoice_documents to fakturaporten_app;
