-- A line is held once by itself; after that when an officer says so. When a hold ends, that is an event (docs/decisions/0046).

alter table disputes
  add column held_minor bigint check (held_minor > 0 and held_minor <= disputed_minor),
  add column held_from date,
  add column hold_ended_on date;

alter table disputes no force row level security;
update disputes set held_minor = disputed_minor, held_from = (opened_at at time zone 'Europe/Stockholm')::date
  where held_until is not null;
alter table disputes force row level security;

alter table disputes
  add check ((held_until is null) = (held_minor is null)),
  add check ((held_until is null) = (held_from is null));
comment on column disputes.held_minor is 'With VAT: what of it waits under the rule "hold-disputed". Lines that were disputed before are not held again, unless an officer says so.';
comment on column disputes.held_from is 'The day its hold began.';
comment on column disputes.hold_ended_on is 'The day on which it was told that its hold has ended; none while it holds.';
create index disputes_holds_over on disputes (organisation_id, held_until) where state = 'open' and hold_ended_on is null;
grant update (rule, held_minor, held_from, held_until, hold_ended_on) on disputes to fakturaporten_app;
