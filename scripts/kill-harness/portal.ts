/** The real portal as a process with its own database, and every way of killing it that this machine knows. */
import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = join(import.meta.dirname, "..", "..");

/** What is killed: the portal alone, PostgreSQL with all its processes, or everything in the same moment. */
export type Victim = "portal" | "database" | "both";

export class PortalUnderFire {
  readonly url: string;
  readonly dataFolder: string;
  readonly #port: number;
  #process: ChildProcess | undefined;
  #output = "";

  constructor(dataFolder: string, port: number) {
    this.dataFolder = dataFolder;
    this.#port = port;
    this.url = `http://localhost:${port}`;
  }

  /** Starts it and waits until people can come in; says how long that took. */
  async start(): Promise<number> {
    const from = performance.now();
    const child = spawn(process.execPath, [join(root, "portal", "dist", "main.js")], {
      cwd: root,
      env: {
        PATH: process.env["PATH"],
        PORT: String(this.#port),
        DATA_DIR: this.dataFolder,
        TRUSTED_PROXIES: "127.0.0.1,::1",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        this.#output = (this.#output + chunk.toString()).slice(-10_000);
      });
    this.#process = child;
    await this.ready();
    return performance.now() - from;
  }

  async ready(): Promise<void> {
    const deadline = performance.now() + 60_000;
    while (!(await this.#answersReady())) {
      if (this.#process?.exitCode !== null) throw new Error(`The portal stopped while starting:\n${this.#output}`);
      if (performance.now() > deadline) throw new Error(`The portal was not ready within a minute:\n${this.#output}`);
      await sleep(20);
    }
  }

  async #answersReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => undefined,
    );
    return answer?.status === 200;
  }

  /** Kills without a warning and waits until the victims are gone. */
  async kill(victim: Victim): Promise<void> {
    const postmaster = await this.postmasterId();
    const family = victim === "portal" ? [] : [postmaster, ...childrenOf(postmaster)];
    const gone = new Promise((resolve) => this.#process?.once("exit", resolve));
    if (victim !== "database") this.#process?.kill("SIGKILL");
    for (const id of family) killSurely(id);
    if (victim !== "database") await gone;
    while (family.some(isAlive)) await sleep(5);
  }

  async stop(): Promise<void> {
    if (this.#process?.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = new Promise((resolve) => this.#process?.once("exit", resolve));
    this.#process?.kill("SIGTERM");
    await gone;
  }

  get processId(): number | undefined {
    return this.#process?.pid;
  }

  async postmasterId(): Promise<number> {
    return Number((await this.#postmasterLines())[0]);
  }

  /** Folder of the database's socket. */
  async socketFolder(): Promise<string> {
    return (await this.#postmasterLines())[4] ?? "";
  }

  async #postmasterLines(): Promise<string[]> {
    return (await readFile(join(this.#database, "postmaster.pid"), "utf8")).split("\n");
  }

  /** Takes back what the negative control had set for the whole server. */
  async forgetServerSettings(): Promise<void> {
    await writeFile(join(this.#database, "postgresql.auto.conf"), "");
  }

  get #database(): string {
    return join(this.dataFolder, "postgresql", "database");
  }
}

function childrenOf(parent: number): number[] {
  const numbers = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return numbers.map(Number).filter((id) => Number(statusOf(id)[1]) === parent);
}

function isAlive(id: number): boolean {
  const [state] = statusOf(id);
  return state !== undefined && state !== "Z" && state !== "X";
}

/** State and parent of a process; nothing when there is none. */
function statusOf(id: number): string[] {
  try {
    const text = readFileSync(`/proc/${id}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

function killSurely(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // It ended by itself in the meantime.
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port.");
  return address.port;
}
