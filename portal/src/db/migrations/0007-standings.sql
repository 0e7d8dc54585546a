-- Where an invoice stands, kept beside its delivery by whoever moves either: lists of what stands so are read along one index,
-- however many invoices a seller has. From now on a delivery's row is written by the sending itself, in its transaction.

alter table deliveries
  add column answer text check (answer in ('AB', 'IP', 'UQ', 'CA', 'RE', 'AP', 'PD')),
  add column standing text check (standing in ('sent', 'delivered', 'received', 'in-process', 'queried', 'rejected', 'accepted', 'paid', 'stopped')),
  add column issued_at timestamptz;

alter table deliveries no force row level security;
alter table invoices no force row level security;
alter table invoice_documents no force row level security;
alter table invoice_answers no force row level security;
insert into deliveries (organisation_id, invoice_id, document_id, state, changed_at)
  select organisation_id, invoice_id, document_id, 'waiting', issued_at
  from invoice_documents join invoices using (organisation_id) where invoices.id = invoice_id
  on conflict do nothing;
update deliveries set
  issued_at = (select issued_at from invoices where invoices.organisation_id = deliveries.organisation_id and invoices.id = deliveries.invoice_id),
  answer = (select status from invoice_answers
            where invoice_answers.organisation_id = deliveries.organisation_id and invoice_answers.invoice_id = deliveries.invoice_id
            order by answered_at desc, id desc limit 1);
update deliveries set standing = coalesce(
  case answer when 'AB' then 'received' when 'IP' then 'in-process' when 'UQ' then 'queried' when 'RE' then 'rejected'
              when 'AP' then 'accepted' when 'PD' then 'paid' end,
  case state when 'delivered' then 'delivered' when 'waiting' then 'sent' else 'stopped' end);
alter table deliveries force row level security;
alter table invoices force row level security;
alter table invoice_documents force row level security;
alter table invoice_answers force row level security;

alter table deliveries
  alter column standing set not null,
  alter column issued_at set not null;
create index deliveries_by_standing on deliveries (organisation_id, standing, issued_at desc, invoice_id desc);
drop index deliveries_under_way;
drop index deliveries_that_need_someone;
drop index invoice_answers_that_ask;
comment on column deliveries.answer is 'The code of the buyer''s latest answer, by when it was answered.';
comment on column deliveries.standing is 'Where the invoice stands, as one word (standing.ts): from the state and the answer, written with either.';
comment on column deliveries.issued_at is 'When the invoice was issued: the order of lists.';
grant update (answer, standing) on deliveries to fakturaporten_app;
