-- Whether a page, and whether a fault's sentence, helped: told by anybody, with nobody's name on it (B11, D14).

create table page_feedback (
  id uuid primary key,
  page text not null check (page ~ '^/[a-z0-9/-]{0,99}$'),
  helped boolean not null,
  language text not null check (language in ('sv', 'en')),
  words text check (length(words) between 1 and 1000),
  given_at timestamptz not null
);
create index page_feedback_of_page on page_feedback (page, given_at desc);
create index page_feedback_with_words on page_feedback (given_at desc, id desc) where words is not null;
comment on table page_feedback is 'Global. Written by domain/feedback. Answers to "did you get help from this page?", with nobody''s name on them.';

create table fault_tallies (
  on_day date not null,
  receiver_id uuid references receivers (id),
  fault text not null check (fault ~ '^[A-Za-z0-9.*_-]{1,100}$'),
  stops integer not null default 0 check (stops >= 0),
  helped integer not null default 0 check (helped >= 0),
  not_helped integer not null default 0 check (not_helped >= 0),
  unique nulls not distinct (on_day, receiver_id, fault)
);
create index fault_tallies_of_receiver on fault_tallies (receiver_id, on_day);
comment on table fault_tallies is 'Global. Written by domain/feedback. How often a fault stopped an invoice to a unit each day, and whether its sentence helped. Counts only: neither whose invoice nor what was typed.';

grant select, insert on page_feedback to fakturaporten_app;
grant update (words) on page_feedback to fakturaporten_app;
grant select, insert on fault_tallies to fakturaporten_app;
grant update (stops, helped, not_helped) on fault_tallies to fakturaporten_app;
