-- An approved order is taken back before its first day (docs/decisions/0046). What was begun for it never was: it ends the day before
-- it begins, and what it would have replaced goes on.

alter table subscriptions drop constraint subscriptions_check;
alter table subscriptions add constraint subscriptions_check check (until_on >= from_on - 1);
comment on column subscriptions.until_on is 'The last day, billed; the day before the first where an order was taken back before it began.';
comment on column subscriptions.ended_for is 'The customer''s cancellation, or order of another quantity, that it was ended for: only that one, taken back, opens it again.';

alter table orders
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid references accounts (id);
alter table orders drop constraint orders_state_check;
alter table orders add constraint orders_state_check
  check (state in ('waiting', 'approved', 'done', 'withdrawing', 'declined', 'withdrawn', 'overtaken'));
alter table orders drop constraint orders_check1;
alter table orders add constraint orders_check1 check (state not in ('approved', 'done', 'withdrawing', 'declined') or decided_by is not null);
alter table orders drop constraint orders_check2;
alter table orders add constraint orders_check2 check (state not in ('approved', 'done', 'withdrawing') or begins_on is not null);
drop index orders_one_change_at_a_time;
create unique index orders_one_change_at_a_time on orders (organisation_id, subscription_id)
  where state in ('waiting', 'approved', 'withdrawing');
grant update (withdrawn_at, withdrawn_by) on orders to fakturaporten_app;
