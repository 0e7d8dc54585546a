-- A list narrowed by issue date, kind and receiver is in the order of the issue date, and found along one index each way: beside
-- the delivery where it is asked how an invoice stands, beside the invoice where it is not (decisions 24 and 41).

alter table deliveries
  add column kind text check (kind in ('invoice', 'credit-note')),
  add column receiver_id uuid,
  add column issue_on date;

alter table deliveries no force row level security;
alter table invoices no force row level security;
update deliveries set kind = invoices.kind, receiver_id = invoices.receiver_id, issue_on = invoices.issue_on
  from invoices where invoices.organisation_id = deliveries.organisation_id and invoices.id = deliveries.invoice_id;
alter table deliveries force row level security;
alter table invoices force row level security;

alter table deliveries
  alter column kind set not null,
  alter column receiver_id set not null,
  alter column issue_on set not null;
comment on column deliveries.kind is 'The invoice''s own, as receiver_id and issue_on are: written with the row and never changed, so that lists of what stands so are narrowed along one index.';

create index deliveries_by_issue_date on deliveries
  (organisation_id, standing, kind, issue_on desc, issued_at desc, invoice_id desc);
create index deliveries_by_receiver on deliveries
  (organisation_id, standing, kind, receiver_id, issue_on desc, issued_at desc, invoice_id desc);
create index invoices_by_issue_date on invoices (organisation_id, kind, issue_on desc, issued_at desc, id desc);
create index invoices_by_kind_and_receiver on invoices
  (organisation_id, kind, receiver_id, issue_on desc, issued_at desc, id desc);
