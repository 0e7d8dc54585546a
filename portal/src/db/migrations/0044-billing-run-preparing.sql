-- A run is prepared by a job, and remembers what it saw (docs/decisions/0032).

alter table billing_runs drop constraint billing_runs_state_check;
alter table billing_runs add constraint billing_runs_state_check
  check (state in ('preparing', 'prepared', 'running', 'stopped', 'done', 'cancelled'));
alter table billing_runs add column through_batch integer not null default 0 check (through_batch >= 0);
comment on column billing_runs.through_batch is 'The last batch of usage rows that was seen when it was prepared: later ones wait for another run.';
drop index billing_runs_one_at_a_time;
create unique index billing_runs_one_at_a_time on billing_runs (organisation_id)
  where state in ('preparing', 'prepared', 'running', 'stopped');
grant update (through_batch) on billing_runs to fakturaporten_app;
