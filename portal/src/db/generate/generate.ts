/** Writes tables.ts and schema.sql from a database that has just run every migration. `npm run db:generate -w portal`. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { readCatalogue } from "../catalogue.ts";
import { driverConfig } from "../connection.ts";
import { startEmbedded } from "../embedded/server.ts";
import { migrate, readMigrations } from "../migrate.ts";
import { migrationsFolder, packageFolder } from "../migrations-folder.ts";
import { schemaText } from "./schema-text.ts";
import { tablesText } from "./tables-text.ts";

const dataFolder = await mkdtemp(join(tmpdir(), "fakturaporten-generate-"));
const server = await startEmbedded({ dataFolder, settings: { fsync: "off" } });
try {
  const owner = server.address("fakturaporten_owner");
  await migrate(owner, await readMigrations(migrationsFolder));
  const client = new pg.Client(driverConfig(owner, "migration"));
  await client.connect();
  const catalogue = await readCatalogue(client);
  await client.end();
  const folder = join(packageFolder, "src", "db");
  await writeFile(join(folder, "tables.ts"), tablesText(catalogue));
  await writeFile(join(folder, "schema.sql"), schemaText(catalogue));
  console.log(`${catalogue.tables.length} tables written to portal/src/db/tables.ts and schema.sql`);
} finally {
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
}
