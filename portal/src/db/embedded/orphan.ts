/**
 * A server left behind. PostgreSQL outlives a portal that was killed, and keeps the database folder to itself; it is stopped
 * before a new one starts. Only what is surely a server of this very folder is touched.
 */
import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { DatabaseNotStarted } from "./not-started.ts";

/** Stops what a former portal left running on this folder, and clears what it left lying. */
export async function stopOrphan(database: string): Promise<"none" | "stale" | "stopped"> {
  const pidFile = join(database, "postmaster.pid");
  const lines = (await readFile(pidFile, "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return "none";
  const alive = await isServerOf(database, pid);
  if (alive) await stopServer(database, pid);
  await rm(pidFile, { force: true });
  await removeSocketFolder(lines[4] ?? "", database);
  return alive ? "stopped" : "stale";
}

async function stopServer(database: string, pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      // Gone meanwhile, or another user's: the check below tells which.
    }
    if (await ends(database, pid, patienceMs)) return;
  }
  throw new DatabaseNotStarted(
    `A PostgreSQL server (process ${pid}) that an earlier portal left on ${database} does not stop. Stop it by hand: kill -INT ${pid}`,
  );
}

async function ends(database: string, pid: number, patienceMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 50) {
    if (!(await isServerOf(database, pid))) return true;
    await sleep(50);
  }
  return false;
}

/** Whether a process is a living server on this folder. A zombie is dead, and a number may have been given to someone else. */
async function isServerOf(database: string, pid: number): Promise<boolean> {
  if (process.platform !== "linux") return (await commandOf(pid)).includes(database);
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const state = status.slice(status.lastIndexOf(")") + 2)[0];
  if (state === undefined || state === "Z" || state === "X") return false;
  const words = (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
  return words.includes(database);
}

async function commandOf(pid: number): Promise<string> {
  const ps = await promisify(execFile)("ps", ["-o", "stat=,command=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return ps.stdout.trimStart().startsWith("Z") ? "" : ps.stdout;
}

/** The fifth line of postmaster.pid names the socket folder; ours in /tmp are removed with the server that made them. */
async function removeSocketFolder(folder: string, database: string): Promise<void> {
  if (folder.startsWith("/tmp/fakturaporten-") && dirname(folder) === "/tmp" && !database.startsWith(folder))
    await rm(folder, { recursive: true, force: true });
}
