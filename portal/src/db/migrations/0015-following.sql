-- Following an invoice: the number that goes again, lists as a person keeps them, reminders to who does not answer, and how a
-- person wants to be told.

-- An invoice that surely reached nobody may be corrected under its own number: it is withdrawn, and only then may a later
-- revision of the number exist. Both are facts and stay.
alter table invoices add column revision smallint not null default 1 check (revision between 1 and 100);
alter table invoices add column corrected_revision smallint
  generated always as (case when revision > 1 then revision - 1 end) stored;
alter table invoices drop constraint invoice_number_used_once;
alter table invoices add constraint invoice_number_used_once unique (organisation_id, number_key, revision);
comment on column invoices.revision is 'Which version of the number this is: 2 and on only after the version before was withdrawn without having reached anybody.';

create table withdrawals (
  organisation_id uuid not null,
  invoice_id uuid not null,
  number_key text collate "C" not null,
  revision smallint not null,
  withdrawn_at timestamptz not null,
  withdrawn_by uuid not null,
  primary key (organisation_id, invoice_id),
  unique (organisation_id, number_key, revision),
  foreign key (organisation_id, invoice_id) references invoices (organisation_id, id),
  foreign key (organisation_id, number_key, revision) references invoices (organisation_id, number_key, revision)
);
comment on table withdrawals is 'Tenant. Written by domain/invoices. Issued documents that reached nobody and were corrected under the same number. Never updated, never deleted.';
alter table invoices add foreign key (organisation_id, number_key, corrected_revision)
  references withdrawals (organisation_id, number_key, revision);

alter table deliveries drop constraint deliveries_standing_check;
alter table deliveries add constraint deliveries_standing_check check (standing in
  ('sent', 'delivered', 'received', 'in-process', 'queried', 'rejected', 'accepted', 'paid', 'stopped', 'withdrawn'));

create table saved_views (
  organisation_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  question text not null check (length(question) <= 500),
  is_default boolean not null default false,
  saved_at timestamptz not null,
  primary key (organisation_id, account_id, id),
  foreign key (organisation_id, account_id) references memberships (organisation_id, account_id) on delete cascade
);
create unique index saved_views_by_name on saved_views (organisation_id, account_id, lower(name));
create unique index saved_views_one_default on saved_views (organisation_id, account_id) where is_default;
comment on table saved_views is 'Tenant. Written by domain/following. Questions to the list of invoices that one person has given a name; the question is the query of the list''s address.';

create table reminders (
  organisation_id uuid not null,
  id uuid not null,
  invoice_id uuid not null,
  sent_at timestamptz not null,
  sent_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, invoice_id) references deliveries (organisation_id, invoice_id)
);
create index reminders_of_invoice on reminders (organisation_id, invoice_id, sent_at desc);
comment on table reminders is 'Tenant. Written by domain/following. That the seller asked the unit for an answer about one invoice. Never updated, never deleted.';

create table inbox_reminders (
  organisation_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  reminded_at timestamptz not null,
  received_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, document_id) references inbox_documents (organisation_id, id)
);
create index inbox_reminders_of_document on inbox_reminders (organisation_id, document_id, reminded_at desc);
create index inbox_reminders_lately on inbox_reminders (organisation_id, reminded_at desc) include (document_id);
comment on table inbox_reminders is 'Tenant. Written by domain/inbox. The seller''s reminders of a received document, as they reached the unit. The id is the seller''s id of the reminder, so that the same one counts once.';

create table mail_choices (
  organisation_id uuid not null,
  account_id uuid not null,
  pace text not null check (pace in ('at-once', 'daily', 'weekly', 'none')),
  chosen_at timestamptz not null,
  primary key (organisation_id, account_id),
  foreign key (organisation_id, account_id) references memberships (organisation_id, account_id) on delete cascade
);
comment on table mail_choices is 'Tenant. Written by domain/parties. How often one person wants mail about what needs somebody. Without a row: at once.';

create table digests (
  organisation_id uuid not null,
  account_id uuid not null,
  due_on date not null,
  asked_at timestamptz not null,
  done_at timestamptz,
  letters integer not null default 0,
  primary key (organisation_id, account_id, due_on)
);
comment on table digests is 'Tenant. Written by domain/parties. One mail for one person on one civil day, and that it has been written: the key that keeps it from being written twice.';

create table digest_letters (
  organisation_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  kind text not null,
  facts jsonb not null,
  at timestamptz not null,
  primary key (organisation_id, account_id, id)
);
comment on table digest_letters is 'Tenant. Written by domain/parties. Letters set aside for a person''s next digest; they go in the transaction that posts it.';

alter table withdrawals enable row level security;
alter table withdrawals force row level security;
create policy withdrawals_of_own_organisation on withdrawals
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table saved_views enable row level security;
alter table saved_views force row level security;
create policy saved_views_of_own_organisation on saved_views
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table reminders enable row level security;
alter table reminders force row level security;
create policy reminders_of_own_organisation on reminders
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table inbox_reminders enable row level security;
alter table inbox_reminders force row level security;
create policy inbox_reminders_of_own_organisation on inbox_reminders
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table mail_choices enable row level security;
alter table mail_choices force row level security;
create policy mail_choices_of_own_organisation on mail_choices
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table digests enable row level security;
alter table digests force row level security;
create policy digests_of_own_organisation on digests
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table digest_letters enable row level security;
alter table digest_letters force row level security;
create policy digest_letters_of_own_organisation on digest_letters
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

grant select, insert on withdrawals to fakturaporten_app;
grant select, insert, update, delete on saved_views to fakturaporten_app;
grant select, insert on reminders to fakturaporten_app;
grant select, insert on inbox_reminders to fakturaporten_app;
grant select, insert, update (pace, chosen_at) on mail_choices to fakturaporten_app;
grant select, insert on digests to fakturaporten_app;
grant update (done_at, letters) on digests to fakturaporten_app;
grant select, insert, delete on digest_letters to fakturaporten_app;
