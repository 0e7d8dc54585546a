-- Files from the bank are taken when the money came to an account that the creditor has named as its own.

alter table creditors add column other_accounts text[] not null default '{}'
  check (cardinality(other_accounts) <= 20 and array_position(other_accounts, null) is null);
comment on column creditors.other_accounts is 'Accounts besides the bankgiro on the invoice that payments come to: an IBAN, or the digits of a giro or an account, without leading zeros.';
