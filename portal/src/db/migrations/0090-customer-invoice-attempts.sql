-- Attempts, answers and messages of customer invoices stand beside those of supplier invoices: one way of telling what was tried
-- and what came of it (docs/decisions/0043).

alter table delivery_attempts drop constraint delivery_attempts_organisation_id_invoice_id_fkey;
alter table delivery_attempts add column about text not null default 'invoice' check (about in ('invoice', 'customer-invoice'));
alter table delivery_attempts add column of_invoice uuid generated always as (case when about = 'invoice' then invoice_id end) stored;
alter table delivery_attempts add column of_customer_invoice uuid
  generated always as (case when about = 'customer-invoice' then invoice_id end) stored;
alter table delivery_attempts add foreign key (organisation_id, of_invoice) references deliveries (organisation_id, invoice_id);
alter table delivery_attempts add foreign key (organisation_id, of_customer_invoice)
  references customer_invoice_deliveries (organisation_id, invoice_id);
comment on column delivery_attempts.about is 'Which kind of invoice is carried; of_invoice and of_customer_invoice follow from it, and each points where it should.';

alter table delivery_evidence drop constraint delivery_evidence_organisation_id_invoice_id_fkey;
alter table delivery_evidence add column about text not null default 'invoice' check (about in ('invoice', 'customer-invoice'));
alter table delivery_evidence add column of_invoice uuid generated always as (case when about = 'invoice' then invoice_id end) stored;
alter table delivery_evidence add column of_customer_invoice uuid
  generated always as (case when about = 'customer-invoice' then invoice_id end) stored;
alter table delivery_evidence add foreign key (organisation_id, of_invoice) references deliveries (organisation_id, invoice_id);
alter table delivery_evidence add foreign key (organisation_id, of_customer_invoice)
  references customer_invoice_deliveries (organisation_id, invoice_id);
comment on column delivery_evidence.about is 'Which kind of invoice is carried; of_invoice and of_customer_invoice follow from it, and each points where it should.';

alter table transmissions add column about text not null default 'invoice' check (about in ('invoice', 'customer-invoice'));
comment on column transmissions.about is 'Which kind of invoice the message carries.';
