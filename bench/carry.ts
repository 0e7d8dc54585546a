/**
 * From "sent" to "delivered", without kills: how many invoices a second one process of the portal carries to an access point, what
 * each costs in statements, transactions and processor time, and beside it in the same run the two limits it cannot pass: bare posts
 * of the same messages to the same simulator, and durable transactions on the same server by as many connections.
 *
 *   node --conditions=source bench/carry.ts [--sends 3000] [--lanes 64] [--pool 8] [--worst] [--statements]
 */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { systemChance } from "../portal/src/chance.ts";
import { connect, driverConfig } from "../portal/src/db/connection.ts";
import { accessPoint } from "../portal/src/integrations/access-point.ts";
import { handlers } from "../portal/src/jobs/handlers.ts";
import { openQueue } from "../portal/src/jobs/queue.ts";
import { startWorker } from "../portal/src/jobs/worker.ts";
import { systemClock } from "../portal/src/time.ts";
import { type JobName, performer } from "../portal/src/work.ts";
import { setStage, type Stage } from "../scripts/delivery-harness/stage.ts";
import { freePort } from "../scripts/kill-harness/portal.ts";

const { values } = parseArgs({
  options: {
    sends: { type: "string", default: "3000" },
    lanes: { type: "string", default: "64" },
    pool: { type: "string", default: "8" },
    worst: { type: "boolean", default: false },
    statements: { type: "boolean", default: false },
  },
});
const sends = Number(values.sends);
const poolSize = Number(values.pool);
const lanes = Number(values.lanes);
const token = "token-of-the-bench";
const texts = new Map<string, number>();
if (values.statements) countStatements();

const port = await freePort();
const simulator = spawn(
  process.execPath,
  [
    "--conditions=source",
    join(import.meta.dirname, "..", "portal", "src", "simulator", "main.ts"),
    "--port",
    `${port}`,
    "--token",
    token,
    ...(values.worst ? ["worst"] : []),
    "silent=1",
  ],
  { stdio: ["ignore", "pipe", "inherit"] },
);
await new Promise((resolve) => simulator.stdout.once("data", resolve));
const stage = await setStage();
try {
  await measure(stage);
} finally {
  simulator.kill("SIGTERM");
  await stage.close();
}
process.exit();

async function measure(stage: Stage): Promise<void> {
  const url = `http://127.0.0.1:${port}`;
  await stage.issue(sends);
  await stage.ask("analyze");
  const before = await standing(stage);
  texts.clear();
  const seconds = await carry(stage, url);
  const after = await standing(stage);
  const rate = sends / seconds;
  const per = (what: keyof Standing): string => ((after[what] - before[what]) / sends).toFixed(2);
  console.log(`${sends} sends carried in ${seconds.toFixed(1)} s: ${rate.toFixed(0)} a second.`);
  console.log(`A send: ${per("transactions")} transactions, ${per("flushes")} flushes, ${per("walKb")} kB of log,`);
  console.log(`${per("ownMs")} ms of the portal's processor time, ${per("serverMs")} ms of PostgreSQL's.`);
  const asked = [...texts].sort(([, a], [, b]) => b - a);
  for (const [text, count] of asked) console.log(`${(count / sends).toFixed(2).padStart(7)}  ${text}`);
  const posts = await barePosts(url);
  const commits = await bareCommits(stage);
  console.log(
    `Limits of this run: ${posts.toFixed(0)} bare posts a second, ${commits.toFixed(0)} durable transactions a second.`,
  );
}

async function carry({ application, ask }: Stage, url: string): Promise<number> {
  const connection = connect(application, { purpose: "jobs", poolSize });
  const queue = await openQueue(driverConfig(application, "jobs"), { keeps: false });
  let wake: (jobs: readonly JobName[]) => void = () => {};
  const perform = performer({
    db: connection.db,
    clock: systemClock,
    chance: systemChance,
    enqueue: queue.enqueue,
    onEnqueued: (jobs) => wake(jobs),
  });
  const carriers = { "access-point": accessPoint({ url, token, shape: "phoss", timeoutMs: 400 }) };
  const { "deliver-invoice": deliver } = handlers;
  const began = performance.now();
  const worker = startWorker({
    queue,
    deliveryLanes: lanes,
    handlers: { "deliver-invoice": deliver },
    tools: { perform, clock: systemClock, carriers },
    onFailure: (job, error) => console.error(job, error),
  });
  wake = worker.wake;
  for (let left = sends; left > 0; ) {
    await sleep(100);
    const [row] = await ask<{ left: number }>(
      "select count(*)::int as left from deliveries where state in ('waiting', 'accepted')",
    );
    left = row?.left ?? 0;
  }
  const seconds = (performance.now() - began) / 1000;
  await worker.stop(5000);
  await Promise.all([queue.close(), connection.close()]);
  return seconds;
}

