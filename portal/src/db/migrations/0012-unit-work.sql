-- The unit's work on what it has received: who holds a document, what its bytes and its forerunners gave rise to, answers in full,
-- search over years, many documents at once, and the hand-over to the finance system.

alter table inbox_documents drop constraint inbox_documents_state_check;
alter table inbox_documents
  add constraint inbox_documents_state_check check (state in ('new', 'received', 'in-process', 'under-query', 'conditionally-accepted',
    'rejected', 'accepted', 'partly-paid', 'paid')),
  add column assigned_to uuid,
  add column faults integer not null default 0 check (faults >= 0),
  add column warnings integer not null default 0 check (warnings >= 0),
  add column account_before uuid,
  add column duplicate_of uuid,
  add column payment_reference text,
  add column due_sort date not null generated always as (coalesce(due_on, date '9999-12-31')) stored,
  add column is_open boolean not null
    generated always as (state in ('new', 'received', 'in-process', 'under-query', 'conditionally-accepted')) stored,
  add column is_flagged boolean not null
    generated always as (faults > 0 or account_before is not null or duplicate_of is not null) stored,
  add foreign key (organisation_id, assigned_to) references memberships (organisation_id, account_id) on delete set null (assigned_to),
  add foreign key (organisation_id, account_before) references inbox_documents (organisation_id, id),
  add foreign key (organisation_id, duplicate_of) references inbox_documents (organisation_id, id);
comment on column inbox_documents.assigned_to is 'Who at the unit takes care of it. Nobody from the start, and again when that person leaves the region.';
comment on column inbox_documents.account_before is 'The seller''s document before this one, where it asked to be paid to another account.';
comment on column inbox_documents.duplicate_of is 'An earlier document of the seller that is likely the same claim.';
comment on column inbox_documents.is_open is 'The unit has yet to decide.';
drop index inbox_of_seller;
drop index inbox_by_seller_number;
create index inbox_by_seller on inbox_documents (organisation_id, receiver_id, seller_number, received_at desc, id desc);
create index inbox_open on inbox_documents (organisation_id, receiver_id, received_at desc, id desc) include (assigned_to) where is_open;
create index inbox_by_assignment on inbox_documents (organisation_id, receiver_id, assigned_to, received_at desc, id desc) where is_open;
create index inbox_flagged on inbox_documents (organisation_id, receiver_id, received_at desc, id desc) where is_flagged;
create index inbox_by_due on inbox_documents (organisation_id, receiver_id, due_sort, received_at, id);
create index inbox_by_amount on inbox_documents (organisation_id, receiver_id, payable_minor, received_at, id);
create index inbox_accounts on inbox_documents (organisation_id, receiver_id, seller_number, payment_account, received_at);
create index inbox_same_amount on inbox_documents (organisation_id, receiver_id, seller_number, payable_minor, issue_on);
grant update (assigned_to) on inbox_documents to fakturaporten_app;

create table inbox_words (
  organisation_id uuid not null,
  receiver_id uuid not null,
  word text collate "C" not null check (length(word) between 2 and 40),
  received_at timestamptz not null,
  document_id uuid not null,
  primary key (organisation_id, receiver_id, word, received_at, document_id),
  foreign key (organisation_id, document_id) references inbox_documents (organisation_id, id)
);
comment on table inbox_words is 'Tenant. Written by domain/inbox. Words and references a received document can be found by, in the order of arrival: a search reads one page along the index.';

alter table inbox_answers drop constraint inbox_answers_status_check;
alter table inbox_answers drop constraint inbox_answers_check;
alter table inbox_answers
  add constraint inbox_answers_status_check check (status in ('AB', 'IP', 'UQ', 'CA', 'RE', 'AP', 'PD')),
  add column action_code text check (action_code ~ '^[A-Z]{3}$'),
  add column conditions jsonb not null default '[]' check (jsonb_typeof(conditions) = 'array'),
  add column answered_by_client uuid,
  alter column answered_by drop not null,
  add constraint inbox_answers_say_why
    check (status not in ('UQ', 'CA', 'RE') or (reason_code is not null and clarification is not null)),
  add constraint inbox_answers_partly_paid check (reason_code <> 'PPD' or (status = 'PD' and clarification is not null)),
  add constraint inbox_answers_by_someone check (num_nonnulls(answered_by, answered_by_client) = 1);
