/**
 * The queue: jobs are rows in PostgreSQL (schema pgboss), written in the transaction of whoever asks for them, so that a job
 * exists if, and only if, its cause was committed. Jobs run at least once; the commands they perform make twice harmless.
 */
import { fromKysely, PgBoss, type QueueOptions } from "pg-boss";
import type { Enqueue, EnqueueOptions, JobName, JobPayloads } from "../work.ts";
import { timetable } from "./schedule.ts";

/** Where the queue's database is: the driver's own fields. */
export interface QueueAddress {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly database?: string | undefined;
  readonly user?: string | undefined;
  readonly options?: string | undefined;
}

export const deadLetters = "dead-letters";
const schema = "pgboss";

/** How each kind of job is retried: pauses double from the first to the longest, with jitter; then it is a dead letter. */
const retries: Readonly<Record<JobName, QueueOptions>> = {
  "send-mail": { retryLimit: 60, retryDelay: 5, retryBackoff: true, retryDelayMax: 1800 },
  "deliver-invoice": { retryLimit: 60, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "resolve-delivery": { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "process-arrival": { retryLimit: 10, retryDelay: 1, retryBackoff: true, retryDelayMax: 60 },
  "deliver-answer": { retryLimit: 60, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "carry-message": { retryLimit: 60, retryDelay: 2, retryBackoff: true, retryDelayMax: 300 },
  "case-decided": { retryLimit: 60, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "tell-of-cancellation": { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 },
  "carry-cancellation": { retryLimit: 60, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "tell-of-wish": { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 },
  "place-access-request": { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 },
  "carry-access": { retryLimit: 60, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "find-nudges": { retryLimit: 3, retryDelay: 60 },
  "nudge-deciders": { retryLimit: 20, retryDelay: 60, retryBackoff: true, retryDelayMax: 1800 },
  "tell-of-order": { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 },
  "carry-order": { retryLimit: 60, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "hand-over": { retryLimit: 100, retryDelay: 5, retryBackoff: true, retryDelayMax: 1800 },
  "begin-account-change": { retryLimit: 20, retryDelay: 60, retryBackoff: true, retryDelayMax: 3600 },
  "ask-about-account": { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 },
  "ask-about-stop": { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 },
  "tell-of-quota": { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 },
  "find-recurring": { retryLimit: 3, retryDelay: 60 },
  "make-recurring": { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 1800 },
  "judge-sheet": { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "forget-sheet": { retryLimit: 20, retryDelay: 60, retryBackoff: true, retryDelayMax: 3600 },
  "read-import": { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "send-import": { retryLimit: 60, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "read-usage": { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "prepare-billing": { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "deliver-customer-invoice": { retryLimit: 60, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "run-billing": { retryLimit: 60, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "empty-trash": { retryLimit: 20, retryDelay: 60, retryBackoff: true, retryDelayMax: 3600 },
  "deliver-reminder": { retryLimit: 60, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "send-digest": { retryLimit: 60, retryDelay: 5, retryBackoff: true, retryDelayMax: 1800 },
  "look-at-newcomer": { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "read-bank-file": { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  "apply-directory": { retryLimit: 5, retryDelay: 5, retryBackoff: true, retryDelayMax: 60 },
  "send-webhook": { retryLimit: 20, retryDelay: 30, retryBackoff: true, retryDelayMax: 300 },
  "read-incoming-folder": { retryLimit: 0 },
  "find-old-cases": { retryLimit: 3, retryDelay: 60 },
  "forget-cases": { retryLimit: 20, retryDelay: 60, retryBackoff: true, retryDelayMax: 1800 },
  "find-reminders": { retryLimit: 3, retryDelay: 60 },
  "remind-customers": { retryLimit: 20, retryDelay: 60, retryBackoff: true, retryDelayMax: 1800 },
  "sweep-expired": { retryLimit: 3, retryDelay: 60 },
};

export const jobNames = Object.keys(retries) as JobName[];

const day = 24 * 3600;
/** A job whose worker was killed is given to another when its heartbeat has been silent this long. */
const heartbeatSeconds = 10;

/** Makes or renews the queue's tables, queues and timetable, as the owner of the database, and lets the application use them. */
export async function installQueues(owner: QueueAddress, application: string): Promise<void> {
  const boss = new PgBoss({ ...defined(owner), schema, supervise: false, schedule: false, max: 2 });
  boss.on("error", () => {});
  await boss.start();
  try {
    await putQueue(boss, deadLetters, { retentionSeconds: 400 * day, retryLimit: 0 });
    for (const name of jobNames)
      await putQueue(boss, name, {
        ...retries[name],
        deadLetter: deadLetters,
        heartbeatSeconds,
        expireInSeconds: 900,
        retentionSeconds: 90 * day,
        deleteAfterSeconds: day,
      });
    await putTimetable(boss);
    const grants = [
      "usage on schema",
      "select, insert, update, delete on all tables in schema",
      "execute on all functions in schema",
    ];
    for (const grant of grants) await boss.getDb().executeSql(`grant ${grant} ${schema} to ${application}`);
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function putQueue(boss: PgBoss, name: string, options: QueueOptions & { deadLetter?: string }): Promise<void> {
  await boss.createQueue(name, options);
  await boss.updateQueue(name, options);
}

async function putTimetable(boss: PgBoss): Promise<void> {
  for (const { job, cron } of timetable) await boss.schedule(job, cron, {}, { tz: "Europe/Stockholm" });
  const wanted = new Set<string>(timetable.map(({ job }) => job));
  for (const { name } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name);
}

export interface OpenQueue {
  readonly boss: PgBoss;
  readonly enqueue: Enqueue;
  close(): Promise<void>;
}

/**
 * How many of a kind one organisation has under way at most, in all processes together: what waits for somebody whom an organisation
 * has chosen must not hold up the others' (docs/decisions/0049).
 */
export const fairShares: Readonly<Partial<Record<JobName, number>>> = { "send-webhook": 4 };

export interface OpenOptions {
  /** Whether this process also keeps the queue: takes back jobs of killed workers, deletes what is old, rings the timetable. */
  readonly keeps: boolean;
  readonly onError?: (error: Error) => void;
}

/** Opens the queue as the application, which may use it and owns nothing of it. */
export async function openQueue(application: QueueAddress, { keeps, onError }: OpenOptions): Promise<OpenQueue> {
  const boss = new PgBoss({
    ...defined(application),
    schema,
    migrate: false,
    createSchema: false,
    reindex: false,
    supervise: keeps,
    schedule: keeps,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    max: keeps ? 6 : 2,
  });
  boss.on("error", (error) => onError?.(error));
  await boss.start();
  return { boss, enqueue: enqueueWith(boss), close: () => boss.stop({ graceful: false }) };
}

function enqueueWith(boss: PgBoss): Enqueue {
  return async (transaction, job, payload, options: EnqueueOptions = {}) => {
    const startAfter = options.startAfter === undefined ? {} : { startAfter: options.startAfter as string };
    const place = options.ahead === true ? { priority: 1 } : {};
    const turn = job in fairShares && "organisationId" in payload ? { group: { id: payload.organisationId } } : {};
    const id = await boss.send(job, payload, { db: fromKysely(transaction), ...startAfter, ...place, ...turn });
    if (id === null) throw new Error(`The job ${job} was not taken into the queue.`);
  };
}

/** A job that was given up: what, why, since when. */
export interface DeadLetter {
  readonly id: string;
  readonly job: JobName;
  readonly payload: JobPayloads[JobName];
  readonly reason: string;
  readonly givenUpAt: string;
}

export async function listDeadLetters({ boss }: OpenQueue): Promise<readonly DeadLetter[]> {
  const sqlText = `select id, source_name, data, source_output, created_on from ${schema}.job
    where name = $1 and state = 'created' order by created_on, id limit 1000`;
  const { rows } = await boss.getDb().executeSql(sqlText, [deadLetters]);
  return rows.map((row: Record<string, unknown>) => ({
    id: String(row["id"]),
    job: row["source_name"] as JobName,
    payload: row["data"] as JobPayloads[JobName],
    reason: String((row["source_output"] as { message?: string } | null)?.message ?? ""),
    givenUpAt: (row["created_on"] as Date).toISOString(),
  }));
}

/** Puts every dead letter of one kind back into its queue, and says how many. */
export async function reviveDeadLetters({ boss }: OpenQueue, job: JobName): Promise<number> {
  return boss.redrive(deadLetters, { sourceName: job, destination: job });
}

function defined(address: QueueAddress): Record<string, string | number> {
  const entries = Object.entries(address).filter(([, setting]) => setting !== undefined);
  return Object.fromEntries(entries) as Record<string, string | number>;
}
