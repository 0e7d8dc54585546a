-- What is open is asked for on every start page.
create index disputes_open on disputes (organisation_id, opened_at desc) where state = 'open';
