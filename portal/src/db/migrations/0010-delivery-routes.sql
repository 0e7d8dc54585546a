-- Ways to receivers outside the portal: the route of each receiver, what became of each attempt, what the carriers answered,
-- which message belongs to which delivery, and what the access point brings.

alter table receivers add column route text not null default 'portal' check (route in ('portal', 'access-point', 'folder'));
comment on column receivers.route is 'How documents reach the unit: in this portal, over the Peppol network by the access point, or as files in a folder.';

alter table deliveries add column route text not null default 'portal' check (route in ('portal', 'access-point', 'folder'));
alter table deliveries drop constraint deliveries_state_check;
alter table deliveries add constraint deliveries_state_check
  check (state in ('waiting', 'accepted', 'parked', 'delivered', 'refused', 'given-up'));
alter table deliveries drop constraint deliveries_check;
alter table deliveries add constraint deliveries_say_why
  check (reason is not null or state in ('waiting', 'accepted', 'delivered'));

alter table delivery_attempts drop constraint delivery_attempts_outcome_check;
alter table delivery_attempts add constraint delivery_attempts_outcome_check
  check (outcome in ('started', 'accepted', 'refused', 'unknown', 'not-sent'));
comment on table delivery_attempts is 'Tenant. Written by domain/delivery. Every try to deliver, written before it is made. A try whose end nobody saw is unknown, never failed; not-sent is one that surely never left.';

create table delivery_evidence (
  organisation_id uuid not null,
  id uuid not null,
  invoice_id uuid not null,
  kind text not null check (kind in ('submission', 'status', 'callback', 'resolution')),
  says text not null,
  at timestamptz not null,
  content text not null check (length(content) <= 262144),
  primary key (organisation_id, id),
  foreign key (organisation_id, invoice_id) references deliveries (organisation_id, invoice_id)
);
create index delivery_evidence_of_invoice on delivery_evidence (organisation_id, invoice_id, at, id);
comment on table delivery_evidence is 'Tenant. Written by domain/delivery. What a carrier answered about one delivery, as it answered: receipts, status, identifiers. Append-only.';
alter table delivery_evidence enable row level security;
alter table delivery_evidence force row level security;
create policy delivery_evidence_of_own_organisation on delivery_evidence
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

-- Which delivery a message on the network belongs to: what comes back names the message only. Written before the first attempt.
create table transmissions (
  instance_id uuid primary key,
  organisation_id uuid not null references organisations (id),
  invoice_id uuid not null,
  route text not null check (route in ('access-point', 'folder')),
  opened_at timestamptz not null,
  parked_at timestamptz,
  parked_because text,
  resolved_at timestamptz check (resolved_at is null or parked_at is not null),
  resolution text check (resolution in ('delivered', 'resend')),
  resolution_because text check (length(resolution_because) between 1 and 500),
  resolution_by uuid references accounts (id),
  check ((resolution is null) = (resolution_because is null) and (resolution is null) = (resolution_by is null))
);
create index transmissions_parked on transmissions (parked_at, instance_id) where parked_at is not null and resolved_at is null;
comment on table transmissions is 'Global. Written by domain/delivery. Messages that leave the portal: whose they are, and those whose fate nobody knows. Holds no business data.';

-- How the road to a carrier is: a road that has failed again and again is tried by one delivery at a time.
create table carrier_health (
  route text primary key check (route in ('access-point', 'folder')),
  failures integer not null check (failures >= 0),
  failing_since timestamptz,
  closed_until timestamptz,
  reason text
);
comment on table carrier_health is 'Global. Written by domain/delivery. Whether the access point or the folder can be reached, and when it is tried again.';

create table access_point_messages (
  id uuid primary key,
  kind text not null check (kind in ('document', 'status')),
  message_id text not null check (length(message_id) between 1 and 300),
  content_id text not null check (length(content_id) between 1 and 300),
  raw bytea not null,
  raw_sha256 bytea not null check (length(raw_sha256) = 32),
  received_at timestamptz not null,
  arrivals integer not null default 1,
  state text not null check (state in ('new', 'done', 'quarantined')),
  tries integer not null default 0,
  reason text,
  changed_at timestamptz not null,
  constraint access_point_message_once unique (kind, message_id),
  constraint access_point_content_once unique (kind, content_id),
  check ((state = 'quarantined') = (reason is not null))
);
alter table access_point_messages alter column raw set storage external;
create index access_point_messages_quarantined on access_point_messages (changed_at desc, id) where state = 'quarantined';
create index access_point_messages_waiting on access_point_messages (received_at) where state = 'new';
comment on table access_point_messages is 'Global. Written by domain/arrivals. What the access point has brought, raw, stored before it was answered. A message counts once by its transport''s name and once by its own.';

grant update (route) on deliveries to fakturaporten_app;
grant select, insert on delivery_evidence to fakturaporten_app;
grant select, insert on transmissions to fakturaporten_app;
grant update (parked_at, parked_because, resolved_at, resolution, resolution_because, resolution_by) on transmissions to fakturaporten_app;
grant select, insert, update on carrier_health to fakturaporten_app;
grant select, insert on access_point_messages to fakturaporten_app;
grant update (arrivals, state, tries, reason, changed_at) on access_point_messages to fakturaporten_app;
