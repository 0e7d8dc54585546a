-- Reminders and statements name the account that stands on the invoice itself, also when later invoices are paid to another. What was
-- issued before says it in its document; the account stands ahead of the lines.

alter table customer_invoices add column bankgiro text check (bankgiro ~ '^[0-9]{7,8}$');
comment on column customer_invoices.bankgiro is 'The bankgiro on the document; none on a credit note.';

alter table customer_invoices no force row level security;
alter table customer_invoice_documents no force row level security;
update customer_invoices set bankgiro = (regexp_match(encode(substring(ubl from 1 for 100000), 'escape'),
    '<cac:PayeeFinancialAccount>\s*<cbc:ID>([0-9]{7,8})</cbc:ID>\s*<cac:FinancialInstitutionBranch>\s*<cbc:ID>SE:BANKGIRO</cbc:ID>'))[1]
  from customer_invoice_documents
  where customer_invoices.id = customer_invoice_documents.invoice_id and customer_invoices.kind = 'invoice';
alter table customer_invoices force row level security;
alter table customer_invoice_documents force row level security;
