/**
 * A worker takes jobs one at a time from their queues and does them. It is woken when this process has just committed a job
 * and otherwise looks every other second; what it is doing when it is killed is done again by the next one.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { JobName, JobPayloads } from "../work.ts";
import type { JobHandler, JobHandlers, JobTools } from "./handlers.ts";
import type { OpenQueue } from "./queue.ts";

export interface WorkerOptions {
  readonly queue: OpenQueue;
  readonly handlers: JobHandlers;
  readonly tools: JobTools;
  readonly onFailure?: (job: JobName, error: unknown) => void;
}

export interface Worker {
  /** Looks at once for jobs of these kinds. */
  wake(jobs: readonly JobName[]): void;
  /** Takes no more jobs and waits, within patience, for those under way. */
  stop(patienceMs: number): Promise<void>;
}

/** How many jobs of a kind run side by side in one process, so that busy pages leave deliveries their share. */
const lanes: Readonly<Partial<Record<JobName, number>>> = {
  "deliver-invoice": 4,
  "process-arrival": 2,
  "deliver-answer": 2,
  "send-mail": 2,
  "carry-message": 2,
};
const pollMs = 2_000;
const touchMs = 3_000;

export function startWorker(options: WorkerOptions): Worker {
  const names = Object.keys(options.handlers) as JobName[];
  const loops = names.flatMap((job) => Array.from({ length: lanes[job] ?? 1 }, () => new Loop(options, job)));
  return {
    wake(jobs) {
      for (const loop of loops) if (jobs.includes(loop.job)) loop.wake();
    },
    async stop(patienceMs) {
      const ended = Promise.all(loops.map((loop) => loop.stop()));
      await Promise.race([ended, sleep(patienceMs, undefined, { ref: false })]);
    },
  };
}

class Loop {
  readonly job: JobName;
  readonly #options: WorkerOptions;
  readonly #ended: Promise<void>;
  #stopping = false;
  #woken = false;
  #alarm: () => void = () => {};

  constructor(options: WorkerOptions, job: JobName) {
    this.#options = options;
    this.job = job;
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
    while (!this.#stopping) {
      this.#woken = false;
      const outcome = await this.#tryOne();
      if (outcome === "none" && !this.#woken) await this.#rest();
    }
  }

  async #tryOne(): Promise<Outcome> {
    try {
      return await doOne(this.#options, this.job);
    } catch (error) {
      // The queue itself did not answer (the database restarts): look again after a rest.
      this.#options.onFailure?.(this.job, error);
      return "none";
    }
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

type Outcome = "none" | "done" | "failed";

/** Takes one due job of a kind, if there is any, and does it. */
async function doOne<J extends JobName>(options: WorkerOptions, job: J): Promise<Outcome> {
  const { queue, tools, onFailure } = options;
  const [taken] = await queue.boss.fetch<JobPayloads[J]>(job, { batchSize: 1 });
  if (taken === undefined) return "none";
  const heartbeat = setInterval(() => void queue.boss.touch(job, taken.id).catch(() => {}), touchMs);
  try {
    const handle: JobHandler<J> | undefined = options.handlers[job];
    if (handle === undefined) throw new Error(`Nobody does the job ${job}.`);
    await handle(tools, taken.data);
  } catch (error) {
    onFailure?.(job, error);
    await queue.boss.fail(job, taken.id, { message: error instanceof Error ? error.message : String(error) });
    return "failed";
  } finally {
    clearInterval(heartbeat);
  }
  await queue.boss.complete(job, taken.id);
  return "done";
}

/** Does every due job of every kind until none is left: what tests call when their clock has been turned. */
export async function doAllDue(options: WorkerOptions, names: readonly JobName[]): Promise<number> {
  let did = 0;
  for (let found = true; found; ) {
    found = false;
    for (const job of names)
      while ((await doOne(options, job)) !== "none") {
        found = true;
        did += 1;
      }
  }
  return did;
}
