/**
 * How fast a customer's specification is read when very many rows have been billed, beside DuckDB over the same rows in the same
 * run: a month, month on month and a year of customers of the middle size, and the largest customer's. Both must find the same
 * öre. A question over its limit at p95, or one that walks a table of more than 10 000 rows, fails the run.
 *
 *   node --conditions=source bench/specification.ts [rows] [customers] [--months 12] [--times 200] [--folder made and kept there]
 */
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { systemChance } from "../portal/src/chance.ts";
import { connect, driverConfig } from "../portal/src/db/connection.ts";
import { startEmbedded } from "../portal/src/db/embedded/server.ts";
import type { Person } from "../portal/src/domain/access/permissions.ts";
import { rowsKeptFrom } from "../portal/src/domain/billing/billed-rows.ts";
import type { CustomerId } from "../portal/src/domain/customers/customer.ts";
import type { Whose } from "../portal/src/domain/specification/queries.ts";
import { listRows } from "../portal/src/domain/specification/rows.ts";
import type { SpecificationRow } from "../portal/src/domain/specification/specification.ts";
import { type Clock, type Instant, systemClock } from "../portal/src/time.ts";
import { performer, type Work } from "../portal/src/work.ts";
import { listen, wholeScans } from "./scale/statements.ts";
import { type Duck, openDuck } from "./specification/duck.ts";
import { exportOverHttp } from "./specification/over-http.ts";
import { findMade, make, makeDatabase } from "./specification/made.ts";
import { month, overRows, overSums, type Question } from "./specification/questions.ts";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    months: { type: "string", default: "12" },
    times: { type: "string", default: "200" },
    folder: { type: "string" },
  },
});
const [rows, customers] = [Number(positionals[0] ?? 1_000_000), Number(positionals[1] ?? 1_000)];
const [months, times] = [Number(options.months), Number(options.times)];
const clock: Clock = () => "2026-11-28T09:00:00.000Z" as Instant;
const scannedRows = 10_000;
const rowsAtOnce = 5_000;

const isKept = options.folder !== undefined;
const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "fakturaporten-specification-")));
await mkdir(folder, { recursive: true });
await chmod(folder, 0o777);
const server = await startEmbedded({
  dataFolder: join(folder, "data"),
  // What is made can be made again; the portal itself, which hands out the file, refuses such a database.
  settings: (await findMade(folder)) === undefined ? { fsync: "off", synchronous_commit: "off" } : {},
});
try {
  process.exitCode = (await measure()) ? 0 : 1;
} catch (fault) {
  // Told here: a connection that is still open ends with the server, and its end would be told instead.
  console.error(fault);
  process.exitCode = 1;
} finally {
  await server.stop();
  if (!isKept) await rm(folder, { recursive: true, force: true });
}

async function measure(): Promise<boolean> {
  const found = await findMade(folder);
  if (found === undefined) await makeDatabase(server);
  const { db, close } = connect(server.address("fakturaporten_app", "bench"), { purpose: "jobs" });
  const perform = performer({ db, clock, chance: systemChance, enqueue: async () => {} });
  const duck = await openDuck(folder);
  const sizes = { rows, customers, months, month };
  const { officer, reader } = found ?? (await make({ folder, server, perform, duck, sizes }));
  const looker = new pg.Client({
    ...driverConfig(server.address("postgres", "bench"), "migration"),
    statement_timeout: 0,
  });
  await looker.connect();
  const { middle, almostKept, largest } = await readSizes(looker);
  console.log(
    `${rows} rows, ${customers} customers, ${months} months; ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`,
  );
  console.log(`rows a month: ${middle[0]?.rows} of a middle customer, ${largest.rows} of the largest\n`);
  const creditorId = officer.organisationId;
  const of = (turn: number) => ({ creditorId, key: middle[turn % middle.length]?.key ?? 0 });
  const ofLargest = { creditorId, key: largest.key };
  console.log(
    "| question | p50 ms | p95 ms | limit ms | DuckDB p50 ms | p95 ms | whole scans |\n|---|--:|--:|--:|--:|--:|---|",
  );
  const faults: string[] = [];
  const report = async (who: Person, questions: readonly Question[]): Promise<void> => {
    for (const question of questions) faults.push(...(await answer(question, { who, perform, looker, duck })));
  };
  await report(officer, overSums("middle customer", of, { month: 20, monthOnMonth: 30, year: 50 }));
  await report(
    reader,
    overSums("largest customer, by its reader", () => ofLargest, { month: 150, monthOnMonth: 150, year: 150 }),
  );
  await report(officer, overRows("middle customer", of, { limitMs: 20, rows: middle[0]?.rows ?? 0 }));
  const ofAlmost = { creditorId, key: almostKept.key };
  await report(
    officer,
    overRows(`${almostKept.rows} rows, not kept`, () => ofAlmost, { limitMs: 150, rows: almostKept.rows }),
  );
  await report(
    reader,
    overRows("largest customer, by its reader", () => ofLargest, { limitMs: 150, rows: largest.rows }),
  );
  await perform(reader, (work) => walkRows(work, ofLargest));
  if (found === undefined) console.log("\nThe file over HTTP is measured when a kept folder is asked again.");
  else
    faults.push(
      ...(await exportOverHttp({
        server,
        perform: performer({ db, clock: systemClock, chance: systemChance, enqueue: async () => {} }),
        reader,
        customerId: largest.id,
        month,
      })),
    );
  console.log(`\n${faults.length === 0 ? "every question within its limit" : faults.join("\n")}`);
  duck.close();
  await looker.end();
  await close();
  return faults.length === 0;
}

