import fc from "fast-check";
import { expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { type Instant, later } from "../../time.ts";
import type { Actor } from "../../work.ts";
import { type Bucket, forgetTries, type Level, spendTry, takeTry } from "./throttle.ts";

const house = testHouse();
const visitor: Actor = { kind: "visitor" };
const bucket: Bucket = { name: "test", capacity: 10, refillSeconds: 30 };
const start = "2026-11-21T09:00:00.000Z" as Instant;

const take = (subject: string) => house.perform(visitor, (work) => takeTry(work, bucket, subject));

test("ten tries in a row, then one each half minute", async () => {
  for (let count = 0; count < 10; count += 1) expect(await take("row")).toEqual({ ok: true });
  expect(await take("row")).toEqual({ ok: false, retryAfterSeconds: 30 });
  await house.turnBy({ seconds: 30 });
  expect(await take("row")).toEqual({ ok: true });
  expect(await take("row")).toMatchObject({ ok: false });
});

test("one subject's tries are not another's", async () => {
  for (let count = 0; count < 11; count += 1) await take("mine");
  expect(await take("yours")).toEqual({ ok: true });
});

test("who has proved themselves begins anew", async () => {
  for (let count = 0; count < 11; count += 1) await take("proved");
  await house.perform(visitor, (work) => forgetTries(work, bucket, "proved"));
  expect(await take("proved")).toEqual({ ok: true });
});

test("many at once take no more than there are", async () => {
  const taken = await Promise.all(Array.from({ length: 25 }, () => take("at once")));
  expect(taken.filter(({ ok }) => ok)).toHaveLength(10);
});

test("the database keeps no addresses", async () => {
  await take("anna@exempel.se");
  const rows = await house.everything.selectFrom("throttles").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain("exempel");
});

test("whoever keeps emptying it waits longer, four times at most, and is never locked out", () => {
  let level: Level = { tokens: bucket.capacity, spent: 0, countedAt: start };
  let now = start;
  const waits: number[] = [];
  for (let count = 0; count < 200; count += 1) {
    const { taken, ...next } = spendTry(bucket, level, now);
    level = next;
    if (taken.ok) continue;
    waits.push(taken.retryAfterSeconds);
    now = later(now, { seconds: taken.retryAfterSeconds });
  }
  expect(Math.max(...waits)).toBe(120);
  expect(waits[0]).toBe(30);
});

test("in any order of tries and pauses, waiting as long as told gives one more try, and the bucket never overflows", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 80 }), (pausesMs) => {
      let level: Level = { tokens: bucket.capacity, spent: 0, countedAt: start };
      let now = start;
      for (const pause of pausesMs) {
        now = later(now, { seconds: pause / 1000 });
        const { taken, ...next } = spendTry(bucket, level, now);
        level = next;
        expect(level.tokens).toBeGreaterThanOrEqual(0);
        expect(level.tokens).toBeLessThanOrEqual(bucket.capacity);
        if (taken.ok) continue;
        const after = spendTry(bucket, level, later(now, { seconds: taken.retryAfterSeconds }));
        expect(after.taken.ok).toBe(true);
      }
    }),
  );
});
