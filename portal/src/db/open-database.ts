/** The database the portal stands on, the built-in one or the operator's own, opened and brought up to date. */
import type { Config } from "../config.ts";
import { startEmbedded } from "./embedded/server.ts";
import { addressOf, applicationRole, type Doors, prepareExternal } from "./external.ts";
import { migrate, readMigrations } from "./migrate.ts";
import { migrationsFolder } from "./migrations-folder.ts";

export interface OpenDatabase extends Doors {
  readonly applicationRole: string;
  /** Migrations that were run now. */
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  readonly config: Pick<Config, "dataFolder" | "databaseUrl">;
  readonly log: (sentence: string) => void;
  readonly onGivenUp: (error: Error) => void;
}

export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const { doors, close } = await openDoors(options);
  try {
    const migrated = await migrate(doors.owner, await readMigrations(migrationsFolder));
    return { ...doors, applicationRole, migrated, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openDoors({
  config,
  log,
  onGivenUp,
}: OpenDatabaseOptions): Promise<{ doors: Doors; close(): Promise<void> }> {
  if (config.databaseUrl !== undefined)
    return { doors: await prepareExternal(addressOf(config.databaseUrl)), close: async () => {} };
  const server = await startEmbedded({ dataFolder: config.dataFolder, log, onGivenUp });
  const doors = { owner: server.address("fakturaporten_owner"), application: server.address("fakturaporten_app") };
  return { doors, close: () => server.stop() };
}
