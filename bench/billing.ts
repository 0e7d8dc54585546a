/**
 * How fast a month is billed: 5 000 customers of skewed sizes with 1.4 million usage rows and three earlier months beside them are
 * rated, against a plain SQL aggregation of the same rows in the same run below the same walls, and their invoices issued and validated.
 *
 *   node --conditions=source bench/billing.ts [customers] [rows a month] [months]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { aCreditor, settleCreditor } from "../portal/test/support/outbound.ts";
import { systemChance } from "../portal/src/chance.ts";
import { connect, driverConfig } from "../portal/src/db/connection.ts";
import { startEmbedded } from "../portal/src/db/embedded/server.ts";
import { migrate, readMigrations } from "../portal/src/db/migrate.ts";
import { migrationsFolder } from "../portal/src/db/migrations-folder.ts";
import type { Person } from "../portal/src/domain/access/permissions.ts";
import { issueWaiting } from "../portal/src/domain/billing/issue-waiting.ts";
import { prepareRun, startRun } from "../portal/src/domain/billing/prepare-run.ts";
import { sumRun } from "../portal/src/domain/billing/queries.ts";
import { rateRun } from "../portal/src/domain/billing/rate-run.ts";
import type { Month } from "../portal/src/domain/catalogue/month.ts";
import type { Clock, Instant, LocalDate } from "../portal/src/time.ts";
import { type Actor, type Perform, performer } from "../portal/src/work.ts";
import { processorTime } from "./scale/processor.ts";

const customerCount = Number(process.argv[2] ?? 5_000);
const rowsAMonth = Number(process.argv[3] ?? 1_400_000);
const months = Number(process.argv[4] ?? 4);
const services = 20;
const warmHandfuls = 10;
const ratioLimit = 3;
const invoicesASecondLimit = 200;
const month = "2026-10-01" as Month;
const clock: Clock = () => "2026-11-03T09:00:00.000Z" as Instant;

const folder = await mkdtemp(join(tmpdir(), "fakturaporten-billing-"));
const server = await startEmbedded({ dataFolder: folder, settings: { fsync: "off", synchronous_commit: "off" } });
try {
  await measure();
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const superuser = new pg.Client({ ...driverConfig(server.address("postgres", "postgres"), "migration") });
  await superuser.connect();
  await superuser.query("create database bench owner fakturaporten_owner");
  await superuser.end();
  await migrate(server.address("fakturaporten_owner", "bench"), await readMigrations(migrationsFolder));
  const { db, close } = connect(server.address("fakturaporten_app", "bench"), { purpose: "jobs" });
  const perform = performer({ db, clock, chance: systemChance, enqueue: async () => {} });
  const officer = await aCreditor({ perform });
  await settleCreditor({ perform }, officer);
  await fill(officer);
  await report(perform, officer);
  await close();
}

/** The largest customer has a fourteenth of all rows, as 100 000 of 1.4 million; the others fall off as one over the square root. */
async function fill({ organisationId }: Person): Promise<void> {
  const from = performance.now();
  const client = new pg.Client({ ...driverConfig(server.address("postgres", "bench"), "migration") });
  await client.connect();
  for (const statement of [
    `insert into organisations (id, kind, organisation_number, name, street, postal_code, city, contact_name, contact_email, registered_at)
      select md5('party' || n)::uuid, 'customer', '5560360793', 'Kund ' || n, 'Gatan 1', '12345', 'Provstad', 'x', 'x@prov.example', now()
      from generate_series(1, ${customerCount}) n`,
    `insert into customers (organisation_id, id, customer_number, kind, party_id, added_at)
      select '${organisationId}', md5('customer' || n)::uuid, 'K-' || n, 'company', md5('party' || n)::uuid, now()
      from generate_series(1, ${customerCount}) n`,
    `insert into customer_versions (organisation_id, customer_id, from_on, recorded_at, name, organisation_number, street, postal_code, city, reference, email)
      select organisation_id, id, '2020-01-01', now(), 'Kund ' || customer_number, '5560360793', 'Gatan 1', '12345', 'Provstad', '123456', 'x@prov.example'
      from customers`,
    `insert into services (organisation_id, id, code, offering, name, unit, charged, changed_at)
      select '${organisationId}', md5('service' || n)::uuid, 'T' || n, 'Utbud', 'Tjänst ' || n, 'C62', 'by-use', now()
      from generate_series(1, ${services}) n`,
    `insert into service_prices (organisation_id, service_id, from_on, price, list_name, recorded_at)
      select organisation_id, id, day, 1 + random() * 100, 'lista', now() from services, unnest(array[date '2026-01-01', date '2026-10-16']) day`,
    `insert into usage_imports (organisation_id, id, source, name, sha256, state, made_at, ended_at)
      select '${organisationId}', md5('import' || m)::uuid, 'file', 'x', sha256(m::text::bytea), 'done', now(), now() from generate_series(1, ${months}) m`,
    `create table sized as select key, greatest(1, floor(${rowsAMonth} / 14.0 / sqrt(n)))::integer as rows
      from (select key, row_number() over (order by key) n from customers) ranked`,
    `update sized set rows = greatest(1, round(rows * ${rowsAMonth}::numeric / (select sum(rows) from sized)))`,
    `insert into usage_batches (organisation_id, import_id, customer_key, month, row_count)
      select '${organisationId}', md5('import' || m)::uuid, key, (date '${month}' - (m - 1) * interval '1 month')::date, rows
      from sized, generate_series(1, ${months}) m order by m desc, key`,
    `insert into usage_rows (organisation_id, batch_key, customer_key, service_key, unit_key, ansvar_key, employee_key, month, used_on, quantity, source_id)
      select '${organisationId}', b.key, b.customer_key, 1 + floor(random() * least(${services}, 4 + b.row_count / 50))::integer,
        floor(random() * least(5, 1 + b.row_count / 200))::integer, 0,
        floor(random() * 50)::integer, b.month, b.month + floor(random() * 28)::integer, 1 + floor(random() * 100), b.key || '-' || n
      from usage_batches b, generate_series(1, b.row_count) n order by b.month, b.customer_key`,
    "vacuum analyze",
  ])
    await client.query(statement);
  const { rows } = await client.query("select count(*) from usage_rows");
  console.log(
    `${rows[0].count} rows of ${customerCount} customers in ${months} months, written in ${seconds(from)} s; ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`,
  );
  await client.end();
}

