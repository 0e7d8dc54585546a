import { sql } from "kysely";
import { expect, test } from "vitest";
import { testHouse } from "../../test/support/house.ts";
import { plannedAnew } from "../planned-anew.ts";
import { connect } from "./connection.ts";
import { namer, takenOut } from "./prepared.ts";

const house = testHouse();

test("a statement asked again is prepared once on its connection, and answers the same", async () => {
  const answers = await house.perform({ kind: "visitor" }, async (work) => {
    const ask = (n: number) => sql<{ twice: number }>`select ${n}::int * 2 as twice`.execute(work.db);
    const rows = [await ask(1), await ask(2), await ask(3)].map(({ rows: [row] }) => row?.twice);
    const prepared = await sql<{
      n: bigint;
    }>`select count(*) as n from pg_prepared_statements where statement like '%as twice'`.execute(work.db);
    return { rows, prepared: prepared.rows[0]?.n };
  });
  expect(answers).toEqual({ rows: [2, 4, 6], prepared: 1n });
});

test("a statement that is to be planned anew is not kept", async () => {
  const kept = await house.perform({ kind: "visitor" }, async (work) => {
    const { rows } = await sql<{ four: number }>`${sql.raw(plannedAnew)} select ${2}::int * 2 as four`.execute(work.db);
    expect(rows).toEqual([{ four: 4 }]);
    const asked = await sql`select 1 from pg_prepared_statements where statement like '%as four'`.execute(work.db);
    return asked.rows;
  });
  expect(kept).toEqual([]);
});

test("a statement that fails leaves its connection usable", async () => {
  const fail = house.perform({ kind: "visitor" }, (work) => sql`select 1 / ${0}::int`.execute(work.db));
  await expect(fail).rejects.toThrow("division by zero");
  const { rows } = await house.perform({ kind: "visitor" }, (work) =>
    sql<{ n: number }>`select 6 / ${3}::int as n`.execute(work.db),
  );
  expect(rows).toEqual([{ n: 2 }]);
});

test("names end somewhere: statements without number cannot fill the server's memory", () => {
  const nameOf = namer();
  for (let count = 0; count < 2000; count += 1) nameOf(`select ${count}`);
  expect(nameOf("select 'one more'")).toBeUndefined();
  expect(nameOf("select 1")).toBe(nameOf("select 1"));
});

test("a statement whose table has changed fails once and then answers as the table now is", async () => {
  const connection = connect(house.address("fakturaporten_app"), { purpose: "web", poolSize: 1 });
  const migrated = (statement: string) => sql.raw(statement).execute(house.everything);
  const ask = () => sql`select * from form_keys where key <> ${""}`.execute(connection.db);
  try {
    await ask();
    await migrated("alter table form_keys add column colour text");
    await expect(ask()).rejects.toThrow("cached plan must not change result type");
    expect((await ask()).rows).toEqual([]);
  } finally {
    await migrated("alter table form_keys drop column if exists colour");
    await connection.close();
  }
});

test("rows are taken out of the driver's own answer, which lives on until all memory is looked through", () => {
  const answered = { command: "SELECT", rowCount: 1, rows: [{ n: 1 }], oid: 0, fields: [] };
  expect(takenOut(answered)).toEqual({ command: "SELECT", rowCount: 1, rows: [{ n: 1 }] });
  expect(answered.rows).toEqual([]);
});
