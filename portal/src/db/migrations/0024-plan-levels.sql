-- Plan levels are kept by the region's desk, and quotas are told and kept. A level's terms are rows, each from a day on.

update plan_levels set beyond = 'stop' where invoices_per_month_max is not null;

comment on table plan_levels is 'Global. Written by domain/plans. Levels a supplier chooses among, each version from a day on: price a month, how many invoices it is meant for, and what happens beyond. Read by everybody, written by a region.';
alter table plan_levels enable row level security;
create policy plan_levels_are_public on plan_levels for select using (true);
create policy plan_levels_added_by_region on plan_levels for insert
  with check (exists (select from organisations where id = current_organisation() and kind = 'region'));
create policy plan_levels_changed_by_region on plan_levels for update
  using (exists (select from organisations where id = current_organisation() and kind = 'region'))
  with check (exists (select from organisations where id = current_organisation() and kind = 'region'));
grant insert, update (valid_to, place, name_sv, name_en, price_minor, invoices_per_month_max, beyond, features)
  on plan_levels to fakturaporten_app;

alter table quota_notices add column level text not null;
alter table quota_notices drop constraint quota_notices_pkey;
alter table quota_notices add primary key (organisation_id, month, level, mark);
comment on table quota_notices is 'Tenant. Written by domain/plans. That the owners were told how much of the month''s invoices is used: each mark once a month on each level.';
