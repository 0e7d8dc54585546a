-- Recurring invoices that come back by weeks, beside those that come back by months.

alter table recurring_invoices
  alter column every_months drop not null,
  add column every_weeks smallint check (every_weeks in (1, 2)),
  add constraint recurring_invoices_one_interval check (num_nonnulls(every_months, every_weeks) = 1);
comment on table recurring_invoices is 'Tenant. Written by domain/recurring. An invoice that comes back every so many months or weeks: the days are first_on plus those, next_on the next of them. Made in the name of whoever set it (set_by).';
