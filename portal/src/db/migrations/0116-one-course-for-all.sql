-- What is carried out of the portal has one course: supplier invoices, customer invoices and units' answers have their attempts,
-- evidence and messages in the same tables, and none has a state of its own for an attempt that is under way (docs/decisions/0049).

alter table delivery_attempts no force row level security;
alter table delivery_evidence no force row level security;
alter table answer_attempts no force row level security;
alter table answer_carriages no force row level security;
alter table customer_invoice_deliveries no force row level security;

alter table delivery_attempts drop constraint delivery_attempts_about_check;
alter table delivery_attempts add constraint delivery_attempts_about_check check (about in ('invoice', 'customer-invoice', 'answer'));
alter table delivery_attempts add column of_answer uuid generated always as (case when about = 'answer' then invoice_id end) stored;
alter table delivery_attempts add foreign key (organisation_id, of_answer) references answer_carriages (organisation_id, answer_id);
comment on column delivery_attempts.about is 'Which kind of message is carried, and so what invoice_id names; of_invoice, of_customer_invoice and of_answer follow from it, and each points where it should.';

alter table delivery_evidence drop constraint delivery_evidence_about_check;
alter table delivery_evidence add constraint delivery_evidence_about_check check (about in ('invoice', 'customer-invoice', 'answer'));
alter table delivery_evidence add column of_answer uuid generated always as (case when about = 'answer' then invoice_id end) stored;
alter table delivery_evidence add foreign key (organisation_id, of_answer) references answer_carriages (organisation_id, answer_id);
comment on column delivery_evidence.about is 'Which kind of message is carried, and so what invoice_id names; of_invoice, of_customer_invoice and of_answer follow from it, and each points where it should.';

alter table transmissions drop constraint transmissions_about_check;
alter table transmissions add constraint transmissions_about_check check (about in ('invoice', 'customer-invoice', 'answer'));
comment on column transmissions.about is 'Which kind of message it is.';

insert into delivery_attempts (organisation_id, about, invoice_id, number, started_at, ended_at, outcome, reason)
  select organisation_id, 'answer', answer_id, number, started_at, ended_at, outcome, reason from answer_attempts;
drop table answer_attempts;
insert into delivery_evidence (organisation_id, id, about, invoice_id, kind, says, at, content)
  select organisation_id, gen_random_uuid(), 'answer', answer_id, 'status', coalesce(reason, state), changed_at, evidence
  from answer_carriages where evidence is not null;
alter table answer_carriages drop column evidence;

-- What was under way goes on from its attempt; what has none is for a person.
update answer_carriages set state = 'parked', reason = 'not-seen-to-end' where state = 'sending' and not exists (
  select from delivery_attempts a where a.organisation_id = answer_carriages.organisation_id and a.invoice_id = answer_id);
update answer_carriages set state = 'waiting' where state = 'sending';
insert into transmissions (instance_id, organisation_id, about, invoice_id, route, opened_at, parked_at, parked_because)
  select answer_id, organisation_id, 'answer', answer_id, 'access-point', started_at,
    case when state = 'parked' then changed_at end, case when state = 'parked' then reason end
  from answer_carriages where attempts > 0 on conflict do nothing;
alter table answer_carriages drop column started_at;
alter table answer_carriages drop constraint answer_carriages_state_check;
alter table answer_carriages add constraint answer_carriages_state_check
  check (state in ('waiting', 'accepted', 'delivered', 'refused', 'parked', 'given-up'));
comment on table answer_carriages is 'Tenant. Written by domain/inbox. Where the carrying of one answer to a seller outside the portal stands; its attempts are delivery_attempts. The answer''s own id is the message''s name.';

update customer_invoice_deliveries set state = 'waiting' where state = 'sending';
update transmissions set parked_at = d.changed_at, parked_because = d.reason from customer_invoice_deliveries d
  where transmissions.about = 'customer-invoice' and transmissions.organisation_id = d.organisation_id
    and transmissions.invoice_id = d.invoice_id and d.state = 'unclear';
alter table customer_invoice_deliveries drop constraint customer_invoice_deliveries_state_check;
alter table customer_invoice_deliveries add constraint customer_invoice_deliveries_state_check
  check (state in ('waiting', 'accepted', 'delivered', 'refused', 'unclear'));
comment on column customer_invoice_deliveries.state is 'unclear: nobody knows whether it arrived, and it is not sent again on a guess.';

alter table delivery_attempts force row level security;
alter table delivery_evidence force row level security;
alter table answer_carriages force row level security;
alter table customer_invoice_deliveries force row level security;