interface Sized {
  readonly id: CustomerId;
  readonly key: number;
  readonly rows: number;
}

async function readSizes(client: pg.Client) {
  const { rows: sized } = await client.query<Sized>(
    `select c.id, c.key, b.row_count as rows from customers c join usage_batches b on b.customer_key = c.key and b.month = $1
     order by b.row_count desc, c.key`,
    [month],
  );
  const [largest] = sized;
  const almostKept = sized.find((one) => one.rows < rowsKeptFrom);
  if (largest === undefined || almostKept === undefined) throw new Error("There are no customers.");
  const [half, around] = [Math.floor(sized.length / 2), Math.min(100, Math.floor(sized.length / 10))];
  return { largest, almostKept, middle: sized.slice(half - around, half + around) };
}

/** As the file of all rows does: some at a time, and what that holds at most. */
async function walkRows(work: Work, whose: Whose): Promise<void> {
  const from = performance.now();
  const before = process.memoryUsage.rss();
  let [count, most, first] = [0, 0, 0];
  for (let page: readonly SpecificationRow[] | undefined; page === undefined || page.length > 0; ) {
    page = await listRows(work, whose, { month, after: page?.at(-1), limit: rowsAtOnce });
    count += page.length;
    first ||= performance.now() - from;
    most = Math.max(most, process.memoryUsage.rss() - before);
  }
  const spent = performance.now() - from;
  console.log(
    `\nall ${count} rows of the largest, ${rowsAtOnce} at a time: first ${first.toFixed(0)} ms, all ${spent.toFixed(0)} ms, memory + ${(most / 2 ** 20).toFixed(0)} MB`,
  );
}

interface Answering {
  readonly who: Person;
  readonly perform: ReturnType<typeof performer>;
  readonly looker: pg.Client;
  readonly duck: Duck;
}

async function answer(question: Question, { who, perform, looker, duck }: Answering): Promise<readonly string[]> {
  const { name, limitMs, peer } = question;
  const here = (turn: number) => perform(who, (work) => question.asks(work, turn));
  for (let turn = 0; turn < 20; turn += 1) {
    const [own, theirs] = [await here(turn), await peer?.(duck, turn)];
    if (own !== theirs) throw new Error(`${name}: ${own} öre here, ${theirs} in DuckDB.`);
  }
  const statements = await listen(() => here(0));
  const scans = await wholeScans(looker, statements, { ...who, today: clock().slice(0, 10), rowsMax: scannedRows });
  const own: number[] = [];
  const theirs: number[] = [];
  const asked = times;
  for (let turn = 0; turn < asked; turn += 1) {
    own.push(await timeOf(() => here(turn)));
    if (peer !== undefined) theirs.push(await timeOf(() => peer(duck, turn)));
  }
  const p95 = at(own, 0.95);
  const beside = theirs.length === 0 ? "| |" : `${at(theirs, 0.5).toFixed(1)} | ${at(theirs, 0.95).toFixed(1)} |`;
  console.log(
    `| ${name} | ${at(own, 0.5).toFixed(1)} | ${p95.toFixed(1)} | ${limitMs} | ${beside} ${scans.length === 0 ? "none" : scans.join(", ")} |`,
  );
  return [
    ...(p95 > limitMs ? [`${name}: p95 ${p95.toFixed(1)} ms, over ${limitMs}`] : []),
    ...(scans.length > 0 ? [`${name}: reads the whole of ${scans.join(", ")}`] : []),
  ];
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

function at(measured: readonly number[], share: number): number {
  return [...measured].sort((a, b) => a - b)[Math.floor((measured.length - 1) * share)] ?? 0;
}
