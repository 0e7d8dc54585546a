/**
 * The lock on a data folder: one portal at a time. The operating system holds it (through an exclusive SQLite transaction on
 * an empty file), so it ends with the process, however that ends, and no stale lock is ever left behind.
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseNotStarted } from "./not-started.ts";

export interface FolderLock {
  release(): Promise<void>;
}

/** A killed holder may take a moment to be gone. */
const patienceMs = 1_000;

export async function lockFolder(folder: string): Promise<FolderLock> {
  const holder = join(folder, "lock.holder");
  const lock = await take(join(folder, "lock"));
  if (lock === undefined) {
    const by = await readFile(holder, "utf8").catch(() => "");
    throw new DatabaseNotStarted(
      `The data folder ${folder} is in use by another running portal${by && ` (process ${by.trim()})`}. Stop that one first, or choose another folder with DATA_DIR.`,
    );
  }
  await writeFile(holder, `${process.pid}\n`);
  return {
    async release() {
      await rm(holder, { force: true });
      lock.close();
    },
  };
}

async function take(path: string): Promise<DatabaseSync | undefined> {
  const lock = new DatabaseSync(path, { timeout: 0 });
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 50) {
    try {
      lock.exec("begin exclusive");
      return lock;
    } catch {
      await sleep(50);
    }
  }
  lock.close();
  return undefined;
}
