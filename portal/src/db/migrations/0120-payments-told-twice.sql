-- The same payment told by two kinds of file (a notification, then a statement; or a giro file, then a statement) waits for a person.

alter table bank_files add column message text;
comment on column bank_files.message is 'Which message of its kind: camt.053, camt.054 or bgmax. Null for files from before.';

alter table bank_payments add column twin_of uuid;
comment on column bank_payments.twin_of is 'A payment that another kind of file has told of the same day, amount and reference: placed by nobody but a person.';

alter table payment_decisions drop constraint payment_decisions_kind_check;
alter table payment_decisions add constraint payment_decisions_kind_check check (kind in ('returned', 'not-ours', 'told-before'));

grant update (message) on bank_files to fakturaporten_app;
