-- What follows an invoice from the draft to the answer: attachments, delivery attempts, the unit's received documents, the
-- unit's answers, and the answers as they reached the supplier. Seller's and buyer's rows never refer to each other: only the
-- document's own identifier stands on both sides.

create table attachments (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  draft_id uuid,
  invoice_id uuid,
  name text not null check (length(name) between 5 and 120),
  size_bytes integer not null check (size_bytes between 1 and 5242880 and size_bytes = length(bytes)),
  pages integer not null check (pages > 0),
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea not null,
  added_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, draft_id) references invoice_drafts (organisation_id, id) on delete cascade,
  foreign key (organisation_id, invoice_id) references invoices (organisation_id, id),
  check (num_nonnulls(draft_id, invoice_id) = 1)
);
alter table attachments alter column bytes set storage external;
create unique index attachments_of_draft on attachments (organisation_id, draft_id, sha256) where draft_id is not null;
create index attachments_of_invoice on attachments (organisation_id, invoice_id) where invoice_id is not null;
comment on table attachments is 'Tenant. Written by domain/attachments. PDF files that were checked before they came in. With a draft until the invoice is issued, with the invoice ever after.';

create table deliveries (
  organisation_id uuid not null,
  invoice_id uuid not null,
  document_id uuid not null unique,
  state text not null check (state in ('waiting', 'delivered', 'refused', 'given-up')),
  attempts integer not null default 0 check (attempts >= 0),
  reason text,
  changed_at timestamptz not null,
  primary key (organisation_id, invoice_id),
  foreign key (organisation_id, invoice_id) references invoices (organisation_id, id),
  check (reason is not null or state in ('waiting', 'delivered'))
);
create index deliveries_under_way on deliveries (organisation_id, invoice_id) where state = 'waiting';
create index deliveries_that_need_someone on deliveries (organisation_id, changed_at) where state in ('refused', 'given-up');
comment on table deliveries is 'Tenant. Written by domain/delivery. Where the carrying of one issued document stands, under the one identifier it is carried by.';

create table delivery_attempts (
  organisation_id uuid not null,
  invoice_id uuid not null,
  number integer not null check (number > 0),
  started_at timestamptz not null,
  outcome text not null check (outcome in ('started', 'accepted', 'refused', 'unknown')),
  ended_at timestamptz,
  reason text,
  primary key (organisation_id, invoice_id, number),
  foreign key (organisation_id, invoice_id) references deliveries (organisation_id, invoice_id),
  check ((outcome = 'started') = (ended_at is null))
);
comment on table delivery_attempts is 'Tenant. Written by domain/delivery. Every try to deliver, written before it is made. A try whose end nobody saw is unknown, never failed.';

create table invoice_answers (
  organisation_id uuid not null,
  id uuid not null,
  invoice_id uuid not null,
  status text not null check (status in ('AB', 'IP', 'UQ', 'RE', 'AP', 'PD')),
  reason_code text check (reason_code ~ '^[A-Z]{3}$'),
  clarification text check (length(clarification) <= 1000),
  answered_at timestamptz not null,
  received_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, invoice_id) references invoices (organisation_id, id)
);
create index invoice_answers_of_invoice on invoice_answers (organisation_id, invoice_id, answered_at, id);
create index invoice_answers_that_ask on invoice_answers (organisation_id, invoice_id) where status in ('UQ', 'RE');
comment on table invoice_answers is 'Tenant. Written by domain/delivery. What the buyer answered (Peppol Invoice Response, T111), as it reached the seller. The id is the buyer''s id of the answer, so that the same answer counts once.';

