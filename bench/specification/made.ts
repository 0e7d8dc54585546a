/** The database that is asked: made once in a folder, and found there by later runs. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { driverConfig } from "../../portal/src/db/connection.ts";
import type { EmbeddedServer } from "../../portal/src/db/embedded/server.ts";
import { migrate, readMigrations } from "../../portal/src/db/migrate.ts";
import { migrationsFolder } from "../../portal/src/db/migrations-folder.ts";
import type { Person } from "../../portal/src/domain/access/permissions.ts";
import { keepBilledRows, rowsKeptFrom } from "../../portal/src/domain/billing/billed-rows.ts";
import type { Month } from "../../portal/src/domain/catalogue/month.ts";
import type { CustomerId } from "../../portal/src/domain/customers/customer.ts";
import type { OrganisationId, Perform } from "../../portal/src/work.ts";
import { aCreditor, aCustomerUser, settleCreditor } from "../../portal/test/support/outbound.ts";
import type { Duck } from "./duck.ts";
import { fillBilled, type Sizes } from "./fill.ts";

export interface Made {
  readonly officer: Person;
  /** Reads the largest customer's. */
  readonly reader: Person;
}

export interface Making {
  readonly folder: string;
  readonly server: EmbeddedServer;
  readonly perform: Perform;
  readonly duck: Duck;
  readonly sizes: Omit<Sizes, "eachMonth">;
}

const note = "made.json";

export async function findMade(folder: string): Promise<Made | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, note), "utf8")) as Made;
  } catch {
    return undefined;
  }
}

export async function make({ folder, server, perform, duck, sizes }: Making): Promise<Made> {
  const from = performance.now();
  const seconds = (): string => ((performance.now() - from) / 1000).toFixed(0);
  const officer = await aCreditor({ perform });
  await settleCreditor({ perform }, officer);
  await fillBilled(server.address("postgres", "bench"), officer.organisationId, { ...sizes, eachMonth: duck.take });
  console.log(`${sizes.rows} rows of ${sizes.months} months written and billed in ${seconds()} s`);
  const looker = new pg.Client({
    ...driverConfig(server.address("postgres", "bench"), "migration"),
    statement_timeout: 0,
  });
  await looker.connect();
  await duck.takePrices(looker);
  await keepRows(looker, perform, officer.organisationId);
  const { rows } = await looker.query<{ id: CustomerId }>(
    "select c.id from customers c join usage_batches b on b.customer_key = c.key order by b.row_count desc limit 1",
  );
  await looker.end();
  const [largest] = rows;
  if (largest === undefined) throw new Error("There are no customers.");
  const made = { officer, reader: await aCustomerUser({ perform }, officer, largest.id) };
  await writeFile(join(folder, note), JSON.stringify(made));
  return made;
}

export async function makeDatabase(server: EmbeddedServer): Promise<void> {
  const superuser = new pg.Client({ ...driverConfig(server.address("postgres", "postgres"), "migration") });
  await superuser.connect();
  await superuser.query("create database bench owner fakturaporten_owner");
  await superuser.end();
  await migrate(server.address("fakturaporten_owner", "bench"), await readMigrations(migrationsFolder));
}

/** What issuing keeps of large invoices, by the portal's own statement. */
async function keepRows(client: pg.Client, perform: Perform, organisationId: OrganisationId): Promise<void> {
  const from = performance.now();
  const { rows: large } = await client.query<{ month: Month; customerKey: number; id: string; rows: number }>(
    `select b.month::text as month, b.customer_key as "customerKey", billed.invoice_id::text as id, b.row_count as rows
     from usage_batches b join billed_batches billed on billed.batch_key = b.key where b.row_count >= $1 order by 1, 2`,
    [rowsKeptFrom],
  );
  for (const { month: one, customerKey, id } of large)
    await perform({ kind: "machine", job: "bench", organisationId }, (work) =>
      keepBilledRows(work, { organisationId, month: one, customerKey, invoiceIds: [id] }),
    );
  await client.query("vacuum analyze specification_rows");
  const kept = large.reduce((sum, one) => sum + one.rows, 0);
  const seconds = (performance.now() - from) / 1000;
  console.log(
    `${kept} rows of large invoices kept in ${seconds.toFixed(0)} s, ${(kept / seconds).toFixed(0)} a second\n`,
  );
}
