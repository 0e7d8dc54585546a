/**
 * A creditor's usage, billed: customers of skewed sizes, each month an invoice with lines and sums as the billing run writes them.
 * Written month by month, and indexed when all stands: fifty million rows are a matter of minutes, and nothing stands twice on the disk.
 */
import pg from "pg";
import { type Address, driverConfig } from "../../portal/src/db/connection.ts";

export interface Sizes {
  readonly rows: number;
  readonly customers: number;
  readonly months: number;
  /** The latest month, by its first day. */
  readonly month: string;
  /** Called with every month's rows, in a table that is gone when it returns. */
  readonly eachMonth?: (client: pg.Client, table: string) => Promise<void>;
}

const services = 30;
const [units, ansvar, employees] = [5, 2, 40];

/** The largest customer has a fourteenth of all rows, as 100 000 of 1.4 million; the others share the rest as one over the square root. */
export async function fillBilled(superuser: Address, organisationId: string, sizes: Sizes): Promise<void> {
  const client = new pg.Client({ ...driverConfig(superuser, "migration"), statement_timeout: 0 });
  await client.connect();
  const tell = async (statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await client.query(statement);
  };
  // What is written here refers to what stands: looking each row's references up is not what is measured.
  await tell([
    "set session_replication_role = replica",
    "set work_mem = '256MB'",
    "set maintenance_work_mem = '512MB'",
  ]);
  await tell([...parties(organisationId, sizes), ...batches(organisationId, sizes), ...withoutIndexes]);
  for (let before = sizes.months - 1; before >= 0; before -= 1) {
    await tell([
      ...usageOf(organisationId, `(date '${sizes.month}' - ${before} * interval '1 month')::date`),
      ...invoices,
    ]);
    await sizes.eachMonth?.(client, "fresh");
  }
  await tell([...withIndexes, "drop table fresh, shares, ranked, sized", "vacuum analyze"]);
  await client.end();
}

/** Nobody asks by what the meter called a row. */
const withoutIndexes = [
  "alter table usage_rows drop constraint usage_rows_organisation_id_source_id_key",
  "drop index usage_rows_of_customer",
  "alter table specification_sums drop constraint specification_sums_pkey",
];
const withIndexes = [
  "create index usage_rows_of_customer on usage_rows (organisation_id, customer_key, month, service_key, batch_key)",
  "alter table specification_sums add primary key (organisation_id, customer_key, month, invoice_id, place, unit_key)",
];

function parties(creditor: string, { customers }: Sizes): readonly string[] {
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
    `insert into services (organisation_id, id, code, offering, name, unit, charged, changed_at)
      select '${creditor}', md5('service' || n)::uuid, 'T' || n, 'Utbud', 'Tjänst ' || n, 'C62', 'by-use', now()
      from generate_series(1, ${services}) n order by n`,
    `insert into service_prices (organisation_id, service_id, from_on, price, list_name, recorded_at)
      select organisation_id, id, day, round((1 + random() * 100)::numeric, 3), 'lista', now()
      from services, unnest(array[date '2020-01-01', date '2026-10-01']) day`,
  ];
}

function batches(creditor: string, { rows, months, month }: Sizes): readonly string[] {
  const names = `(select 'unit' kind, n from generate_series(1, ${units}) n
    union all select 'ansvar', n from generate_series(1, ${ansvar}) n union all select 'employee', n from generate_series(1, ${employees}) n)`;
  return [
    `insert into usage_names (organisation_id, customer_key, kind, code, name)
      select '${creditor}', c.key, names.kind, names.kind || n, names.kind || ' ' || n from customers c, ${names} names
      order by c.key, names.kind, n`,
    `insert into usage_imports (organisation_id, id, source, name, sha256, state, made_at, ended_at)
      select '${creditor}', md5('import' || m)::uuid, 'file', 'x', sha256(m::text::bytea), 'done', now(), now()
      from generate_series(1, ${months}) m`,
    `create table ranked as select key, row_number() over (order by key) as n from customers`,
    `create table sized as select key, greatest(1, round(${rows} / ${months} * case when n = 1 then 1 / 14.0 else
        13 / 14.0 / sqrt(n) / (select sum(1 / sqrt(n)) from ranked where n > 1) end))::integer as rows from ranked`,
    `insert into usage_batches (organisation_id, import_id, customer_key, month, row_count)
      select '${creditor}', md5('import' || m)::uuid, key, (date '${month}' - (m - 1) * interval '1 month')::date, rows
      from sized, generate_series(1, ${months}) m order by m desc, key`,
    "analyze usage_batches, usage_names, customers",
  ];
}

