/** A creditor's years: an invoice a customer and month, paid, but for the latest month's and some that are late; and payments nobody knows. */
import pg from "pg";
import { type Address, driverConfig } from "../../portal/src/db/connection.ts";

export interface Filled {
  readonly customerId: string;
  readonly invoiceId: string;
  readonly entries: number;
  readonly open: number;
}

export async function fillLedger(
  superuser: Address,
  creditor: string,
  { customers, months }: { readonly customers: number; readonly months: number },
): Promise<Filled> {
  const client = new pg.Client({ ...driverConfig(superuser, "migration"), statement_timeout: 0 });
  await client.connect();
  for (const statement of [
    ...parties(creditor, customers),
    ...invoices(creditor, months),
    ...payments(creditor),
    ...late,
  ])
    await client.query(statement);
  await client.query("vacuum analyze");
  // Where months come one after the other, what is paid leaves room for what comes: here all was unpaid at once.
  await client.query("reindex table ledger_sums");
  await client.query("reindex table payment_rests");
  const { rows } = await client.query<Filled>(
    `select s.customer_id as "customerId", s.invoice_id as "invoiceId", (select count(*)::integer from ledger_entries) as entries,
      (select count(*)::integer from ledger_sums where left_minor > 0) as open
    from ledger_sums s where left_minor > 0 order by invoice_id limit 1`,
  );
  await client.end();
  const [filled] = rows;
  if (filled === undefined) throw new Error("Nothing is open.");
  return filled;
}

function parties(creditor: string, customers: number): readonly string[] {
  return [
    `insert into organisations (id, kind, organisation_number, name, street, postal_code, city, contact_name, contact_email, registered_at)
      select md5('party' || n)::uuid, 'customer', '5560360793', 'Kund ' || n, 'Gatan 1', '12345', 'Provstad', 'x', 'x@prov.example', now()
      from generate_series(1, ${customers}) n`,
    `insert into customers (organisation_id, id, customer_number, kind, party_id, added_at)
      select '${creditor}', md5('customer' || n)::uuid, 'K-' || n, 'company', md5('party' || n)::uuid, now()
      from generate_series(1, ${customers}) n order by n`,
    `insert into customer_versions (organisation_id, customer_id, from_on, recorded_at, name, organisation_number, street, postal_code, city, reference, email)
      select organisation_id, id, '2020-01-01', now(), 'Kund ' || customer_number, '5560360793', 'Gatan 1', '12345', 'Provstad', '123456', 'x@prov.example'
      from customers`,
    "analyze customers",
  ];
}

/** In the order a creditor makes them, so that the ledger is filled by the database as it issues. */
function invoices(creditor: string, months: number): readonly string[] {
  return Array.from({ length: months }, (_, index) => months - 1 - index).map(
    (
      ago,
    ) => `insert into customer_invoices (organisation_id, id, kind, number, ocr_reference, customer_id, customer_key, customer_name,
        month, issue_on, due_on, currency, net_minor, vat_minor, payable_minor, issued_at)
      select '${creditor}', md5(customer_number || '-${ago}')::uuid, 'invoice', (100000 + ${months - ago} * 10000 + key)::text,
        (100000 + ${months - ago} * 10000 + key)::text || '7', id, key, customer_number,
        (date '2026-10-01' - ${ago} * interval '1 month')::date, (date '2026-11-03' - ${ago} * interval '1 month')::date,
        (date '2026-12-03' - ${ago} * interval '1 month')::date, 'SEK', 10000 + key, 2500, 12500 + key,
        timestamptz '2026-11-03T09:00Z' - ${ago} * interval '1 month'
      from customers`,
  );
}

function payments(creditor: string): readonly string[] {
  const paid = "i.due_on < '2026-12-01' and (i.customer_key + extract(month from i.month)) % 50 <> 0";
  return [
    `insert into bank_files (organisation_id, id, file_name, file_bytes, file_sha256, kind, state, uploaded_at, read_at)
      values ('${creditor}', md5('file')::uuid, 'x', 'x', sha256('x'), 'bgmax', 'taken', now(), now())`,
    `insert into bank_payments (organisation_id, id, bank_file_id, bank_reference, account_scheme, account_number, booked_on, amount_minor, currency)
      select i.organisation_id, i.id, md5('file')::uuid, i.number, 'bankgiro', '9912346', i.due_on, i.payable_minor, 'SEK'
      from customer_invoices i where ${paid}`,
    `insert into bank_payments (organisation_id, id, bank_file_id, bank_reference, account_scheme, account_number, booked_on, amount_minor, currency)
      select '${creditor}', md5('unknown' || n)::uuid, md5('file')::uuid, 'unknown' || n, 'bankgiro', '9912346', '2026-11-20', 777, 'SEK'
      from generate_series(1, 60) n`,
    `insert into ledger_entries (organisation_id, id, customer_id, invoice_id, kind, amount_minor, currency, on_day, source, payment_id, entered_at)
      select i.organisation_id, md5(i.number || 'paid')::uuid, i.customer_id, i.id, 'payment', -i.payable_minor, 'SEK', i.due_on,
        'payment:' || i.id, i.id, i.issued_at + interval '30 days'
      from customer_invoices i where ${paid} order by i.customer_id`,
  ];
}

/** What is late has been reminded of, and what is very late has gone to the collection company. */
const late: readonly string[] = [
  `insert into reminder_steps (organisation_id, invoice_id, step, customer_id, taken_on, pay_by, balance_minor, fee_minor, mail_id, to_address)
    select s.organisation_id, s.invoice_id, step, s.customer_id, s.due_on + 10 * step, s.due_on + 10 * step + 8, s.left_minor, 0, s.invoice_id,
      'x@prov.example'
    from ledger_sums s, generate_series(1, 3) step where s.left_minor > 0 and s.due_on + 10 * step < '2026-11-28'`,
  `insert into collection_cases (organisation_id, invoice_id, customer_id, state, found_on, handed_over_on, capital_minor, fee_minor,
      interest_minor, claim, collector_name, collector_contact)
    select organisation_id, invoice_id, customer_id, 'asked', due_on + 45, due_on + 45, left_minor, 0, 0, '{}', 'Inkasso', 'x'
    from ledger_sums where left_minor > 0 and due_on + 45 < '2026-11-28'`,
];
