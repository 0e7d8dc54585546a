/** What migration 0116 does with answers that were on their way when it came. */
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { driverConfig } from "./connection.ts";
import { migrate, readMigrations } from "./migrate.ts";
import { migrationsFolder } from "./migrations-folder.ts";

const host = inject("postgres");
const database = `moved_answers_${process.pid}`;
const unit = "00000000-0000-7000-8000-0000000000aa";
const idOf = (place: number): string => `00000000-0000-7000-8000-00000000000${place}`;
let superuser: pg.Client;

beforeAll(async () => {
  const first = new pg.Client({ host, database: "postgres", user: "postgres" });
  await first.connect();
  await first.query(`create database ${database} owner fakturaporten_owner`);
  await first.end();
  superuser = new pg.Client(driverConfig({ host, port: 5432, database, user: "postgres" }, "migration"));
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  const last = new pg.Client({ host, database: "postgres", user: "postgres" });
  await last.connect();
  await last.query(`drop database ${database} with (force)`);
  await last.end();
});

/** Rows as they stood; where they lead to is none of this test's. */
async function plant(): Promise<void> {
  await superuser.query("set session_replication_role = replica");
  await superuser.query(
    `insert into organisations (id, kind, name, organisation_number, street, postal_code, city, contact_name, contact_email, registered_at)
     values ($1, 'region', 'Region', '2321000016', 'Gatan 1', '11122', 'Orten', 'Ulla', 'ulla@region.example', now())`,
    [unit],
  );
  const carriages: readonly (readonly [string, number, string | null, string | null])[] = [
    ["sending", 1, null, null],
    ["sending", 1, null, null],
    ["parked", 1, "no-answer", null],
    ["delivered", 2, null, "<told/>"],
  ];
  for (const [place, [state, attempts, reason, evidence]] of carriages.entries())
    await superuser.query(
      `insert into answer_carriages (organisation_id, answer_id, state, attempts, started_at, reason, changed_at, evidence)
       values ($1, $2, $3, $4, now(), $5, now(), $6)`,
      [unit, idOf(place), state, attempts, reason, evidence],
    );
  for (const [place, outcome] of [
    [0, "started"],
    [2, "unknown"],
    [3, "accepted"],
  ] as const)
    await superuser.query(
      `insert into answer_attempts (organisation_id, answer_id, number, started_at, ended_at, outcome)
       values ($1, $2, 1, now(), case when $3 = 'started' then null else now() end, $3)`,
      [unit, idOf(place), outcome],
    );
  await superuser.query("set session_replication_role = origin");
}

test("attempts, evidence and what was under way are kept, and nothing is sent again on a guess", async () => {
  const migrations = await readMigrations(migrationsFolder);
  const owner = { host, port: 5432, database, user: "fakturaporten_owner" };
  await migrate(
    owner,
    migrations.filter(({ number }) => number < 116),
  );
  await plant();
  await migrate(owner, migrations);
  const rowsOf = async (text: string) => (await superuser.query({ text, rowMode: "array" })).rows;
  expect(await rowsOf("select state, reason from answer_carriages order by answer_id")).toEqual([
    ["waiting", null],
    ["parked", "not-seen-to-end"],
    ["parked", "no-answer"],
    ["delivered", null],
  ]);
  expect(
    await rowsOf("select invoice_id, outcome from delivery_attempts where about = 'answer' order by invoice_id"),
  ).toEqual([
    [idOf(0), "started"],
    [idOf(2), "unknown"],
    [idOf(3), "accepted"],
  ]);
  expect(await rowsOf("select invoice_id, content from delivery_evidence where about = 'answer'")).toEqual([
    [idOf(3), "<told/>"],
  ]);
  expect(
    await rowsOf("select instance_id, parked_because from transmissions where about = 'answer' order by instance_id"),
  ).toEqual([
    [idOf(0), null],
    [idOf(1), "not-seen-to-end"],
    [idOf(2), "no-answer"],
    [idOf(3), null],
  ]);
});
