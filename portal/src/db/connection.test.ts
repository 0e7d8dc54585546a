import { sql } from "kysely";
import { expect, test } from "vitest";
import { testHouse } from "../../test/support/house.ts";
import { connect, parseInstant, parseLocalDate } from "./connection.ts";

const house = testHouse();

test("moments come back as UTC with milliseconds, days as days, big integers whole", async () => {
  const asked = sql`select '2026-03-29 02:30:00.5+02'::timestamptz as at, '2026-02-28'::date as day,
    9007199254740993::bigint as big, 7::int as small, null::timestamptz as never, '{1,2}'::text[] as list`;
  expect((await asked.execute(house.db)).rows).toEqual([
    {
      at: "2026-03-29T00:30:00.500Z",
      day: "2026-02-28",
      big: 9007199254740993n,
      small: 7,
      never: null,
      list: ["1", "2"],
    },
  ]);
});

test.each([
  ["2026-11-21 02:19:31+00", "2026-11-21T02:19:31.000Z"],
  ["2026-11-21 02:19:31.1+00", "2026-11-21T02:19:31.100Z"],
  ["2026-11-21 02:19:31.123999+00", "2026-11-21T02:19:31.123Z"],
])("%s is read as %s", (text, moment) => {
  expect(parseInstant(text)).toBe(moment);
});

test.each([
  "infinity",
  "-infinity",
  "2026-11-21 02:19:31",
  "2026-11-21 02:19:31+02",
  "10000-01-01 00:00:00+00",
  "0044-03-15 00:00:00+00 BC",
  "",
])("a moment such as %j is refused rather than guessed", (text) => {
  expect(() => parseInstant(text)).toThrow("a moment we do not keep");
});

test.each(["infinity", "2026-11-21 BC", ""])("a day such as %j is refused rather than guessed", (text) => {
  expect(() => parseLocalDate(text)).toThrow("a day we do not keep");
});

test("a moment written is the moment read", async () => {
  const key = "k".repeat(10);
  const used_at = house.now();
  await house.db.insertInto("form_keys").values({ key, used_at }).execute();
  const found = await house.db.selectFrom("form_keys").select("used_at").where("key", "=", key).executeTakeFirst();
  expect(found?.used_at).toBe(used_at);
});

test("a statement for people that takes too long is ended; the connection lives on", async () => {
  const hasty = connect(house.address("fakturaporten_app"), { purpose: "web", poolSize: 1 });
  try {
    await sql`set statement_timeout = 100`.execute(hasty.db);
    await expect(sql`select pg_sleep(5)`.execute(hasty.db)).rejects.toThrow(/statement timeout/);
    expect((await sql`select 1 as one`.execute(hasty.db)).rows).toEqual([{ one: 1 }]);
  } finally {
    await hasty.close();
  }
});

test.each([
  ["web", "5s"],
  ["jobs", "1min"],
  ["migration", "0"],
] as const)("statements of %s may take %s", async (purpose, limit) => {
  const connection = connect(house.address("fakturaporten_app"), { purpose, poolSize: 1 });
  try {
    const asked = sql<{ limit: string }>`select current_setting('statement_timeout') as limit`;
    expect((await asked.execute(connection.db)).rows[0]?.limit).toBe(limit);
  } finally {
    await connection.close();
  }
});

test("who finds every connection taken is told after two seconds instead of waiting for ever", async () => {
  const narrow = connect(house.address("fakturaporten_app"), { purpose: "web", poolSize: 1 });
  const holder = await narrow.pool.connect();
  try {
    const from = performance.now();
    await expect(sql`select 1`.execute(narrow.db)).rejects.toThrow(/timeout/);
    expect(performance.now() - from).toBeLessThan(3_000);
  } finally {
    holder.release();
    await narrow.close();
  }
});

test("a connection the server ends while idle is told of and replaced, and ends nothing else", async () => {
  const lost: string[] = [];
  const connection = connect(house.address("fakturaporten_app"), {
    purpose: "web",
    poolSize: 1,
    onLost: (error) => lost.push(error.message),
  });
  try {
    const asked = sql<{ pid: number }>`select pg_backend_pid() as pid`;
    const pid = (await asked.execute(connection.db)).rows[0]?.pid;
    await sql`select pg_terminate_backend(${pid})`.execute(house.everything);
    for (let n = 0; n < 100 && lost.length === 0; n++) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(lost).toHaveLength(1);
    expect((await asked.execute(connection.db)).rows[0]?.pid).not.toBe(pid);
  } finally {
    await connection.close();
  }
});

test("a connection lost in the middle of a transaction fails that work and nothing else", async () => {
  const connection = connect(house.address("fakturaporten_app"), { purpose: "web", poolSize: 2 });
  try {
    const work = connection.db.transaction().execute(async (transaction) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(house.everything);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return sql`select 1`.execute(transaction);
    });
    await expect(work).rejects.toThrow();
    expect((await sql`select 1 as one`.execute(connection.db)).rows).toEqual([{ one: 1 }]);
  } finally {
    await connection.close();
  }
});
