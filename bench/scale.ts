/**
 * What pages cost when a region has traded very many invoices: 20 000 suppliers, 10 000 units, one supplier that wrote a tenth
 * of all and one unit that got a twentieth. The rows are those that real sendings left behind, multiplied (scale/multiply.ts).
 * Pages are asked for through the real door, without the network: server time, statements a page, and the plan of every
 * statement. A sequential scan over more than 10 000 rows, more than 15 statements, or more than 20 ms at p95 fails the run.
 *
 *   node --conditions=source bench/scale.ts [invoices] [--times 200] [--bytes-each 20] [--keep folder] [--only invoices]
 *
 * Ten million documents need more disk than a small machine has: with `--bytes-each 1000`, twenty neighbours among each thousand
 * carry their document, and the others one byte. `--keep` keeps the database, and uses it again when it is there.
 */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { systemChance } from "../portal/src/chance.ts";
import { connect, driverConfig } from "../portal/src/db/connection.ts";
import { startEmbedded } from "../portal/src/db/embedded/server.ts";
import { migrate, readMigrations } from "../portal/src/db/migrate.ts";
import { migrationsFolder } from "../portal/src/db/migrations-folder.ts";
import { handlers } from "../portal/src/jobs/handlers.ts";
import { installQueues, jobNames, openQueue } from "../portal/src/jobs/queue.ts";
import { doAllDue } from "../portal/src/jobs/worker.ts";
import { systemClock } from "../portal/src/time.ts";
import { performer } from "../portal/src/work.ts";
import { aSupplier, type Known } from "../portal/test/support/people.ts";
import { openMarket } from "../portal/test/support/seller.ts";
import { fillDirectory } from "./fill-directory.ts";
import { plausibleReceivers } from "./plausible-receivers.ts";
import { measurePages } from "./scale/measure.ts";
import { withSleepingIndexes } from "./scale/indexes.ts";
import { multiply } from "./scale/multiply.ts";
import { fates, openBuyer, tellStory } from "./scale/stories.ts";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    times: { type: "string", default: "200" },
    "bytes-each": { type: "string", default: "20" },
    keep: { type: "string" },
    only: { type: "string", default: "" },
  },
});
const count = Number(positionals[0] ?? 1_000_000);
const [sellers, units] = [20_000, 10_000];
/** Copies a story tells at a time; small enough that every fate comes at all times. */
const batch = Math.min(10_000, Math.ceil(count / 10));
const writers = 2;
const bytesEach = Number(options["bytes-each"]);

/** Who asks for pages afterwards. */
export interface Filled {
  readonly biller: Known["actor"];
  readonly officer: Known["actor"];
  readonly numbers: number;
}

const folder = options.keep ?? (await mkdtemp(join(tmpdir(), "fakturaporten-scale-")));
const told = join(folder, "filled.json");
const isFilled = existsSync(told);
const server = await startEmbedded({
  dataFolder: folder,
  settings: {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_wal_size: "4GB",
    maintenance_work_mem: "1GB",
    wal_level: "minimal",
    max_wal_senders: "0",
  },
});
try {
  const filled = isFilled ? await fillAgain() : await fill();
  await writeFile(told, JSON.stringify(filled));
  console.log(`${availableParallelism()} cores; load average ${(loadavg()[0] ?? 0).toFixed(1)}\n`);
  const isGood = await measurePages(server.address("fakturaporten_app", "bench"), filled, {
    times: Number(options.times),
    only: options.only,
    postgres: server.processId(),
  });
  if (!isGood) process.exitCode = 1;
} finally {
  await server.stop();
  if (options.keep === undefined) await rm(folder, { recursive: true, force: true });
}

/** A kept database, with what migrations have come since. */
async function fillAgain(): Promise<Filled> {
  await migrate(server.address("fakturaporten_owner", "bench"), await readMigrations(migrationsFolder));
  return JSON.parse(await readFile(told, "utf8")) as Filled;
}

