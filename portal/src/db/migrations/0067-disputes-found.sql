-- Disputes are found by what a customer's people know too, who name no organisation.
create index disputes_by_case on disputes (case_id);
create index disputes_by_invoice on disputes (invoice_id, opened_at desc);
create index disputes_open on disputes (customer_id, opened_at desc) where state = 'open';
create index dispute_lines_by_case on dispute_lines (case_id, place);
