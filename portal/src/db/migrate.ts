/**
 * Migrations: numbered SQL files, run forward only, once, in order, each in its own transaction, under one advisory lock.
 * The database keeps the checksum of what it ran, and a file that says something else afterwards is refused.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { type Address, driverConfig } from "./connection.ts";

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** A migration that cannot be run as asked. The message says what to do. */
export class MigrationRefused extends Error {
  override readonly name = "MigrationRefused";
}

/** Brings a database up to the newest migration and returns the names of those it ran. */
export async function migrate(address: Address, migrations: readonly Migration[]): Promise<readonly string[]> {
  const client = new pg.Client(driverConfig(address, "migration"));
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    return await runMissing(client, migrations);
  } finally {
    await client.end();
  }
}

/** "fakt" in ASCII: whoever holds it is migrating this database. */
const migrationLock = 0x66616b74;

async function runMissing(client: pg.Client, migrations: readonly Migration[]): Promise<readonly string[]> {
  await client.query(`create table if not exists schema_migrations (
    number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`);
  await client.query(`comment on table schema_migrations is
    'Global. Written by db. Which migrations this database has run, and the checksum of what they said.'`);
  const applied = await client.query<AppliedMigration>(
    "select number, name, checksum from schema_migrations order by number",
  );
  const missing = missingOf(migrations, applied.rows);
  for (const migration of missing) await runOne(client, migration);
  return missing.map((migration) => migration.name);
}

interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

/** The migrations still to run; refuses when the past was edited, lost or overtaken. */
export function missingOf(known: readonly Migration[], applied: readonly AppliedMigration[]): readonly Migration[] {
  const byNumber = new Map(known.map((migration) => [migration.number, migration]));
  for (const { number, name, checksum } of applied) {
    const file = byNumber.get(number);
    if (file === undefined)
      throw new MigrationRefused(
        `The database has run ${name}, which this version does not know. Start the newer version, or restore a backup from before.`,
      );
    if (file.checksum !== checksum)
      throw new MigrationRefused(
        `${file.name} was edited after this database had run it. Put the file back and write a new migration. (While developing: remove the data folder.)`,
      );
  }
  const newest = Math.max(0, ...applied.map((migration) => migration.number));
  const have = new Set(applied.map((migration) => migration.number));
  const missing = known.filter((migration) => !have.has(migration.number));
  const late = missing.find((migration) => migration.number < newest);
  if (late !== undefined)
    throw new MigrationRefused(
      `${late.name} comes before a migration that the database has already run. Give it the next free number. (While developing: remove the data folder.)`,
    );
  return missing;
}

/** From this one on, a migration from which row level security would hide rows fails; those before were let change none of them. */
const seesAllFrom = 112;

async function runOne(client: pg.Client, { number, name, sql, checksum }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query("set local lock_timeout = '10s'");
    if (number >= seesAllFrom) await client.query("set local row_security = off");
    await client.query(sql);
    await client.query("insert into schema_migrations (number, name, checksum) values ($1, $2, $3)", [
      number,
      name,
      checksum,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${name} failed and changed nothing: ${(error as Error).message}`, { cause: error });
  }
}

const fileName = /^(\d{4})-[a-z0-9-]+\.sql$/;

/** Reads a folder of migrations, sorted by number; refuses odd names and doubled numbers. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)));
  for (const [index, migration] of migrations.entries()) {
    const former = migrations[index - 1];
    if (former?.number === migration.number)
      throw new MigrationRefused(`${former.name} and ${migration.name} have the same number.`);
  }
  return migrations;
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const number = fileName.exec(name)?.[1];
  if (number === undefined) throw new MigrationRefused(`${name} is not named NNNN-what-it-does.sql.`);
  const sql = await readFile(join(folder, name), "utf8");
  return { number: Number(number), name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}