async function fill(): Promise<Filled> {
  const started = performance.now();
  const client = await newDatabase();
  const app = connect(server.address("fakturaporten_app", "bench"), { purpose: "web" });
  const queue = await openQueue(driverConfig(server.address("fakturaporten_app", "bench"), "jobs"), { keeps: false });
  const perform = performer({ db: app.db, clock: systemClock, chance: systemChance, enqueue: queue.enqueue });
  const house = { perform, now: systemClock };
  const runJobs = async (): Promise<void> => {
    const onFailure = (job: string, error: unknown): void => console.error(job, error);
    await doAllDue({ queue, handlers, tools: { perform, clock: systemClock }, onFailure }, jobNames);
  };
  const market = await openMarket(house);
  const { actor: biller } = await aSupplier(house, { role: "biller", organisationId: market.seller });
  const buyer = await openBuyer(house);
  const company = await client.query<{ id: string; number: string; name: string }>(
    "select id, organisation_number as number, name from organisations where id = $1",
    [market.seller],
  );
  const [seller] = company.rows;
  if (seller === undefined) throw new Error("No seller");
  const stage = { house, client, runJobs, seller };
  const stories = [];
  for (const fate of Object.keys(fates) as (keyof typeof fates)[])
    stories.push({ share: fates[fate], story: await tellStory(stage, buyer, fate) });
  await queue.close();
  await app.close();
  await addParties(client, { sellerId: seller.id, unitId: buyer.unit.id });
  await copy(client, stories);
  await client.query("vacuum analyze");
  const size = await client.query("select pg_size_pretty(pg_database_size('bench')) as size");
  await client.end();
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  console.log(
    `${count} invoices of ${sellers} suppliers to ${units} units in ${size.rows[0].size}, filled in ${minutes} min`,
  );
  return { biller, officer: buyer.officer.actor, numbers: count };
}

async function newDatabase(): Promise<pg.Client> {
  const first = new pg.Client(driverConfig(server.address("postgres", "postgres"), "migration"));
  await first.connect();
  await first.query("create database bench owner fakturaporten_owner");
  await first.end();
  const owner = server.address("fakturaporten_owner", "bench");
  await migrate(owner, await readMigrations(migrationsFolder));
  await installQueues(driverConfig(owner, "migration"), "fakturaporten_app");
  const client = new pg.Client(driverConfig(server.address("postgres", "bench"), "migration"));
  await client.connect();
  return client;
}

/** Companies and units beside the two that the stories were played by; those stand at place 0. */
async function addParties(client: pg.Client, players: { readonly sellerId: string; readonly unitId: string }) {
  await client.query(
    `insert into organisations
     select (jsonb_populate_record(model, jsonb_build_object('id', md5('seller' || n)::uuid, 'name', 'Firma ' || n || ' AB',
       'organisation_number', lpad((5600000000 + n)::text, 10, '0'), 'vat_number', null))).*
     from organisations model, generate_series(1, ${sellers - 1}) n where model.id = $1`,
    [players.sellerId],
  );
  await fillDirectory(client, [...plausibleReceivers(units - 1)]);
  await client.query(`
    create table bench_sellers as select row_number() over (order by id = '${players.sellerId}' desc, id) - 1 as place, id,
      organisation_number as number, name from organisations where kind = 'supplier';
    create table bench_units as select row_number() over (order by id = '${players.unitId}' desc, id) - 1 as place, id, name
      from receivers;
    create unique index on bench_sellers (place); create unique index on bench_units (place);
    analyze bench_sellers; analyze bench_units;`);
}

type Told = { readonly share: number; readonly story: Awaited<ReturnType<typeof tellStory>> };

/** Turns go round among the stories by their shares, in batches of neighbours in time, several batches at once. */
async function copy(client: pg.Client, stories: readonly Told[]): Promise<void> {
  const batches = batchesOf(stories);
  const tables = new Set(stories.flatMap(({ story }) => story.tables.map(({ name }) => name)));
  await withSleepingIndexes(client, [...tables], async () => {
    await Promise.all(Array.from({ length: writers }, () => write(batches)));
  });
}

interface Batch {
  readonly story: Told["story"];
  readonly from: number;
  readonly to: number;
}

function batchesOf(stories: readonly Told[]): Batch[] {
  const batches: Batch[] = [];
  for (let turn = 1; turn <= count; )
    for (const { share, story } of stories) {
      const rows = Math.min(Math.ceil((batch * share) / 100), count - turn + 1);
      if (rows > 0) batches.push({ story, from: turn, to: turn + rows - 1 });
      turn += rows;
    }
  return batches.reverse();
}

async function write(batches: Batch[]): Promise<void> {
  const client = new pg.Client(driverConfig(server.address("postgres", "bench"), "migration"));
  await client.connect();
  await client.query("set session_replication_role = replica; set jit = off");
  const secondsApart = Math.max(1, Math.floor((5 * 365 * 24 * 3600) / count));
  for (let next = batches.pop(); next !== undefined; next = batches.pop())
    await multiply(client, next.story, { from: next.from, to: next.to, secondsApart, bytesEach });
  await client.end();
}
