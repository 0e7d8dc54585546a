-- Who stands in for an attestant does so no longer than the attestant may. What was given before is bound in the same way; where no
-- day is left that both have, it ends.

alter table customer_access no force row level security;
update customer_access deputy set until_on = principal.until_on from customer_access principal
  where principal.organisation_id = deputy.organisation_id and principal.id = deputy.deputy_for and deputy.ended_at is null
    and principal.until_on < coalesce(deputy.until_on, 'infinity') and principal.until_on >= deputy.from_on;
update customer_access deputy set ended_at = now() from customer_access principal
  where principal.organisation_id = deputy.organisation_id and principal.id = deputy.deputy_for and deputy.ended_at is null
    and principal.until_on < deputy.from_on;
alter table customer_access force row level security;
