-- Specifications that a person comes back to (docs/decisions/0045).

create table specification_favourites (
  organisation_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  shows text not null check (shows in ('month', 'rows')),
  question text not null check (length(question) <= 300),
  saved_at timestamptz not null,
  primary key (organisation_id, account_id, id),
  foreign key (organisation_id, account_id) references memberships (organisation_id, account_id) on delete cascade
);
create unique index specification_favourites_by_name on specification_favourites (organisation_id, account_id, customer_id, lower(name));
comment on table specification_favourites is 'Tenant. Written by domain/specification. Views of a customer''s specification that one person has given a name; the question is the query of the page''s address.';
comment on column specification_favourites.organisation_id is 'The organisation the person acts for: the customer''s own, or the creditor.';

alter table specification_favourites enable row level security;
alter table specification_favourites force row level security;
create policy specification_favourites_of_own_organisation on specification_favourites
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
grant select, insert, delete on specification_favourites to fakturaporten_app;
