import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { testHouse } from "../../test/support/house.ts";
import { aSupplier } from "../../test/support/people.ts";
import { systemChance } from "../chance.ts";
import { type Actor, performer } from "../work.ts";
import type { JobHandlers } from "./handlers.ts";
import { startWorker, type Worker } from "./worker.ts";

const house = testHouse();
const visitor: Actor = { kind: "visitor" };
const started: Worker[] = [];

function work(handlers: JobHandlers): Worker {
  const worker = startWorker({ queue: house.queue, handlers, tools: house.tools });
  started.push(worker);
  return worker;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((worker) => worker.stop(5_000)));
});

async function until(reached: () => boolean, withinMs: number): Promise<number> {
  const from = performance.now();
  while (!reached()) {
    if (performance.now() - from > withinMs) throw new Error(`Not reached within ${withinMs} ms.`);
    await sleep(5);
  }
  return performance.now() - from;
}

test("a worker told of the commit does the job at once; one not told finds it at its next look", async () => {
  const done: string[] = [];
  const worker = work({ "send-mail": async (_, { mailId }) => void done.push(mailId) });
  const { enqueue } = house.queue;
  const parts = { db: house.db, clock: house.now, chance: systemChance, enqueue };
  const perform = performer({ ...parts, onEnqueued: (jobs) => worker.wake(jobs) });
  await sleep(200);
  await perform(visitor, (command) => command.enqueue("send-mail", { mailId: "told" }));
  expect(await until(() => done.includes("told"), 1_000)).toBeLessThan(500);
  await performer(parts)(visitor, (command) => command.enqueue("send-mail", { mailId: "not told" }));
  await until(() => done.includes("not told"), 3_500);
});

test("many jobs told of in one breath are all done without waiting for a look", async () => {
  const done: string[] = [];
  const worker = work({ "send-mail": async (_, { mailId }) => void done.push(mailId) });
  const parts = { db: house.db, clock: house.now, chance: systemChance, enqueue: house.queue.enqueue };
  const perform = performer({ ...parts, onEnqueued: (jobs) => worker.wake(jobs) });
  await sleep(200);
  await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      perform(visitor, (command) => command.enqueue("send-mail", { mailId: `${n}` })),
    ),
  );
  await until(() => done.length === 30, 1_800);
});

test("a worker that stops finishes what it has begun and begins nothing new", async () => {
  const begun: string[] = [];
  const done: string[] = [];
  await house.forgetJobs();
  const worker = work({
    "send-mail": async (_, { mailId }) => {
      begun.push(mailId);
      await sleep(300);
      done.push(mailId);
    },
  });
  await house.perform(visitor, async (command) => {
    for (let n = 0; n < 6; n++) await command.enqueue("send-mail", { mailId: `${n}` });
  });
  worker.wake(["send-mail"]);
  await until(() => begun.length > 0, 3_000);
  await worker.stop(5_000);
  const begunByStop = [...begun];
  await sleep(400);
  expect(begun).toEqual(begunByStop);
  expect(done.sort()).toEqual(begun.sort());
  expect((await house.waitingJobs()).length).toBe(6 - begun.length);
  expect(begun.length).toBeLessThan(6);
});

test("a worker survives a job that throws and goes on with the next", async () => {
  const done: string[] = [];
  await house.forgetJobs();
  await house.perform(visitor, async (command) => {
    await command.enqueue("send-mail", { mailId: "bad" });
    await command.enqueue("send-mail", { mailId: "good" });
  });
  const handlers: JobHandlers = {
    "send-mail": async (_, { mailId }) => {
      if (mailId === "bad") throw new Error("no");
      done.push(mailId);
    },
  };
  work(handlers);
  await until(() => done.includes("good"), 3_000);
  const left = [{ job: "send-mail", payload: { mailId: "bad" } }];
  await expect.poll(() => house.waitingJobs(), { timeout: 3_000 }).toEqual(left);
});

test("an organisation whose receiver hangs holds its share of the senders, and another is served at once", async () => {
  const [hanging, quick] = [await aSupplier(house), await aSupplier(house)];
  const letGo = Promise.withResolvers<void>();
  const under = { hanging: 0, most: 0, quick: 0 };
  const worker = work({
    "send-webhook": async (_, { organisationId }) => {
      if (organisationId === quick.actor.organisationId) return void (under.quick += 1);
      under.hanging += 1;
      under.most = Math.max(under.most, under.hanging);
      await letGo.promise;
      under.hanging -= 1;
    },
  });
  const parts = { db: house.db, clock: house.now, chance: systemChance, enqueue: house.queue.enqueue };
  const perform = performer({ ...parts, onEnqueued: (jobs) => worker.wake(jobs) });
  const tell = ({ actor }: typeof quick, count: number) =>
    perform(actor, async (command) => {
      for (let n = 0; n < count; n += 1)
        await command.enqueue("send-webhook", { organisationId: actor.organisationId, messageId: command.newId() });
    });
  await tell(hanging, 40);
  await until(() => under.hanging === 4, 5_000);
  await tell(quick, 20);
  await until(() => under.quick === 20, 5_000);
  expect(under).toEqual({ hanging: 4, most: 4, quick: 20 });
  letGo.resolve();
  await until(() => under.hanging === 0 && under.most === 4, 5_000);
});

test("an organisation alone is not slowed by its share: as one of its messages is done, the next is taken", async () => {
  const { actor } = await aSupplier(house);
  let done = 0;
  const worker = work({
    // What the test before has left behind is done as well, and not counted.
    "send-webhook": async (_, { organisationId }) => void (done += organisationId === actor.organisationId ? 1 : 0),
  });
  const parts = { db: house.db, clock: house.now, chance: systemChance, enqueue: house.queue.enqueue };
  const perform = performer({ ...parts, onEnqueued: (jobs) => worker.wake(jobs) });
  await perform(actor, async (command) => {
    for (let n = 0; n < 40; n += 1)
      await command.enqueue("send-webhook", { organisationId: actor.organisationId, messageId: command.newId() });
  });
  // At a look every two seconds ten handfuls of four would take twenty.
  await until(() => done === 40, 10_000);
});