create table inbox_documents (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  receiver_id uuid not null,
  instance_id uuid not null,
  ubl bytea not null,
  ubl_sha256 bytea not null check (length(ubl_sha256) = 32),
  received_at timestamptz not null,
  state text not null check (state in ('new', 'received', 'in-process', 'under-query', 'rejected', 'accepted', 'paid')),
  kind text not null check (kind in ('invoice', 'credit-note')),
  number text not null,
  type_code text not null,
  issue_on date not null,
  due_on date,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  payable_minor bigint not null,
  seller_number text not null,
  seller_name text not null,
  buyer_reference text,
  payment_account text,
  attachments integer not null default 0,
  search_number text collate "C" not null,
  search_seller text collate "C" not null,
  primary key (organisation_id, id),
  constraint inbox_document_received_once unique (organisation_id, instance_id)
);
alter table inbox_documents alter column ubl set storage external;
create index inbox_of_receiver on inbox_documents (organisation_id, receiver_id, received_at desc, id desc);
create index inbox_of_receiver_by_state on inbox_documents (organisation_id, receiver_id, state, received_at desc, id desc);
create index inbox_of_seller on inbox_documents (organisation_id, seller_number, received_at desc, id desc);
create index inbox_likely_duplicates on inbox_documents (organisation_id, seller_number, number, type_code, issue_on);
create index inbox_by_number on inbox_documents (organisation_id, receiver_id, search_number) include (received_at, id, state);
create index inbox_by_seller_name on inbox_documents (organisation_id, receiver_id, search_seller) include (received_at, id, state);
create index inbox_by_seller_number on inbox_documents (organisation_id, receiver_id, seller_number) include (received_at, id, state);
comment on table inbox_documents is 'Tenant. Written by domain/inbox. Documents a unit has received: the very bytes, and what lists need to know of them, read from those bytes.';
comment on column inbox_documents.instance_id is 'The identifier the document was carried by (Peppol: SBDH instance identifier). A second arrival of it is the same document.';

create table inbox_openings (
  organisation_id uuid not null,
  document_id uuid not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  primary key (organisation_id, document_id),
  foreign key (organisation_id, document_id) references inbox_documents (organisation_id, id)
);
comment on table inbox_openings is 'Tenant. Written by domain/inbox. That a person at the unit has opened the document: who first, and when.';

create table inbox_answers (
  organisation_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  status text not null check (status in ('AB', 'IP', 'UQ', 'RE', 'AP', 'PD')),
  reason_code text check (reason_code ~ '^[A-Z]{3}$'),
  clarification text check (length(clarification) between 1 and 1000),
  answered_at timestamptz not null,
  answered_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, document_id) references inbox_documents (organisation_id, id),
  check (status not in ('UQ', 'RE') or (reason_code is not null and clarification is not null))
);
create unique index inbox_answers_once on inbox_answers (organisation_id, document_id, status);
comment on table inbox_answers is 'Tenant. Written by domain/inbox. The unit''s answers to a received document, in the codes of the Peppol Invoice Response (UNCL4343, OPStatusReason).';

alter table attachments enable row level security;
alter table attachments force row level security;
create policy attachments_of_own_organisation on attachments
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table deliveries enable row level security;
alter table deliveries force row level security;
create policy deliveries_of_own_organisation on deliveries
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table delivery_attempts enable row level security;
alter table delivery_attempts force row level security;
create policy delivery_attempts_of_own_organisation on delivery_attempts
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table invoice_answers enable row level security;
alter table invoice_answers force row level security;
create policy invoice_answers_of_own_organisation on invoice_answers
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table inbox_documents enable row level security;
alter table inbox_documents force row level security;
create policy inbox_documents_of_own_organisation on inbox_documents
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table inbox_openings enable row level security;
alter table inbox_openings force row level security;
create policy inbox_openings_of_own_organisation on inbox_openings
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table inbox_answers enable row level security;
alter table inbox_answers force row level security;
create policy inbox_answers_of_own_organisation on inbox_answers
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

grant select, insert, delete on attachments to fakturaporten_app;
grant update (draft_id, invoice_id) on attachments to fakturaporten_app;
grant select, insert on deliveries to fakturaporten_app;
grant update (state, attempts, reason, changed_at) on deliveries to fakturaporten_app;
grant select, insert on delivery_attempts to fakturaporten_app;
grant update (outcome, ended_at, reason) on delivery_attempts to fakturaporten_app;
grant select, insert on invoice_answers to fakturaporten_app;
grant select, insert on inbox_documents to fakturaporten_app;
grant update (state) on inbox_documents to fakturaporten_app;
grant select, insert on inbox_openings to fakturaporten_app;
grant select, insert on inbox_answers to fakturaporten_app;