interface Standing {
  readonly transactions: number;
  readonly flushes: number;
  readonly walKb: number;
  readonly ownMs: number;
  readonly serverMs: number;
}

async function standing({ ask }: Stage): Promise<Standing> {
  await sleep(1500); // until every backend has told its figures
  const [row] = await ask<{ transactions: number; flushes: number; wal: number }>(`
    select (select sum(xact_commit)::float8 from pg_stat_database) as transactions,
      (select sum(fsyncs)::float8 from pg_stat_io where object = 'wal') as flushes,
      (select wal_bytes::float8 from pg_stat_wal) as wal`);
  const { user, system } = process.cpuUsage();
  return {
    transactions: row?.transactions ?? 0,
    flushes: row?.flushes ?? 0,
    walKb: (row?.wal ?? 0) / 1024,
    ownMs: (user + system) / 1000,
    serverMs: postgresMs(),
  };
}

/** Processor time of the database server this process has started, those of its processes that have ended included. */
function postgresMs(): number {
  const stats = readdirSync("/proc").flatMap((pid) => statOf(pid));
  const main = stats.find(({ parent, name }) => parent === process.pid && name === "postgres");
  if (main === undefined) return 0;
  return stats
    .filter((one) => one.pid === main.pid || one.parent === main.pid)
    .reduce((sum, { ownTicks, endedTicks }) => sum + (ownTicks + endedTicks) * 10, 0);
}

function statOf(pid: string) {
  if (!/^\d+$/.test(pid)) return [];
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const at = (field: number): number => fields[field - 3] ?? 0;
    const name = text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"));
    return [{ pid: Number(pid), name, parent: at(4), ownTicks: at(14) + at(15), endedTicks: at(16) + at(17) }];
  } catch {
    return []; // it has ended meanwhile
  }
}

/** The same work for the wire alone: as many at a time as there are lanes. */
async function barePosts(url: string): Promise<number> {
  const envelope = Buffer.alloc(6_000, "x");
  return ratePerSecond(lanes, async () => {
    const response = await fetch(`${url}/api/outbound/submit-sbd`, {
      method: "POST",
      headers: { "x-token": token },
      body: envelope,
    });
    await response.text();
  });
}

/** One row written and flushed, as many at a time as the portal has connections. */
async function bareCommits({ application, ask }: Stage): Promise<number> {
  await ask("create table bare_commits (id bigint generated always as identity, content text)");
  await ask(`grant insert on bare_commits to ${application.user}`);
  const pool = new pg.Pool({ ...driverConfig(application, "jobs"), max: poolSize });
  const rate = await ratePerSecond(poolSize, () =>
    pool.query({ name: "bare", text: "insert into bare_commits (content) values ($1)", values: ["x".repeat(200)] }),
  );
  await pool.end();
  return rate;
}

async function ratePerSecond(clients: number, once: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let count = 0;
  const run = async (): Promise<void> => {
    for (; performance.now() - began < 4000; count += 1) await once();
  };
  await Promise.all(Array.from({ length: clients }, run));
  return count / ((performance.now() - began) / 1000);
}

function countStatements(): void {
  const prototype = pg.Client.prototype as unknown as { query: (...words: unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function counted(this: unknown, ...words: unknown[]) {
    const [first] = words;
    const text = typeof first === "string" ? first : String((first as { text?: string }).text);
    const short = text.replace(/\s+/g, " ").trim().slice(0, 150);
    texts.set(short, (texts.get(short) ?? 0) + 1);
    return query.apply(this, words);
  };
}
