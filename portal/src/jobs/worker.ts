/**
 * A worker takes jobs from their queues, as many of a kind at a time as it has free lanes, and does them side by side. It is woken
 * when this process has just committed a job and otherwise looks every other second; what it is doing when it is killed is done
 * again by the next one.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { JobName, JobPayloads } from "../work.ts";
import type { JobHandler, JobHandlers, JobTools } from "./handlers.ts";
import { fairShares, type OpenQueue } from "./queue.ts";

export interface WorkerOptions {
  readonly queue: OpenQueue;
  readonly handlers: JobHandlers;
  readonly tools: JobTools;
  readonly onFailure?: (job: JobName, error: unknown) => void;
  /** How many deliveries of invoices go on side by side, where it is not the usual number. */
  readonly deliveryLanes?: number;
}

export interface Worker {
  /** Looks at once for jobs of these kinds. */
  wake(jobs: readonly JobName[]): void;
  /** Takes no more jobs and waits, within patience, for those under way. */
  stop(patienceMs: number): Promise<void>;
}

/**
 * How many jobs of a kind run side by side in one process, so that busy pages leave deliveries their share. Those that wait for
 * somebody outside have many: one that does not answer holds its lane for a minute, and must not hold the others up.
 */
const lanes: Readonly<Partial<Record<JobName, number>>> = {
  "deliver-invoice": 64,
  "deliver-customer-invoice": 16,
  "process-arrival": 8,
  "deliver-answer": 16,
  "send-mail": 2,
  "send-webhook": 16,
  "carry-message": 2,
};
const pollMs = 2_000;
/** When every lane was taken and one is free, so long others are waited for, so that one question takes several jobs. */
const gatherMs = 10;
const touchMs = 3_000;

export function startWorker(options: WorkerOptions): Worker {
  const names = Object.keys(options.handlers) as JobName[];
  const takers = names.map((job) => new Taker(options, job));
  return {
    wake(jobs) {
      for (const taker of takers) if (jobs.includes(taker.job)) taker.wake();
    },
    async stop(patienceMs) {
      const ended = Promise.all(takers.map((taker) => taker.stop()));
      await Promise.race([ended, sleep(patienceMs, undefined, { ref: false })]);
    },
  };
}

/** Takes the jobs of one kind. */
class Taker {
  readonly job: JobName;
  readonly #options: WorkerOptions;
  readonly #lanes: number;
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #done: DoneJobs;
  readonly #ended: Promise<void>;
  #stopping = false;
  #woken = false;
  #alarm: () => void = () => {};

  constructor(options: WorkerOptions, job: JobName) {
    this.#options = options;
    this.job = job;
    this.#lanes = (job === "deliver-invoice" ? options.deliveryLanes : undefined) ?? lanes[job] ?? 1;
    this.#done = new DoneJobs(options.queue, job);
    this.#ended = this.#run();
  }

  wake(): void {
    this.#woken = true;
    this.#alarm();
  }

  stop(): Promise<void> {
    this.#stopping = true;
    this.#alarm();
    return this.#ended;
  }

  async #run(): Promise<void> {
    const heartbeat = setInterval(() => this.#touch(), touchMs);
    while (!this.#stopping) {
      this.#woken = false;
      const took = await this.#take();
      if (this.#underWay.size >= this.#lanes) await this.#freeLane();
      else if (took === 0 && !this.#woken) await this.#rest();
    }
    await Promise.all(this.#underWay.values());
    clearInterval(heartbeat);
  }

  #touch(): void {
    if (this.#underWay.size === 0) return;
    void this.#options.queue.boss.touch(this.job, [...this.#underWay.keys()]).catch(() => {});
  }

  async #take(): Promise<number> {
    try {
      const taken = await take(this.#options, this.job, this.#lanes - this.#underWay.size);
      for (const one of taken) this.#underWay.set(one.id, this.#do(one));
      return taken.length;
    } catch (error) {
      // The queue itself did not answer (the database restarts): look again after a rest.
      this.#options.onFailure?.(this.job, error);
      return 0;
    }
  }

  async #do(taken: TakenJob): Promise<void> {
    try {
      if (await attempt(this.#options, this.job, taken)) await this.#done.tell(taken.id);
    } catch (error) {
      this.#options.onFailure?.(this.job, error);
    } finally {
      this.#underWay.delete(taken.id);
      // Others of the same organisation may have waited for its share, though lanes were free.
      if (this.job in fairShares) this.wake();
    }
  }

  async #freeLane(): Promise<void> {
    await Promise.race(this.#underWay.values());
    await sleep(gatherMs);
  }

  async #rest(): Promise<void> {
    if (this.#stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      this.#alarm = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#alarm = () => {};
  }
}

/** Tells the queue of done jobs, all those in one breath that ended while it was told of others. */
class DoneJobs {
  readonly #queue: OpenQueue;
  readonly #job: JobName;
  #told: Promise<unknown> = Promise.resolve();
  #next: { readonly ids: string[]; readonly told: Promise<unknown> } | undefined;

  constructor(queue: OpenQueue, job: JobName) {
    this.#queue = queue;
    this.#job = job;
  }

  async tell(id: string): Promise<void> {
    this.#next ??= this.#gather();
    this.#next.ids.push(id);
    await this.#next.told;
  }

  #gather(): { readonly ids: string[]; readonly told: Promise<unknown> } {
    const ids: string[] = [];
    const told = this.#told.then(() => {
      this.#next = undefined;
      return this.#queue.boss.complete(this.#job, ids);
    });
    this.#told = told.catch(() => {});
    return { ids, told };
  }
}

interface TakenJob {
  readonly id: string;
  readonly data: JobPayloads[JobName];
}

async function take({ queue }: WorkerOptions, job: JobName, batchSize: number): Promise<readonly TakenJob[]> {
  const groupConcurrency = fairShares[job];
  return queue.boss.fetch<JobPayloads[JobName]>(job, {
    batchSize,
    ...(groupConcurrency !== undefined && { groupConcurrency }),
  });
}

/** Does a taken job; false when it failed, which the queue has then been told. */
async function attempt<J extends JobName>(options: WorkerOptions, job: J, { id, data }: TakenJob): Promise<boolean> {
  try {
    const handle: JobHandler<J> | undefined = options.handlers[job];
    if (handle === undefined) throw new Error(`Nobody does the job ${job}.`);
    await handle(options.tools, data as JobPayloads[J]);
    return true;
  } catch (error) {
    options.onFailure?.(job, error);
    await options.queue.boss.fail(job, id, { message: error instanceof Error ? error.message : String(error) });
    return false;
  }
}

/** Takes one due job of a kind, if there is any, and does it. */
async function doOne(options: WorkerOptions, job: JobName): Promise<boolean> {
  const [taken] = await take(options, job, 1);
  if (taken === undefined) return false;
  if (await attempt(options, job, taken)) await options.queue.boss.complete(job, taken.id);
  return true;
}

/** Does every due job of every kind until none is left: what tests call when their clock has been turned. */
export async function doAllDue(options: WorkerOptions, names: readonly JobName[]): Promise<number> {
  let did = 0;
  for (let found = true; found; ) {
    found = false;
    for (const job of names)
      while (await doOne(options, job)) {
        found = true;
        did += 1;
      }
  }
  return did;
}
