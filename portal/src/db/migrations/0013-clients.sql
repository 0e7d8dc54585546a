-- Systems that use the portal without a person: what lets them in, and what they have been answered.

create table clients (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  name text not null check (length(name) between 1 and 80),
  secret_hash text not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  receiver_ids uuid[] check (cardinality(receiver_ids) > 0),
  made_at timestamptz not null,
  made_by uuid not null,
  expires_at timestamptz not null check (expires_at <= made_at + interval '366 days'),
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  check ((revoked_at is null) = (revoked_by is null))
);
create index clients_of_organisation on clients (organisation_id, made_at desc, id);
comment on table clients is 'Global. Written by domain/clients. Systems let in by a token, of which only the SHA-256 is kept; what each may do, for which units, and until when.';
comment on column clients.receiver_ids is 'The only units it reaches; all of the organisation''s when null.';

create table client_requests (
  organisation_id uuid not null references organisations (id),
  client_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  route text not null,
  body_sha256 bytea not null check (length(body_sha256) = 32),
  status smallint not null check (status between 200 and 299),
  response jsonb not null,
  made_at timestamptz not null,
  primary key (organisation_id, client_id, key)
);
create index client_requests_in_order on client_requests (organisation_id, made_at);
comment on table client_requests is 'Tenant. Written by domain/clients. What a request with an Idempotency-Key was answered, stored in its own transaction: the same request again is answered alike and does nothing.';
alter table client_requests enable row level security;
alter table client_requests force row level security;
create policy client_requests_of_own_organisation on client_requests
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

grant select, insert on clients to fakturaporten_app;
grant update (last_used_at, revoked_at, revoked_by) on clients to fakturaporten_app;
grant select, insert, delete on client_requests to fakturaporten_app;
