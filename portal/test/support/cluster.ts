/**
 * Vitest's global set-up: one PostgreSQL server for the whole run, in a folder that goes with it, and one migrated template
 * database that every test file copies. Only here durability is given up for speed.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { driverConfig } from "../../src/db/connection.ts";
import { startEmbedded } from "../../src/db/embedded/server.ts";
import { migrate } from "../../src/db/migrate.ts";
import { readMigrations } from "../../src/db/migrate.ts";
import { migrationsFolder } from "../../src/db/migrations-folder.ts";
import { installQueues } from "../../src/jobs/queue.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the test server's socket. */
    readonly postgres: string;
  }
}

export const templateDatabase = "template_portal";

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "fakturaporten-test-"));
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
