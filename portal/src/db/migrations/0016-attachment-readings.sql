-- What was found when a file was looked at: a small picture of its first page, and what its text may mean for the sender; and
-- that somebody has answered what was pointed out.

alter table attachments add column thumbnail bytea check (length(thumbnail) between 1 and 262144);
alter table attachments alter column thumbnail set storage external;
alter table attachments add column reading jsonb not null default '{}';
comment on column attachments.reading is 'What the file''s text says that the sender may want to know: amounts and numbers to compare the invoice with, and masked personal identity numbers. Never the text itself.';

create table attachment_dismissals (
  organisation_id uuid not null,
  attachment_id uuid not null,
  notice text not null check (notice in ('invoice-itself', 'personal-number')),
  dismissed_at timestamptz not null,
  dismissed_by uuid not null,
  primary key (organisation_id, attachment_id, notice),
  foreign key (organisation_id, attachment_id) references attachments (organisation_id, id) on delete cascade
);
comment on table attachment_dismissals is 'Tenant. Written by domain/attachments. That somebody has looked at what was pointed out about a file and lets it stand: who, and when.';

alter table attachment_dismissals enable row level security;
alter table attachment_dismissals force row level security;
create policy attachment_dismissals_of_own_organisation on attachment_dismissals
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
grant select, insert on attachment_dismissals to fakturaporten_app;
