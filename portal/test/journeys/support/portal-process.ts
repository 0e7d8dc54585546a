/** The real portal, started as its operator starts it: a process of its own with an embedded database. It must have been built. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..", "..", "..");
const readyWithinMs = 60_000;
/** What `npm start` gives to Node. */
const flags = String(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts.start)
  .split(" ")
  .filter((word) => word.startsWith("--"));

export interface PortalProcess {
  readonly url: string;
  readonly pid: number | undefined;
  readonly output: () => string;
  stop(): Promise<void>;
}

export async function startPortal(settings: Readonly<Record<string, string>> = {}): Promise<PortalProcess> {
  const dataFolder = await mkdtemp(join(tmpdir(), "fakturaporten-journey-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, [...flags, join(root, "portal", "dist", "main.js")], {
    cwd: root,
    env: { PATH: process.env["PATH"], PORT: String(port), DATA_DIR: dataFolder, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  const output = (): string => printed.join("");
  await ready(url, child, output);
  return {
    url,
    pid: child.pid,
    output,
    async stop() {
      await ended(child);
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Into `portal/dist`; once for all who start it. */
export async function buildPortal(): Promise<void> {
  const builder = spawn(process.execPath, [join(root, "portal", "build.ts")], { cwd: root, stdio: "inherit" });
  const code = await new Promise((resolve) => builder.once("exit", resolve));
  if (code !== 0) throw new Error("The portal does not build.");
}

async function ready(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + readyWithinMs;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The portal stopped while starting:\n${output()}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill("SIGKILL");
  throw new Error(`The portal was not ready within ${readyWithinMs} ms:\n${output()}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await exit;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port.");
  return address.port;
}
