-- Imported documents may hold PDFs, which are looked into before they are read and once more before they are sent.

alter table import_items add column files integer not null default 0 check (files between 0 and 10);
comment on column import_items.files is 'How many files stand in the document. They are kept with the invoice that it becomes.';
