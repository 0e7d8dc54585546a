-- A file of units is taken in by a job: what was seen and said yes to is kept, and how far it has come is told while it is done.

alter table directory_imports
  add column asked jsonb check (jsonb_typeof(asked) = 'object'),
  add column asked_by uuid references accounts (id),
  add column rows_done integer not null default 0 check (rows_done >= 0),
  add column refused text check (length(refused) between 1 and 100),
  add constraint directory_imports_asked_by_someone check ((asked is null) = (asked_by is null)),
  add constraint directory_imports_asked_or_applied check (asked is null or applied_at is null);
comment on column directory_imports.asked is 'What somebody has said yes to: the units as they are to stand, and how many rows were new, changed, unchanged and faulty. Gone when it is done or refused.';
comment on column directory_imports.rows_done is 'How many units are written in the transaction under way, told from outside it.';
grant update (asked, asked_by, rows_done, refused) on directory_imports to fakturaporten_app;
