-- What is with the collection company stays unpaid for months or for ever. The reminders to come walked all of it, case by case, before they
-- came to what is still reminded of; so the sum says itself that the claim has left, put there by the case (docs/decisions/0052).

alter table ledger_sums add column has_left boolean not null default false;
comment on column ledger_sums.has_left is 'The claim is with the collection company, or has been: no longer reminded of.';

alter table ledger_sums no force row level security;
alter table collection_cases no force row level security;
update ledger_sums s set has_left = true from collection_cases k
  where k.organisation_id = s.organisation_id and k.customer_id = s.customer_id and k.invoice_id = s.invoice_id and k.state <> 'held';
alter table collection_cases force row level security;
alter table ledger_sums force row level security;

create function claim_leaves() returns trigger language plpgsql as $$
begin
  update ledger_sums set has_left = new.state <> 'held'
    where organisation_id = new.organisation_id and customer_id = new.customer_id and invoice_id = new.invoice_id
      and has_left <> (new.state <> 'held');
  return null;
end $$;
create trigger claim_leaves after insert or update of state on collection_cases for each row execute function claim_leaves();
grant update (has_left) on ledger_sums to fakturaporten_app;

create index ledger_sums_reminded on ledger_sums (organisation_id, due_on, invoice_id) include (customer_id, left_minor)
  where left_minor > 0 and not has_left;