async function report(perform: Perform, officer: Person): Promise<void> {
  const { organisationId } = officer;
  const machine: Actor = { kind: "machine", job: "bench", organisationId };
  const plain = async (): Promise<number> => {
    const from = performance.now();
    await perform(machine, (work) =>
      sql`select customer_key, service_key, ansvar_key, count(*), sum(quantity) from usage_rows
        where organisation_id = ${organisationId} and month = ${month} group by 1, 2, 3`.execute(work.db),
    );
    return performance.now() - from;
  };
  await plain();
  const aggregated = await plain();
  const runId = await perform(officer, (work) => prepareRun(work, { month, issueOn: "2026-11-03" as LocalDate }));
  const from = performance.now();
  await perform(machine, (work) => rateRun(work, runId));
  const rated = performance.now() - from;
  const ratio = rated / aggregated;
  const holds = ratio <= ratioLimit ? "within" : "NOT within";
  console.log(
    `plain aggregation ${ms(aggregated)}, rating with preview ${ms(rated)}: ${ratio.toFixed(2)} times, ${holds} ${ratioLimit}`,
  );
  await perform(officer, (work) => startRun(work, runId));
  // A region that has billed before has statistics of its invoices: the first handfuls stand for its earlier months.
  for (let handful = 0; handful < warmHandfuls; handful += 1)
    await perform(machine, (work) => issueWaiting(work, runId));
  await analyze();
  const earlier = (await perform(officer, (work) => sumRun(work, runId))).issued;
  const issuing = performance.now();
  const before = processorTime(server.processId());
  while (await perform(machine, (work) => issueWaiting(work, runId)));
  const spent = (performance.now() - issuing) / 1000;
  const used = processorTime(server.processId());
  const sums = await perform(officer, (work) => sumRun(work, runId));
  const { refused } = sums;
  const issued = sums.issued - earlier;
  const rate = issued / spent;
  const fast = rate >= invoicesASecondLimit ? "within" : "NOT within";
  const { lines } = await perform(officer, async (work) => ({
    lines: await sql<{ n: number }>`select count(*)::integer as n from customer_invoice_lines`.execute(work.db),
  }));
  console.log(
    `${lines.rows[0]?.n} lines; processor time an invoice: the portal's own ${((used.nodeMs - before.nodeMs) / issued).toFixed(1)} ms, PostgreSQL's ${((used.postgresMs - before.postgresMs) / issued).toFixed(1)} ms`,
  );
  console.log(
    `${issued} invoices issued and validated, ${refused} refused, in ${spent.toFixed(1)} s: ${rate.toFixed(0)} a second, ${fast} ${invoicesASecondLimit}`,
  );
}

async function analyze(): Promise<void> {
  const client = new pg.Client({ ...driverConfig(server.address("postgres", "bench"), "migration") });
  await client.connect();
  await client.query("analyze");
  await client.end();
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1);
}

function ms(duration: number): string {
  return `${duration.toFixed(0)} ms`;
}
