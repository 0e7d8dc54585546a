/**
 * The built-in database server: a real PostgreSQL, kept by the portal under its data folder. Made at the first start, started
 * and stopped with the portal, restarted when it dies, reached through a Unix socket that only the portal's user may open.
 */
import { execFile } from "node:child_process";
import { chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Address } from "../connection.ts";
import { installBinaries } from "./binaries.ts";
import { type FolderLock, lockFolder } from "./folder-lock.ts";
import { DatabaseNotStarted } from "./not-started.ts";
import { stopOrphan } from "./orphan.ts";
import { makeRoles } from "./roles.ts";
import { type Runner, serverHome } from "./runner.ts";
import { asRunner, environment, type EmbeddedOptions, type Place, Supervised } from "./supervised.ts";

type EmbeddedUser = "postgres" | "fakturaporten_owner" | "fakturaporten_app";

export interface EmbeddedServer {
  address(user: EmbeddedUser, database?: string): Address;
  /** The process number of the server now running. */
  processId(): number | undefined;
  stop(): Promise<void>;
}

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataFolder = resolve(options.dataFolder);
  await makeDataFolder(dataFolder);
  const lock = await lockFolder(dataFolder);
  try {
    return await startLocked(dataFolder, lock, options);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function makeDataFolder(dataFolder: string): Promise<void> {
  try {
    await makeFolder(dataFolder);
    await writeFile(join(dataFolder, ".writable"), "");
    await rm(join(dataFolder, ".writable"));
  } catch (error) {
    throw new DatabaseNotStarted(
      `The data folder ${dataFolder} can not be written to (${(error as NodeJS.ErrnoException).code}). Choose another with DATA_DIR, for example DATA_DIR=/srv/fakturaporten`,
    );
  }
}

/** Makes a folder and what leads to it. Node's own `recursive` turns for ever where the system says ENOENT, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

async function startLocked(dataFolder: string, lock: FolderLock, options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { folder, runner } = await serverHome(dataFolder);
  const place: Place = {
    binaries: await installBinaries(folder),
    database: join(folder, "database"),
    logFile: join(folder, "server.log"),
    runner,
    socketFolder: "",
  };
  await makeDatabase(place);
  await requireVersion(place.database);
  if ((await stopOrphan(place.database)) === "stopped")
    options.log?.("A database server left by a portal that was killed has been stopped.");
  await writeAccessRules(place);
  await turnLogOver(place.logFile);
  const server = new Supervised({ ...place, socketFolder: await makeSocketFolder(folder, runner) }, options);
  await server.start();
  const address = (user: EmbeddedUser, database = "fakturaporten"): Address => ({
    host: server.socketFolder,
    port: 5432,
    database,
    user,
  });
  await makeRoles(address("postgres", "postgres"));
  return {
    address,
    processId: () => server.processId,
    async stop() {
      await server.stop();
      await lock.release();
    },
  };
}

/** Runs initdb beside the final place and renames: a half-made database is never taken for a whole one. */
async function makeDatabase({ binaries, database, runner }: Place): Promise<void> {
  if (await isThere(database)) return;
  const unfinished = `${database}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const words = ["-D", unfinished, "-U", "postgres", "--auth=peer", "--encoding=UTF8", "--data-checksums"];
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  try {
    await promisify(execFile)(binaries.initdb, [...words, ...locale, "--no-instructions"], {
      env: environment,
      cwd: "/",
      ...asRunner(runner),
    });
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    const { stderr } = error as { stderr?: string };
    throw new DatabaseNotStarted(`The database could not be made in ${database}: ${(stderr ?? String(error)).trim()}`);
  }
  await rename(unfinished, database);
}

const majorVersion = "18";

async function requireVersion(database: string): Promise<void> {
  const found = (await readFile(join(database, "PG_VERSION"), "utf8")).trim();
  if (found !== majorVersion)
    throw new DatabaseNotStarted(
      `The database in ${database} was made by PostgreSQL ${found}; this version of the portal brings PostgreSQL ${majorVersion}. Move the data over first: docs/guide/configuration.md.`,
    );
}

/** Only the system user of the portal gets in, over the socket, as one of the portal's roles. */
async function writeAccessRules({ database, runner }: Place): Promise<void> {
  const roles: readonly EmbeddedUser[] = ["postgres", "fakturaporten_owner", "fakturaporten_app"];
  const lines = roles.map((role) => `portal "${runner.portalUser}" ${role}\n`);
  await writeFile(join(database, "pg_hba.conf"), "local all all peer map=portal\n");
  await writeFile(join(database, "pg_ident.conf"), lines.join(""));
}

const logBytesMax = 10 * 1024 * 1024;

/** The server's own log holds warnings and errors; a full one is kept once more beside the new one. */
async function turnLogOver(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size > logBytesMax) await rename(logFile, `${logFile}.old`);
}

/** A socket's whole path must fit in about 100 bytes, so a deep data folder gets its socket under /tmp. */
async function makeSocketFolder(home: string, { uid, gid }: Runner): Promise<string> {
  const near = join(home, "socket");
  const isShort = Buffer.byteLength(join(near, ".s.PGSQL.5432.lock")) <= 100;
  const folder = isShort ? near : await mkdtemp("/tmp/fakturaporten-");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (uid !== undefined) await chown(folder, uid, gid ?? uid);
  return folder;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
