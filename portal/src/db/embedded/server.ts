/**
 * The built-in database server: a real PostgreSQL, kept by the portal under its data folder. Made at the first start, started
 * and stopped with the portal, restarted when it dies, reached through a Unix socket that only the portal's user may open.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { Address } from "../connection.ts";
import { type Binaries, installBinaries } from "./binaries.ts";
import { type FolderLock, lockFolder } from "./folder-lock.ts";
import { DatabaseNotStarted } from "./not-started.ts";
import { stopOrphan } from "./orphan.ts";
import { makeRoles } from "./roles.ts";
import { type Runner, serverHome } from "./runner.ts";

export interface EmbeddedOptions {
  readonly dataFolder: string;
  /** Told in plain words what happens to the server. */
  readonly log?: (sentence: string) => void;
  /** Told when the server died and could not be started again. */
  readonly onGivenUp?: (error: Error) => void;
  /** Server settings on top of ours. Tests give up durability here; nothing else does. */
  readonly settings?: Readonly<Record<string, string>>;
}

export type EmbeddedUser = "postgres" | "fakturaporten_owner" | "fakturaporten_app";

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
    await mkdir(dataFolder, { recursive: true });
    await writeFile(join(dataFolder, ".writable"), "");
    await rm(join(dataFolder, ".writable"));
  } catch (error) {
    throw new DatabaseNotStarted(
      `The data folder ${dataFolder} can not be written to (${(error as NodeJS.ErrnoException).code}). Choose another with DATA_DIR, for example DATA_DIR=/srv/fakturaporten`,
    );
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

interface Place {
  readonly binaries: Binaries;
  readonly database: string;
  readonly logFile: string;
  readonly runner: Runner;
  readonly socketFolder: string;
}

const environment = { PATH: "/usr/bin:/bin", LANG: "C", LC_ALL: "C", TZ: "UTC" };

function asRunner({ uid, gid }: Runner): { uid?: number; gid?: number } {
  return { ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) };
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

/** A socket's whole path must fit in about 100 bytes, so a deep data folder gets its socket under /tmp. */
async function makeSocketFolder(home: string, { uid, gid }: Runner): Promise<string> {
  const near = join(home, "socket");
  const isShort = Buffer.byteLength(join(near, ".s.PGSQL.5432.lock")) <= 100;
  const folder = isShort ? near : await mkdtemp("/tmp/fakturaporten-");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (uid !== undefined) await chown(folder, uid, gid ?? uid);
  return folder;
}

/** One server process after another on the same database, until asked to stop. */
class Supervised {
  readonly #place: Place;
  readonly #options: EmbeddedOptions;
  #child: ChildProcess | undefined;
  #stopping = false;
  #deaths: number[] = [];

  constructor(place: Place, options: EmbeddedOptions) {
    this.#place = place;
    this.#options = options;
  }

  get socketFolder(): string {
    return this.#place.socketFolder;
  }

  get processId(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts, patiently: after a crash the old server's children may hold the shared memory for a moment. */
  async start(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const startedAt = await this.#spawn();
      if (startedAt) return;
      const tail = await this.#logTail();
      const isBusy = /shared memory block|lock file/.test(tail);
      if (!isBusy || attempt === 20)
        throw new DatabaseNotStarted(
          `PostgreSQL did not start in ${this.#place.database}. Its last words (${this.#place.logFile}):\n${tail}`,
        );
      await sleep(250);
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((done) => child.once("exit", done));
      child.kill("SIGINT");
      const patience = sleep(20_000, "late", { ref: false });
      if ((await Promise.race([ended, patience])) === "late") child.kill("SIGQUIT");
      await ended;
    }
    if (this.socketFolder.startsWith("/tmp/")) await rm(this.socketFolder, { recursive: true, force: true });
  }

  async #spawn(): Promise<boolean> {
    const { binaries, database, runner, logFile } = this.#place;
    const log = openSync(logFile, "a", 0o600);
    const child = spawn(binaries.postgres, ["-D", database, ...this.#settings()], {
      env: environment,
      cwd: "/",
      // A session of its own: Ctrl-C in a terminal must reach the portal alone, which stops the server last.
      detached: true,
      stdio: ["ignore", log, log],
      ...asRunner(runner),
    });
    closeSync(log);
    this.#child = child;
    const died = new Promise<false>((done) => {
      child.once("exit", () => done(false));
      child.once("error", () => done(false));
    });
    const isReady = await Promise.race([died, this.#ready(child)]);
    if (isReady) child.once("exit", () => this.#died());
    return isReady;
  }

  #settings(): string[] {
    const settings: Record<string, string> = {
      listen_addresses: "",
      unix_socket_directories: this.socketFolder,
      unix_socket_permissions: "0700",
      max_connections: "100",
      shared_buffers: "128MB",
      log_min_messages: "warning",
      log_line_prefix: "%m [%p] ",
      log_timezone: "UTC",
      timezone: "UTC",
      ...this.#options.settings,
    };
    return Object.entries(settings).flatMap(([name, setting]) => ["-c", `${name}=${setting}`]);
  }

  /** The eighth line of postmaster.pid says when the server takes connections. */
  async #ready(child: ChildProcess): Promise<boolean> {
    const pidFile = join(this.#place.database, "postmaster.pid");
    while (child.exitCode === null && child.signalCode === null) {
      const lines = (await readFile(pidFile, "utf8").catch(() => "")).split("\n");
      if (Number(lines[0]) === child.pid && lines[7]?.trim() === "ready") return true;
      await sleep(10);
    }
    return false;
  }

  #died(): void {
    if (this.#stopping) return;
    this.#options.log?.("The database server ended by itself. Starting it again.");
    const uptimeMs = performance.now();
    this.#deaths = [...this.#deaths.filter((at) => uptimeMs - at < 60_000), uptimeMs];
    const again =
      this.#deaths.length > 5
        ? Promise.reject(new DatabaseNotStarted("PostgreSQL died more than five times in a minute."))
        : this.start();
    again.catch((error: Error) => this.#options.onGivenUp?.(error));
  }

  async #logTail(): Promise<string> {
    const log = await readFile(this.#place.logFile, "utf8").catch(() => "");
    return log.trimEnd().split("\n").slice(-6).join("\n");
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
