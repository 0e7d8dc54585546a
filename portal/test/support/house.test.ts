import { expect, test } from "vitest";
import type { Actor, OrganisationId } from "../../src/work.ts";
import { testHouse } from "./house.ts";

const done: string[] = [];
const house = testHouse({
  startsAt: "2026-03-01T08:00:00.000Z",
  handlers: {
    "send-mail": async (_, { mailId }) => {
      done.push(mailId);
    },
  },
});
const visitor: Actor = { kind: "visitor" };

test("a job asked for in work that commits is done, by the clock of the test", async () => {
  await house.perform(visitor, async (work) => {
    await work.enqueue("send-mail", { mailId: "at once" });
    await work.enqueue(
      "send-mail",
      { mailId: "tomorrow" },
      { startAfter: "2026-03-02T08:00:00.000Z" as typeof work.now },
    );
  });
  expect(await house.runJobs()).toBe(1);
  expect(done).toEqual(["at once"]);
  await house.turnBy({ days: 1 });
  expect(await house.runJobs()).toBe(1);
  expect(done).toEqual(["at once", "tomorrow"]);
});

test("a job asked for in work that fails does not exist", async () => {
  const failing = house.perform(visitor, async (work) => {
    await work.enqueue("send-mail", { mailId: "never" });
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  expect(await house.waitingJobs()).toEqual([]);
});

test("the house starts empty and tells its own time", async () => {
  const organisationId = "018f0000-0000-7000-8000-000000000001" as OrganisationId;
  const machine: Actor = { kind: "machine", job: "test", organisationId };
  expect(await house.perform(machine, async (work) => work.db.selectFrom("events").selectAll().execute())).toEqual([]);
  expect(house.now()).toBe("2026-03-02T08:00:00.000Z");
});