const rowColumns =
  "organisation_id, batch_key, customer_key, service_key, unit_key, ansvar_key, employee_key, month, used_on, quantity, source_id";

function usageOf(creditor: string, month: string): readonly string[] {
  const first = (kind: string): string =>
    `(select customer_key, min(key) as key from usage_names where kind = '${kind}' group by 1)`;
  const one = (of: string, count: number): string => `${of}.key + floor(random() * ${count})::integer`;
  return [
    "drop table if exists fresh, shares",
    `create unlogged table fresh as select '${creditor}'::uuid as organisation_id, b.key as batch_key, b.customer_key,
        1 + floor(random() * least(${services}, 4 + b.row_count / 20))::integer as service_key, ${one("u", units)} as unit_key,
        ${one("a", ansvar)} as ansvar_key, ${one("e", employees)} as employee_key, b.month, b.month + floor(random() * 28)::integer as used_on,
        (1 + floor(random() * 100))::numeric(16, 4) as quantity, b.key || '-' || n as source_id
      from usage_batches b join ${first("unit")} u using (customer_key) join ${first("ansvar")} a using (customer_key)
        join ${first("employee")} e using (customer_key), generate_series(1, b.row_count) n
      where b.month = ${month} order by b.customer_key`,
    `insert into usage_rows (${rowColumns}) select ${rowColumns} from fresh`,
  ];
}

/** As issuing writes them: a line is rounded once, and its units share it by the running quantity (decision 31). */
const running =
  "sum(quantity) over (partition by organisation_id, customer_key, month, service_key, ansvar_key order by unit_key)";
const lineKey = "organisation_id, customer_key, month, service_key, ansvar_key";
const invoiceId = "md5('invoice' || customer_key || month)::uuid";
const numberOf = "((month - date '2000-01-01')::bigint * 100000 + customer_key)::text";

const invoices: readonly string[] = [
  `create unlogged table shares as select ${lineKey}, ${invoiceId} as invoice_id, unit_key, price, price_from_on, quantity, row_count,
      (round(price * ${running} * 100) - round(price * (${running} - quantity) * 100))::bigint as net_minor,
      dense_rank() over (partition by organisation_id, customer_key, month order by service_key, ansvar_key) as place
    from (select r.organisation_id, r.customer_key, r.month, r.service_key, r.ansvar_key, r.unit_key, p.price, p.from_on as price_from_on,
        sum(r.quantity) as quantity, count(*)::integer as row_count
      from fresh r join services s on s.key = r.service_key
        join (select *, lead(from_on, 1, 'infinity') over (partition by service_id order by from_on) as before_on from service_prices) p
          on p.service_id = s.id and p.from_on <= r.month and r.month < p.before_on
      group by 1, 2, 3, 4, 5, 6, 7, 8) summed`,
  `insert into customer_invoices (organisation_id, id, kind, number, ocr_reference, customer_id, customer_key, customer_name, month,
      issue_on, due_on, currency, net_minor, vat_minor, payable_minor, issued_at)
    select s.organisation_id, invoice_id, 'invoice', ${numberOf}, ${numberOf}, c.id, s.customer_key, 'Kund', s.month, s.month + 33,
      s.month + 63, 'SEK', sum(net_minor), 0, sum(net_minor), now()
    from shares s join customers c on c.key = s.customer_key group by s.organisation_id, s.customer_key, c.id, s.month, invoice_id`,
  `insert into customer_invoice_lines (organisation_id, invoice_id, place, customer_id, service_key, ansvar_key, price_from_on, description,
      quantity, unit, price, vat_percent, net_minor)
    select s.organisation_id, invoice_id, place, c.id, service_key, ansvar_key, price_from_on, 'Tjänst', sum(quantity), 'C62', price, 25,
      sum(net_minor)
    from shares s join customers c on c.key = s.customer_key
    group by s.organisation_id, invoice_id, place, c.id, service_key, ansvar_key, price_from_on, price order by invoice_id, place`,
  `insert into billed_batches (organisation_id, batch_key, invoice_id, customer_key)
    select organisation_id, key, ${invoiceId}, customer_key from usage_batches where month = (select month from fresh limit 1)`,
  `insert into specification_sums (organisation_id, customer_key, month, invoice_id, place, unit_key, service_key, ansvar_key, row_count,
      quantity, net_minor)
    select organisation_id, customer_key, month, invoice_id, place, unit_key, service_key, ansvar_key, row_count, quantity, net_minor
    from shares order by customer_key`,
];
