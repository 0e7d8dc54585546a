-- Invoices issued together enter the ledger together: one statement for a handful, not one for each with its sums (docs/decisions/0048).

create function enter_customer_invoices() returns trigger language plpgsql as $$
begin
  insert into ledger_entries (organisation_id, id, customer_id, invoice_id, kind, amount_minor, currency, on_day, source, entered_at, entered_by)
    select organisation_id, id, customer_id, coalesce(credits_invoice_id, id),
      case kind when 'credit-note' then 'credit' else 'debit' end,
      case kind when 'credit-note' then -payable_minor else payable_minor end,
      currency, issue_on, 'document:' || id, issued_at, issued_by
    from issued where payable_minor <> 0;
  return null;
end $$;
drop trigger customer_invoices_into_ledger on customer_invoices;
create trigger customer_invoices_into_ledger after insert on customer_invoices
  referencing new table as issued for each statement execute function enter_customer_invoices();
drop function enter_customer_invoice();
