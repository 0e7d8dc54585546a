import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import type { Address } from "./connection.ts";
import { type Migration, migrate, missingOf, readMigrations } from "./migrate.ts";
import { migrationsFolder } from "./migrations-folder.ts";

const host = inject("postgres");
const superuser = async (statement: string, database = "postgres"): Promise<pg.QueryResult> => {
  const client = new pg.Client({ host, database, user: "postgres" });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
};
let database = "";
let address: Address;

beforeEach(async () => {
  database = `migrate_${process.pid}_${Math.floor(performance.now() * 1000)}`;
  await superuser(`create database ${database} owner fakturaporten_owner`);
  address = { host, port: 5432, database, user: "fakturaporten_owner" };
});
afterEach(() => superuser(`drop database ${database} with (force)`).then(() => {}));

function migration(number: number, sql: string): Migration {
  const name = `${String(number).padStart(4, "0")}-step.sql`;
  return { number, name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

const first = migration(1, "create table apples (id int)");
const second = migration(2, "create table pears (id int)");

test("migrations run once each, in order, and a second start runs none", async () => {
  expect(await migrate(address, [first])).toEqual(["0001-step.sql"]);
  expect(await migrate(address, [first, second])).toEqual(["0002-step.sql"]);
  expect(await migrate(address, [first, second])).toEqual([]);
});

test("a migration that fails leaves nothing behind, and runs when mended", async () => {
  const broken = migration(2, "create table pears (id int); select 1/0");
  await expect(migrate(address, [first, broken])).rejects.toThrow(
    "0002-step.sql failed and changed nothing: division by zero",
  );
  const tables = await superuser("select tablename from pg_tables where schemaname = 'public' order by 1", database);
  expect(tables.rows.map((row) => row.tablename)).toEqual(["apples", "schema_migrations"]);
  expect(await migrate(address, [first, second])).toEqual(["0002-step.sql"]);
});

test("a migration edited after it ran is refused by name", async () => {
  await migrate(address, [first]);
  const edited = migration(1, "create table apples (id int, colour text)");
  await expect(migrate(address, [edited])).rejects.toThrow("0001-step.sql was edited after this database had run it.");
});

test("a database from a newer version is refused instead of used", async () => {
  await migrate(address, [first, second]);
  await expect(migrate(address, [first])).rejects.toThrow("has run 0002-step.sql, which this version does not know");
});

test("a migration that comes late, before one already run, is refused", () => {
  expect(() => missingOf([first, second], [second])).toThrow("0001-step.sql comes before a migration");
});

test("two portals that start at the same time migrate once", async () => {
  const slow = migration(1, "create table apples (id int); select pg_sleep(0.3)");
  const ran = await Promise.all([migrate(address, [slow]), migrate(address, [slow])]);
  expect(ran.flat()).toEqual(["0001-step.sql"]);
});

test("the portal's own migrations are well named and numbered without doubles", async () => {
  const numbers = (await readMigrations(migrationsFolder)).map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  expect(numbers[0]).toBe(1);
});

test("odd names and doubled numbers are refused", async () => {
  const folder = await mkdtemp(join(tmpdir(), "migrations-"));
  await writeFile(join(folder, "0001-one.sql"), "select 1");
  await writeFile(join(folder, "0001-two.sql"), "select 2");
  await expect(readMigrations(folder)).rejects.toThrow("0001-one.sql and 0001-two.sql have the same number.");
  await writeFile(join(folder, "three.sql"), "select 3");
  await expect(readMigrations(folder)).rejects.toThrow("three.sql is not named NNNN-what-it-does.sql.");
  await rm(folder, { recursive: true });
});
