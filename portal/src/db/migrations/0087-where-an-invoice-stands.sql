-- How an invoice stands is read beside its name, for every row of a list. The key carries it, so that PostgreSQL never takes one
-- of the indexes that lists run along instead: they hold the standing too, but to find one invoice in them it reads all of a
-- seller's.
alter table delivery_attempts drop constraint delivery_attempts_organisation_id_invoice_id_fkey;
alter table delivery_evidence drop constraint delivery_evidence_organisation_id_invoice_id_fkey;
alter table reminders drop constraint reminders_organisation_id_invoice_id_fkey;
alter table deliveries drop constraint deliveries_pkey;
alter table deliveries add constraint deliveries_pkey primary key (organisation_id, invoice_id) include (standing);
alter table delivery_attempts add constraint delivery_attempts_organisation_id_invoice_id_fkey
  foreign key (organisation_id, invoice_id) references deliveries (organisation_id, invoice_id);
alter table delivery_evidence add constraint delivery_evidence_organisation_id_invoice_id_fkey
  foreign key (organisation_id, invoice_id) references deliveries (organisation_id, invoice_id);
alter table reminders add constraint reminders_organisation_id_invoice_id_fkey
  foreign key (organisation_id, invoice_id) references deliveries (organisation_id, invoice_id);
