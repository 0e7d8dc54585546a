/**
 * A house for one test file: its own copy of the migrated database, the real queue, and a clock that tests turn. Call it at
 * the top of a test file; it opens before the tests and is torn down after them.
 */
import type { Kysely } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { systemChance } from "../../src/chance.ts";
import { type Address, type Connection, connect, driverConfig } from "../../src/db/connection.ts";
import type { Database } from "../../src/db/tables.ts";
import type { Antivirus } from "../../src/domain/attachments/scan.ts";
import type { Carriers } from "../../src/domain/delivery/carrier.ts";
import type { LookUp } from "../../src/domain/delivery/look-ups.ts";
import { handlers as everyHandler, type JobHandlers, type JobTools } from "../../src/jobs/handlers.ts";
import {
  deadLetters,
  type DeadLetter,
  jobNames,
  listDeadLetters,
  type OpenQueue,
  openQueue,
} from "../../src/jobs/queue.ts";
import { doAllDue } from "../../src/jobs/worker.ts";
import { type Instant, later, type Span } from "../../src/time.ts";
import { type JobName, type Perform, performer } from "../../src/work.ts";

/** What the set-up of the run hands to every test file. */
declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the test server's socket. */
    readonly postgres: string;
  }
}

export interface HouseOptions {
  /** What the clock says at first. */
  readonly startsAt?: string;
  /** Who does the jobs, when it is not the portal's own handlers. */
  readonly handlers?: JobHandlers;
}

export interface House {
  /** Runs a command as the application does: its role, its row level security. */
  readonly perform: Perform;
  /** The application's own connection, outside any work: sees no tenant's rows. */
  readonly db: Kysely<Database>;
  /** A connection that sees everything, for looking at what is really there. */
  readonly everything: Kysely<Database>;
  readonly queue: OpenQueue;
  readonly tools: JobTools;
  /** Where this house's database is, for a test that needs a connection of its own. */
  address(user: "fakturaporten_app" | "fakturaporten_owner" | "postgres"): Address;
  now(): Instant;
  /** Sets the clock, of the application and of the queue. */
  turnTo(moment: string): Promise<void>;
  turnBy(span: Span): Promise<void>;
  /** Does every job that is due until none is left; throws when one fails, unless failures are wanted. Says how many it did. */
  runJobs(options?: {
    readonly failuresWanted?: boolean;
    /** Who carries documents out of the portal meanwhile. */
    readonly carriers?: Carriers;
    readonly lookUp?: LookUp;
    readonly antivirus?: Antivirus;
  }): Promise<number>;
  /** Throws away every job. */
  forgetJobs(): Promise<void>;
  /** Jobs that wait, oldest first. */
  waitingJobs(): Promise<readonly { readonly job: JobName; readonly payload: unknown }[]>;
  deadLetters(): Promise<readonly DeadLetter[]>;
}

interface Opened extends House {
  close(): Promise<void>;
}

export function testHouse(options: HouseOptions = {}): House {
  let opened: Opened | undefined;
  beforeAll(async () => {
    opened = await openHouse(options);
  });
  afterAll(async () => {
    await opened?.close();
  });
  return new Proxy({} as House, {
    get(_, name) {
      if (opened === undefined)
        throw new Error("The test house opens before the first test: use it inside tests and hooks.");
      return opened[name as keyof House];
    },
  });
}

/** The same house, opened and closed by hand. */
export async function openHouse(options: HouseOptions = {}): Promise<Opened> {
  const host = inject("postgres");
  const database = `test_${process.pid}_${systemChance.id("2026-01-01T00:00:00.000Z" as Instant).slice(-12)}`;
  await asSuperuser(host, `create database ${database} template template_portal`);
  const address = (user: string): Address => ({ host, port: 5432, database, user });
  const app: Connection = connect(address("fakturaporten_app"), { purpose: "web", poolSize: 10 });
  const everything: Connection = connect(address("postgres"), { purpose: "jobs", poolSize: 2 });
  const queue = await openQueue(driverConfig(address("fakturaporten_app"), "jobs"), { keeps: false });
  let moment = (options.startsAt ?? "2026-11-21T09:00:00.000Z") as Instant;
  const clock = (): Instant => moment;
  const perform = performer({ db: app.db, clock, chance: systemChance, enqueue: queue.enqueue });
  const tools: JobTools = { perform, clock };

  async function turnTo(target: string): Promise<void> {
    moment = new Date(target).toISOString() as Instant;
    await everything.pool.query(queueClock(moment));
  }

  await turnTo(moment);
  return {
    perform,
    db: app.db,
    everything: everything.db,
    queue,
    tools,
    address,
    now: clock,
    turnTo,
    turnBy: (span) => turnTo(later(moment, span)),
    async runJobs({ failuresWanted = false, ...equipment } = {}) {
      const failures: unknown[] = [];
      const onFailure = (_: JobName, error: unknown): void => void failures.push(error);
      const equipped = { ...tools, ...equipment };
      const doers = options.handlers ?? everyHandler;
      let did = 0;
      for (let done = -1; done !== 0; did += done) {
        // Asking one table first spares a question to each of some fifty queues.
        const waiting = await listWaitingNames(everything);
        done = await doAllDue(
          { queue, handlers: doers, tools: equipped, onFailure },
          jobNames.filter((name) => waiting.has(name)),
        );
      }
      if (failures.length > 0 && !failuresWanted) throw failures[0];
      return did;
    },
    async forgetJobs() {
      await everything.pool.query("delete from pgboss.job");
    },
    async waitingJobs() {
      const found = await everything.pool.query<{ job: JobName; payload: unknown }>(
        `select name as job, data as payload from pgboss.job where state in ('created', 'retry') and name <> $1 order by created_on, id`,
        [deadLetters],
      );
      return found.rows;
    },
    deadLetters: () => listDeadLetters(queue),
    async close() {
      await Promise.all([app.close(), everything.close(), queue.close()]);
      await asSuperuser(host, `drop database ${database} with (force)`);
    },
  };
}

/** The queue reads its time from one function; a test's queue reads the test's clock. */
function queueClock(moment: Instant): string {
  return `create or replace function pgboss.job_now() returns timestamptz language sql stable as $$ select '${moment}'::timestamptz $$`;
}

async function listWaitingNames({ pool }: Connection): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ name: string }>(
    "select distinct name from pgboss.job where state in ('created', 'retry')",
  );
  return new Set(rows.map(({ name }) => name));
}

async function asSuperuser(host: string, statement: string): Promise<void> {
  const client = new pg.Client({ host, port: 5432, database: "postgres", user: "postgres" });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
