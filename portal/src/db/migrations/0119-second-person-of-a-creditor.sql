-- Where the money of customers goes, and a looser rule for who may credit alone, wait for a second person (docs/decisions/0050).

alter table creditors no force row level security;
alter table dispute_policies no force row level security;
alter table creditors
  add column asked_bankgiro text,
  add column asked_at timestamptz,
  add column asked_by uuid references accounts (id),
  add check ((asked_bankgiro is null) = (asked_at is null) and (asked_at is null) = (asked_by is null));
comment on column creditors.asked_bankgiro is 'The bankgiro somebody wants instead: used when a second person has agreed, and until then nowhere.';

alter table dispute_policies
  add column second_step text check (second_step in ('waiting', 'agreed', 'declined')),
  add column second_by uuid references accounts (id),
  add check ((second_by is null) = (coalesce(second_step, 'waiting') = 'waiting'));
comment on column dispute_policies.second_step is 'Set where it lets more credits be given by one person: it holds only when a second one has agreed.';
comment on table dispute_policies is 'Tenant. Written by domain/disputes. What an open dispute means for payment from a day on, and from which net amount a credit needs two: of the latest day that has come, the latest recorded holds. Never deleted; only its second person''s answer is ever set. Customers of the creditor see it.';
grant update (second_step, second_by) on dispute_policies to fakturaporten_app;
alter table creditors force row level security;
alter table dispute_policies force row level security;
