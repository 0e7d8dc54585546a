/**
 * Vitest's global set-up: one PostgreSQL server for the whole run, in a folder that goes with it, and one migrated template
 * database that every test file copies. Only here durability is given up for speed.
 */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { driverConfig } from "../../src/db/connection.ts";
import { startEmbedded } from "../../src/db/embedded/server.ts";
import { stopOrphan } from "../../src/db/embedded/orphan.ts";
import { migrate, readMigrations } from "../../src/db/migrate.ts";
import { migrationsFolder } from "../../src/db/migrations-folder.ts";
import { installQueues } from "../../src/jobs/queue.ts";
import { plantDatabase } from "./seed.ts";

const templateDatabase = "template_portal";
const prefix = "fakturaporten-test-";

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await clearAbandoned();
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await plantDatabase(folder);
  const server = await startEmbedded({
    dataFolder: folder,
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" },
  });
  const superuser = new pg.Client(driverConfig(server.address("postgres", "postgres"), "migration"));
  await superuser.connect();
  await superuser.query(`create database ${templateDatabase} owner fakturaporten_owner`);
  await superuser.end();
  const owner = server.address("fakturaporten_owner", templateDatabase);
  await migrate(owner, await readMigrations(migrationsFolder));
  await installQueues(driverConfig(owner, "migration"), "fakturaporten_app");
  project.provide("postgres", server.address("postgres").host);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** A run that was killed leaves a server and a folder behind; the next run clears both. */
async function clearAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    const holder = await readFile(join(folder, "lock.holder"), "utf8").catch(() => undefined);
    if (holder === undefined || isAlive(Number(holder))) continue;
    await stopOrphan(join(folder, "postgresql", "database"));
    await rm(folder, { recursive: true, force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
