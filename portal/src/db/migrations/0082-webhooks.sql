-- Telling other systems at once: where an organisation wants to be told, what it was told, and each attempt to tell it.

create table webhooks (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  url text not null check (url ~ '^https://' and length(url) <= 500),
  events text[] not null check (cardinality(events) > 0),
  locked_secret text not null,
  secret_before text,
  secret_before_until timestamptz,
  made_at timestamptz not null,
  made_by uuid not null,
  stopped_at timestamptz,
  stopped_because text check (stopped_because in ('by-hand', 'gone', 'failing')),
  primary key (organisation_id, id),
  check ((stopped_at is null) = (stopped_because is null)),
  check ((secret_before is null) = (secret_before_until is null))
);
comment on table webhooks is 'Tenant. Written by domain/webhooks. Addresses that are told what happens in the organisation, with the secret each message is signed with, locked with the installation''s key.';
comment on column webhooks.secret_before is 'The secret before this one: messages are signed with both until secret_before_until.';

create table webhook_messages (
  organisation_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  event text not null,
  subject uuid,
  sequence integer not null check (sequence > 0),
  occurred_at timestamptz not null,
  state text not null check (state in ('waiting', 'delivered', 'given-up')),
  attempts smallint not null default 0 check (attempts >= 0),
  primary key (organisation_id, id),
  foreign key (organisation_id, webhook_id) references webhooks (organisation_id, id)
);
create index webhook_messages_in_order on webhook_messages (organisation_id, webhook_id, occurred_at desc, id desc);
create index webhook_messages_of_subject on webhook_messages (organisation_id, webhook_id, subject, sequence desc);
comment on table webhook_messages is 'Tenant. Written by domain/webhooks. What a webhook is to be told, made in the transaction of what happened: ids and words of ours alone. Kept for thirty days.';
comment on column webhook_messages.sequence is 'Which message this is about its subject, to this webhook: messages may come in another order.';

create table webhook_attempts (
  organisation_id uuid not null,
  message_id uuid not null,
  number smallint not null check (number > 0),
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text not null check (outcome in ('started', 'accepted', 'failed')),
  status smallint check (status between 100 and 599),
  reason text check (length(reason) between 1 and 100),
  primary key (organisation_id, message_id, number),
  foreign key (organisation_id, message_id) references webhook_messages (organisation_id, id) on delete cascade,
  check ((outcome = 'started') = (ended_at is null))
);
comment on table webhook_attempts is 'Tenant. Written by domain/webhooks. Each attempt to hand a message to its webhook, written before it is made. Nothing of what was answered but its status is kept.';

alter table webhooks enable row level security;
alter table webhooks force row level security;
create policy webhooks_of_own_organisation on webhooks
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table webhook_messages enable row level security;
alter table webhook_messages force row level security;
create policy webhook_messages_of_own_organisation on webhook_messages
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
alter table webhook_attempts enable row level security;
alter table webhook_attempts force row level security;
create policy webhook_attempts_of_own_organisation on webhook_attempts
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

grant select, insert on webhooks to fakturaporten_app;
grant update (locked_secret, secret_before, secret_before_until, stopped_at, stopped_because) on webhooks to fakturaporten_app;
grant select, insert, delete on webhook_messages to fakturaporten_app;
grant update (state, attempts) on webhook_messages to fakturaporten_app;
grant select, insert, delete on webhook_attempts to fakturaporten_app;
grant update (outcome, ended_at, status, reason) on webhook_attempts to fakturaporten_app;
