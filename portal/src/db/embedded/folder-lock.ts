/**
 * The lock on a data folder: one portal at a time. The operating system holds it (through an exclusive SQLite transaction on
 * an empty file), so it ends with the process, however that ends, and no stale lock is ever left behind.
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DatabaseNotStarted } from "./not-started.ts";

export interface FolderLock {
  release(): Promise<void>;
}

export async function lockFolder(folder: string): Promise<FolderLock> {
  const holder = join(folder, "lock.holder");
  const lock = new DatabaseSync(join(folder, "lock"), { timeout: 0 });
  try {
    lock.exec("begin exclusive");
  } catch {
    lock.close();
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
