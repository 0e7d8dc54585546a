/**
 * Runs the quick start as a newcomer would: a fresh clone of what is committed, and every command of docs/guide/quick-start.md
 * in order. Ends with the first command that fails.
 *
 *   node scripts/quick-start.ts
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const openWithinMs = 300_000;

const folder = mkdtempSync(join(tmpdir(), "fakturaporten-quick-start-"));
let portal: ChildProcess | undefined;
try {
  run(`git clone -q ${JSON.stringify(root)} ${JSON.stringify(join(folder, "clone"))}`, folder);
  await follow(join(folder, "clone"));
  console.log("The quick start does what it says.");
} finally {
  if (portal?.pid !== undefined) process.kill(-portal.pid, "SIGINT");
  await stopped();
  rmSync(folder, { recursive: true, force: true });
}

async function follow(clone: string): Promise<void> {
  const port = await freePort();
  for (const commands of blocksOf(readFileSync(join(clone, "docs", "guide", "quick-start.md"), "utf8"))) {
    console.log(`\n$ ${commands.replaceAll("\n", "\n$ ")}`);
    if (commands.includes("npm start")) await start(commands, clone, port);
    else run(commands.replaceAll("localhost:3000", `localhost:${port}`), clone);
  }
}

/** What stands between ```sh and ```. */
function blocksOf(guide: string): readonly string[] {
  const blocks = [...guide.matchAll(/^```sh\n([^]*?)\n```$/gm)].map(([, commands = ""]) => commands);
  if (blocks.length === 0) throw new Error("The guide has no commands.");
  return blocks;
}

function run(commands: string, cwd: string): void {
  const { status } = spawnSync("bash", ["-euo", "pipefail", "-c", commands], { cwd, stdio: "inherit" });
  if (status !== 0) throw new Error(`This fails with ${status}: ${commands}`);
}

/** In a group of its own, which Ctrl+C would reach as a whole. */
async function start(commands: string, cwd: string, port: number): Promise<void> {
  const env = { ...process.env, PORT: String(port) };
  const child = spawn("bash", ["-euo", "pipefail", "-c", commands], { cwd, env, detached: true });
  portal = child;
  const isOpen = Promise.withResolvers<void>();
  child.stdout?.on("data", (text: Buffer) => {
    process.stdout.write(text);
    if (text.toString().includes("Fakturaporten is open at")) isOpen.resolve();
  });
  child.stderr?.pipe(process.stderr);
  child.once("exit", (code) => isOpen.reject(new Error(`The portal ended with ${code} before it opened.`)));
  const timer = setTimeout(() => isOpen.reject(new Error("The portal did not open in five minutes.")), openWithinMs);
  await isOpen.promise.finally(() => clearTimeout(timer));
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    if (portal === undefined || portal.exitCode !== null || portal.signalCode !== null) return resolve();
    portal.once("exit", () => resolve());
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, "localhost", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
