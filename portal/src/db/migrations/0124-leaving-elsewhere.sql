-- Whoever came in by the region's own sign-in leaves it from here, and is signed out here when that sign-in says so (SAML single logout).
-- It is told of a person by the name and the kind of name that it gave; a message of its counts once.

alter table identities add column name_format text check (length(name_format) between 1 and 200);
comment on column identities.name_format is 'What kind of name the subject is there (SAML NameID Format), as at the last sign-in.';
grant update (name_format) on identities to fakturaporten_app;

create table logouts_heard (
  id_hash text primary key,
  expires_at timestamptz not null
);
comment on table logouts_heard is 'Global. Written by domain/access. Messages of the region''s own sign-in that somebody has left: each counts once, and is remembered longer than it is taken for fresh.';
create index logouts_heard_by_end on logouts_heard (expires_at);
grant select, insert, delete on logouts_heard to fakturaporten_app;