comment on column inbox_answers.conditions is 'Which terms are wrong and what they should be: [{"term": "BT-13", "shouldBe": "4500012"}].';

alter table invoice_answers drop constraint invoice_answers_status_check;
alter table invoice_answers
  add constraint invoice_answers_status_check check (status in ('AB', 'IP', 'UQ', 'CA', 'RE', 'AP', 'PD')),
  add column action_code text check (action_code ~ '^[A-Z]{3}$'),
  add column conditions jsonb not null default '[]' check (jsonb_typeof(conditions) = 'array');

create table inbox_batches (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  deed text not null check (deed in ('assign', 'unassign', 'receive', 'accept', 'hand-over')),
  assigned_to uuid,
  results jsonb not null check (jsonb_typeof(results) = 'array'),
  done_at timestamptz not null,
  done_by uuid not null,
  primary key (organisation_id, id)
);
create index inbox_batches_of_person on inbox_batches (organisation_id, done_by, done_at desc);
comment on table inbox_batches is 'Tenant. Written by domain/inbox. What was done with many documents at once: what became of each, and why it was refused.';

create table handover_policies (
  organisation_id uuid not null references organisations (id),
  receiver_id uuid not null,
  way text not null check (way in ('folder', 'api')),
  occasion text not null check (occasion in ('by-hand', 'on-receipt', 'on-acceptance')),
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (organisation_id, receiver_id)
);
comment on table handover_policies is 'Tenant. Written by domain/handover. How and when a unit''s documents are handed over to its finance system. Without a row they are not.';

create table handovers (
  organisation_id uuid not null,
  document_id uuid not null,
  receiver_id uuid not null,
  way text not null check (way in ('folder', 'api')),
  occasion text not null check (occasion in ('by-hand', 'on-receipt', 'on-acceptance')),
  state text not null check (state in ('waiting', 'handed-over', 'received')),
  asked_at timestamptz not null,
  asked_by uuid,
  attempts integer not null default 0 check (attempts >= 0),
  failure text,
  handed_over_at timestamptz,
  receipt text check (length(receipt) between 1 and 100),
  receipt_at timestamptz,
  receipt_by_client uuid,
  primary key (organisation_id, document_id),
  foreign key (organisation_id, document_id) references inbox_documents (organisation_id, id),
  check ((state = 'waiting') = (handed_over_at is null)),
  check ((state = 'received') = (receipt is not null)),
  check ((receipt is null) = (receipt_at is null))
);
create index handovers_waiting on handovers (organisation_id, way, asked_at, document_id) where state = 'waiting';
comment on table handovers is 'Tenant. Written by domain/handover. That a document is to be, has been, or is received as handed over to the finance system. Once a document.';

alter table inbox_words enable row level security;
alter table inbox_words force row level security;
create policy inbox_words_of_own_organisation on inbox_words
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table inbox_batches enable row level security;
alter table inbox_batches force row level security;
create policy inbox_batches_of_own_organisation on inbox_batches
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table handover_policies enable row level security;
alter table handover_policies force row level security;
create policy handover_policies_of_own_organisation on handover_policies
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table handovers enable row level security;
alter table handovers force row level security;
create policy handovers_of_own_organisation on handovers
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

grant select, insert on inbox_words to fakturaporten_app;
grant select, insert on inbox_batches to fakturaporten_app;
grant select, insert, update on handover_policies to fakturaporten_app;
grant select, insert on handovers to fakturaporten_app;
grant update (state, attempts, failure, handed_over_at, receipt, receipt_at, receipt_by_client) on handovers to fakturaporten_app;
