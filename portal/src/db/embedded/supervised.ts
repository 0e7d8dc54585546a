/** One server process after another on the same database, until asked to stop. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import { DatabaseNotStarted } from "./not-started.ts";
import type { Runner } from "./runner.ts";

export interface EmbeddedOptions {
  readonly dataFolder: string;
  /** Told in plain words what happens to the server. */
  readonly log?: (sentence: string) => void;
  /** Told when the server died and could not be started again. */
  readonly onGivenUp?: (error: Error) => void;
  /** Server settings on top of ours. Tests give up durability here; nothing else does. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** How often a server may die within a minute before it is left alone. */
const deathsMax = 5;

/** Where a server and its files are. */
export interface Place {
  readonly binaries: Binaries;
  readonly database: string;
  readonly logFile: string;
  readonly runner: Runner;
  readonly socketFolder: string;
}

export const environment = { PATH: "/usr/bin:/bin", LANG: "C", LC_ALL: "C", TZ: "UTC" };

export function asRunner({ uid, gid }: Runner): { uid?: number; gid?: number } {
  return { ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) };
}

export class Supervised {
  readonly #place: Place;
  readonly #options: EmbeddedOptions;
  #child: ChildProcess | undefined;
  #stopping = false;
  #restarting: Promise<void> = Promise.resolve();
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
      if (this.#stopping) return;
      if (!isBusy || attempt === 20)
        throw new DatabaseNotStarted(
          `PostgreSQL did not start in ${this.#place.database}. Its last words (${this.#place.logFile}):\n${tail}`,
        );
      await sleep(250);
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#restarting;
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
    this.#restarting = this.#startAgain().catch((error: Error) => this.#options.onGivenUp?.(error));
  }

  async #startAgain(): Promise<void> {
    if (this.#deaths.length > deathsMax)
      throw new DatabaseNotStarted(
        `PostgreSQL died more than ${deathsMax} times in a minute. Its last words (${this.#place.logFile}):\n${await this.#logTail()}`,
      );
    await this.start();
  }

  async #logTail(): Promise<string> {
    const log = await readFile(this.#place.logFile, "utf8").catch(() => "");
    return log.trimEnd().split("\n").slice(-6).join("\n");
  }
}
