import type { Writable } from "node:stream";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testHouse } from "../../test/support/house.ts";
import { Refusal } from "../domain/refusal.ts";
import { systemChance } from "../chance.ts";
import { systemClock } from "../time.ts";
import { type Actor, performer, type Work } from "../work.ts";
import { connect } from "./connection.ts";

const house = testHouse();
const parts = { clock: systemClock, chance: systemChance, enqueue: () => Promise.resolve() };
const visitor: Actor = { kind: "visitor" };

const setting = (work: Work, value: string) =>
  sql<{ was: string | null; is: string }>`select current_setting('app.language', true) as was,
    set_config('app.language', ${value}, true) as is`.execute(work.db);
const keyNamed = (work: Work, key: string) =>
  work.db.insertInto("form_keys").values({ key, used_at: work.now }).execute();
const keys = async () => (await house.everything.selectFrom("form_keys").select("key").execute()).map(({ key }) => key);

test("statements asked together are done in the order they were asked, each seeing the one before", async () => {
  const answers = await house.perform(visitor, (work) =>
    Promise.all(["sv", "en", "fi"].map(async (value) => (await setting(work, value)).rows[0])),
  );
  expect(answers).toEqual([
    { was: null, is: "sv" },
    { was: "sv", is: "en" },
    { was: "en", is: "fi" },
  ]);
});

test("statements asked together leave in one write, the beginning of their transaction with the first", async () => {
  const connection = connect(house.address("fakturaporten_app"), { purpose: "web", poolSize: 1 });
  const perform = performer({ ...parts, db: connection.db });
  try {
    const client = await connection.pool.connect();
    client.release();
    const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
    const before = writesOf(stream);
    await perform(visitor, (work) => Promise.all(["sv", "en", "fi"].map((value) => setting(work, value))));
    expect(before.count()).toBe(3); // the beginning with who acts; the three; the end
  } finally {
    await connection.close();
  }
});

test("one that fails takes all with it, those before and those after, and leaves the connection usable", async () => {
  const fail = house.perform(visitor, (work) =>
    Promise.all([keyNamed(work, "before"), sql`select 1 / ${0}::int`.execute(work.db), keyNamed(work, "after")]),
  );
  await expect(fail).rejects.toThrow("division by zero");
  expect(await keys()).toEqual([]);
  for (let turn = 0; turn < 30; turn += 1)
    await expect(house.perform(visitor, (work) => setting(work, "sv"))).resolves.toBeDefined();
});

test("after a refusal nothing more is written, not even by what was under way", async () => {
  let late: Promise<unknown> = Promise.resolve();
  const refused = house.perform(visitor, async (work) => {
    const underWay = async (): Promise<void> => {
      await sql`select pg_sleep(0.05)`.execute(work.db);
      await keyNamed(work, "late");
    };
    late = underWay();
    await Promise.all([late, Promise.reject(new Refusal("not-found"))]);
  });
  await expect(refused).rejects.toThrow(Refusal);
  await expect(late).rejects.toThrow(/Transaction is already|after its transaction had ended/);
  expect(await keys()).toEqual([]);
});

/** Counts what a stream hands to the system, however many pieces each write gathers. */
function writesOf(stream: Writable): { count(): number } {
  let writes = 0;
  type Hand = (...words: unknown[]) => unknown;
  const hands = stream as unknown as { _write: Hand; _writev: Hand };
  const { _write, _writev } = hands;
  Object.assign(hands, {
    _write: (...words: unknown[]) => ((writes += 1), _write.apply(stream, words)),
    _writev: (...words: unknown[]) => ((writes += 1), _writev.apply(stream, words)),
  });
  return { count: () => writes };
}
