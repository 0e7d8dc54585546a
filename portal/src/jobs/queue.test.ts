import { expect, test } from "vitest";
import { testHouse } from "../../test/support/house.ts";
import type { Actor } from "../work.ts";
import { reviveDeadLetters } from "./queue.ts";

const tries: string[] = [];
let postOfficeIsOpen = false;
const house = testHouse({
  handlers: {
    "send-mail": async ({ clock }, { mailId }) => {
      tries.push(`${mailId} ${clock()}`);
      if (!postOfficeIsOpen) throw new Error("The post office is closed");
    },
  },
});
const visitor: Actor = { kind: "visitor" };
const ask = (mailId: string): Promise<void> => house.perform(visitor, (work) => work.enqueue("send-mail", { mailId }));

test("a job that fails is tried again after a pause that grows, and not before", async () => {
  tries.length = 0;
  await ask("m1");
  await house.runJobs({ failuresWanted: true });
  expect(await house.runJobs({ failuresWanted: true })).toBe(0);
  for (const [pauseSeconds, triesByThen] of [
    [11, 2],
    [3, 2],
    [18, 3],
  ] as const) {
    await house.turnBy({ seconds: pauseSeconds });
    await house.runJobs({ failuresWanted: true });
    expect(tries, `after ${pauseSeconds} s more`).toHaveLength(triesByThen);
  }
});

test("a job that has failed for good is a dead letter with its reason, and can be brought back", async () => {
  await house.forgetJobs();
  await ask("m2");
  for (let round = 0; round < 61; round++) {
    await house.runJobs({ failuresWanted: true });
    await house.turnBy({ hours: 1 });
  }
  expect(await house.waitingJobs()).toEqual([]);
  const [letter, ...more] = await house.deadLetters();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ job: "send-mail", payload: { mailId: "m2" }, reason: "The post office is closed" });

  postOfficeIsOpen = true;
  tries.length = 0;
  expect(await reviveDeadLetters(house.queue, "send-mail")).toBe(1);
  expect(await house.runJobs()).toBe(1);
  expect(tries.map((line) => line.split(" ")[0])).toEqual(["m2"]);
  expect(await house.deadLetters()).toEqual([]);
});

test("a job whose worker was killed is done by another once the heartbeat has been silent", async () => {
  await house.forgetJobs();
  postOfficeIsOpen = true;
  tries.length = 0;
  await ask("m3");
  // A worker takes the job and is never heard of again.
  expect(await house.queue.boss.fetch("send-mail")).toHaveLength(1);
  await house.queue.boss.supervise();
  expect(await house.runJobs()).toBe(0);
  await house.turnBy({ seconds: 61 });
  await house.queue.boss.supervise();
  await house.turnBy({ seconds: 61 });
  expect(await house.runJobs()).toBe(1);
  expect(tries).toHaveLength(1);
});

test("two workers taking at the same time never take the same job", async () => {
  await house.forgetJobs();
  await house.perform(visitor, async (work) => {
    for (let n = 0; n < 40; n++) await work.enqueue("send-mail", { mailId: `c${n}` });
  });
  const taken: string[] = [];
  const take = async (): Promise<void> => {
    for (;;) {
      const [job] = await house.queue.boss.fetch("send-mail");
      if (job === undefined) return;
      taken.push(job.id);
    }
  };
  await Promise.all([take(), take(), take(), take()]);
  expect(taken).toHaveLength(40);
  expect(new Set(taken).size).toBe(40);
});

test("a job that nobody does fails in sight instead of vanishing", async () => {
  await house.forgetJobs();
  await house.perform(visitor, (work) => work.enqueue("sweep-expired", {}));
  await expect(house.runJobs()).rejects.toThrow("Nobody does the job sweep-expired.");
  expect(await house.waitingJobs()).toEqual([{ job: "sweep-expired", payload: {} }]);
});
