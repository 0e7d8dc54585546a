-- What makes the next invoice quick: the supplier's articles, its templates, invoices that recur, receivers it often writes to,
-- and drafts thrown away that can still be had back.

create table articles (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  number text check (length(number) between 1 and 50),
  description text not null check (length(description) between 1 and 300),
  unit text not null check (length(unit) between 1 and 40),
  price numeric(24, 6) not null check (price >= 0),
  vat text not null check (vat ~ '^[a-z0-9-]{1,20}$'),
  version integer not null check (version > 0),
  changed_at timestamptz not null,
  primary key (organisation_id, id)
);
create unique index articles_one_of_each_number on articles (organisation_id, lower(number)) where number is not null;
create index articles_by_description on articles (organisation_id, lower(description), id);
comment on table articles is 'Tenant. Written by domain/articles. What a supplier sells again and again: words, unit, price and VAT choice of an invoice line.';

create table invoice_templates (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  fields jsonb not null check (jsonb_typeof(fields) = 'object'),
  receiver_name text,
  version integer not null check (version > 0),
  changed_at timestamptz not null,
  primary key (organisation_id, id)
);
create unique index invoice_templates_by_name on invoice_templates (organisation_id, lower(name));
comment on table invoice_templates is 'Tenant. Written by domain/templates. An invoice form to begin from: as typed (as in invoice_drafts), without number and days.';

create table recurring_invoices (
  organisation_id uuid not null,
  id uuid not null,
  template_id uuid not null,
  first_on date not null,
  every_months smallint not null check (every_months between 1 and 12),
  last_on date check (last_on >= first_on),
  next_on date,
  covers text not null check (covers in ('day', 'before', 'from')),
  handling text not null check (handling in ('review', 'send')),
  set_by uuid not null references accounts (id),
  version integer not null check (version > 0),
  ended_at timestamptz,
  changed_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, template_id) references invoice_templates (organisation_id, id),
  check (ended_at is null or next_on is null)
);
create index recurring_invoices_of_template on recurring_invoices (organisation_id, template_id);
comment on table recurring_invoices is 'Tenant. Written by domain/recurring. An invoice that comes back every so many months: the days are first_on plus months, next_on the next of them. Made in the name of whoever set it (set_by).';

create table recurring_runs (
  organisation_id uuid not null,
  recurring_id uuid not null,
  due_on date not null,
  draft_id uuid not null,
  outcome text not null check (outcome in ('sending', 'drafted', 'sent', 'held')),
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, recurring_id, due_on),
  foreign key (organisation_id, recurring_id) references recurring_invoices (organisation_id, id),
  check ((outcome = 'sending') = (ended_at is null))
);
comment on table recurring_runs is 'Tenant. Written by domain/recurring. One row for each day an invoice was made for: the key lets none be made twice. The draft keeps its id as an invoice.';

create table recurring_due (
  recurring_id uuid primary key,
  organisation_id uuid not null references organisations (id),
  due_on date not null
);
create index recurring_due_by_day on recurring_due (due_on);
comment on table recurring_due is 'Global. Written by domain/recurring. Which recurring invoices are to be made, and when: ids and a day alone, found before it is known whose they are.';

create table favourite_receivers (
  organisation_id uuid not null references organisations (id),
  receiver_id uuid not null,
  added_at timestamptz not null,
  primary key (organisation_id, receiver_id)
);
comment on table favourite_receivers is 'Tenant. Written by domain/receivers. Receivers a supplier wants first when it writes an invoice.';

alter table invoice_drafts add column trashed_at timestamptz;
create index invoice_drafts_in_trash on invoice_drafts (organisation_id, trashed_at desc, id desc) where trashed_at is not null;
comment on column invoice_drafts.trashed_at is 'Thrown away, and can be had back for thirty days.';

alter table articles enable row level security;
alter table articles force row level security;
create policy articles_of_own_organisation on articles
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table invoice_templates enable row level security;
alter table invoice_templates force row level security;
create policy invoice_templates_of_own_organisation on invoice_templates
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table recurring_invoices enable row level security;
alter table recurring_invoices force row level security;
create policy recurring_invoices_of_own_organisation on recurring_invoices
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table recurring_runs enable row level security;
alter table recurring_runs force row level security;
create policy recurring_runs_of_own_organisation on recurring_runs
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table favourite_receivers enable row level security;
alter table favourite_receivers force row level security;
create policy favourite_receivers_of_own_organisation on favourite_receivers
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

grant select, insert, update, delete on articles, invoice_templates to fakturaporten_app;
grant select, insert, update on recurring_invoices to fakturaporten_app;
grant select, insert, update (outcome, ended_at) on recurring_runs to fakturaporten_app;
grant select, insert, update, delete on recurring_due to fakturaporten_app;
grant select, insert, delete on favourite_receivers to fakturaporten_app;
