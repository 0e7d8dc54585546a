-- The directory of units that receive invoices. Read by everyone, written by the region that owns the unit.

create table receivers (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  name text not null check (length(name) between 1 and 200),
  organisation_number text not null check (organisation_number ~ '^[0-9]{10}$'),
  gln text check (gln ~ '^[0-9]{13}$'),
  peppol_scheme text not null check (peppol_scheme ~ '^[0-9]{4}$'),
  peppol_value text not null check (length(peppol_value) between 1 and 135),
  aliases text[] not null default '{}' check (cardinality(aliases) <= 20),
  street text not null,
  postal_code text not null,
  city text not null,
  contact_name text,
  contact_email text,
  contact_phone text,
  attachments_max smallint not null check (attachments_max between 0 and 100),
  attachment_bytes_max integer not null check (attachment_bytes_max between 0 and 26214400),
  active boolean not null,
  changed_at timestamptz not null,
  -- What search reads, made from the columns above by domain/receivers/fold.ts: small letters without accents.
  name_folded text collate "C" not null,
  words tsvector not null,
  unique (organisation_id, id)
);
create unique index receivers_peppol on receivers (peppol_scheme, lower(peppol_value));
create unique index receivers_gln on receivers (gln text_pattern_ops);
create index receivers_organisation_number on receivers (organisation_number text_pattern_ops, name_folded);
create index receivers_name on receivers (name_folded) where active;
create index receivers_words on receivers using gin (words) where active;
comment on table receivers is 'Global. Written by domain/receivers. Units that receive invoices, each owned by a region; public, as on its receiver card.';

-- What a unit asks of a supplier's references. A version is never changed in place: an invoice is judged by what held then.
create table reference_rules (
  organisation_id uuid not null,
  receiver_id uuid not null,
  version integer not null check (version > 0),
  reference_pattern text check (length(reference_pattern) between 1 and 200),
  reference_example text check (length(reference_example) between 1 and 50),
  reference_help_sv text not null check (length(reference_help_sv) between 1 and 500),
  reference_help_en text not null check (length(reference_help_en) between 1 and 500),
  order_number_pattern text check (length(order_number_pattern) between 1 and 200),
  order_number_example text check (length(order_number_example) between 1 and 50),
  valid_from timestamptz not null,
  replaced_at timestamptz check (replaced_at >= valid_from),
  primary key (receiver_id, version),
  foreign key (organisation_id, receiver_id) references receivers (organisation_id, id)
);
create unique index reference_rules_one_at_a_time on reference_rules (receiver_id) where replaced_at is null;
comment on table reference_rules is 'Global. Written by domain/receivers. Versions of what a unit asks of references and order numbers; current where replaced_at is null.';

-- Every word that any unit is called by, so that a misspelt or half word is set right among some thousand words instead
-- of among all units. Words stay when their last unit goes; they then lead nowhere.
create table receiver_words (
  word text collate "C" primary key check (length(word) between 1 and 40),
  near text[] collate "C" not null,
  endings tsvector not null
);
create index receiver_words_near on receiver_words using gin (near);
create index receiver_words_endings on receiver_words using gin (endings);
comment on table receiver_words is 'Global. Written by domain/receivers. Vocabulary of the directory: near holds what is left when letters are dropped, endings the ends of compound words.';

alter table receivers enable row level security;
alter table receivers force row level security;
create policy receivers_are_public on receivers for select using (true);
create policy receivers_added_by_owner on receivers for insert with check (organisation_id = current_organisation());
create policy receivers_changed_by_owner on receivers for update
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());

alter table reference_rules enable row level security;
alter table reference_rules force row level security;
create policy reference_rules_are_public on reference_rules for select using (true);
create policy reference_rules_added_by_owner on reference_rules for insert with check (organisation_id = current_organisation());
create policy reference_rules_ended_by_owner on reference_rules for update
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());

grant select, insert, update on receivers to fakturaporten_app;
grant select, insert, update (replaced_at) on reference_rules to fakturaporten_app;
grant select, insert on receiver_words to fakturaporten_app;
