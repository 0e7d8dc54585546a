-- How long what was said in cases is kept: the region's decision, as dated data; and the one way to remove it.

create table case_retentions (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  from_on date not null,
  -- Whole months after a case was closed; null keeps everything.
  months int check (months between 1 and 1200),
  decision text not null check (length(decision) between 1 and 200),
  set_by uuid not null references accounts (id),
  set_at timestamptz not null,
  primary key (organisation_id, id)
);
create index case_retentions_in_force on case_retentions (organisation_id, from_on desc, set_at desc, id desc);
comment on table case_retentions is 'Tenant. Written by domain/cases. What a region has decided about how long the words of closed cases are kept (gallringsbeslut), and from which day. Never updated, never deleted.';

alter table case_retentions enable row level security;
alter table case_retentions force row level security;
create policy case_retentions_of_own_organisation on case_retentions
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
grant select, insert on case_retentions to fakturaporten_app;

alter table cases add column told_on date;
alter table cases add column forget_on date;
alter table cases add column forgotten_on date;
alter table cases add check ((told_on is null) = (forget_on is null));
alter table cases add check (forget_on is null or (side = 'desk' and forget_on >= told_on + 30));
alter table cases add check (forgotten_on is null or forgotten_on >= forget_on);
comment on column cases.forget_on is 'When the words are removed, as the desk was told on told_on; emptied when the case is opened again.';
grant update (told_on, forget_on, forgotten_on) on cases to fakturaporten_app;
create index cases_to_forget on cases (organisation_id, forget_on) where forget_on is not null and forgotten_on is null;
create index cases_closed_untold on cases (organisation_id, closed_at) where side = 'desk' and state = 'closed' and forget_on is null;

-- The application may not change what was said. It may ask for this, which holds only for a closed case of its own, told of in time.
create function forget_case(which uuid, today date) returns boolean
  language plpgsql security definer set search_path = public as $$
begin
  update cases set
      forgotten_on = today,
      party_number = null,
      outcome = '{}',
      about = about || coalesce((
        select jsonb_object_agg(fact, '') from unnest(array['contactName', 'contactPhone', 'contactEmail', 'personName',
          'personEmail', 'phone', 'ordererName', 'purchase']) as fact where about ? fact), '{}')
    where organisation_id = current_organisation() and id = which and side = 'desk' and state = 'closed'
      and forget_on <= today and told_on <= today - 30 and forgotten_on is null;
  if not found then return false; end if;
  delete from case_files where organisation_id = current_organisation() and case_id = which;
  delete from case_notes where organisation_id = current_organisation() and case_id = which;
  delete from case_participants where organisation_id = current_organisation() and case_id = which;
  update case_messages set words = null, author_name = null, account_id = null, outcome = '{}'
    where organisation_id = current_organisation() and case_id = which;
  return true;
end $$;
revoke all on function forget_case(uuid, date) from public;
grant execute on function forget_case(uuid, date) to fakturaporten_app;
