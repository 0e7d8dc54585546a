-- How often it has been asked what became of an attempt: a person is put before it only when nobody has answered several times, however
-- long ago the attempt was (docs/decisions/0047).

alter table delivery_attempts add column questions smallint not null default 0 check (questions >= 0);
grant update (questions) on delivery_attempts to fakturaporten_app;
