/**
 * A database that has just been made, kept between test runs so that each need not make one anew: made once by the server's
 * own code, copied into the folder of a run. Its name carries what it was made by, so that no run gets an outdated one.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startEmbedded } from "../../src/db/embedded/server.ts";

const prefix = `fakturaporten-seed-${process.getuid?.() ?? ""}-`;
const keptMs = 7 * 24 * 3600 * 1000;
const makers = join(import.meta.dirname, "..", "..", "src", "db", "embedded");

/** Puts a fresh database into a data folder, as the server would make it itself. */
export async function plantDatabase(dataFolder: string): Promise<void> {
  const seed = join(await seedFolder(), "postgresql");
  const { uid, gid } = await stat(seed);
  const home = join(dataFolder, "postgresql");
  await mkdir(home, { mode: 0o700 });
  await chown(home, uid, gid);
  for (const name of await readdir(seed)) {
    if (name.startsWith("server-")) await symlink(join(seed, name), join(home, name));
    if (name === "database") await promisify(execFile)("cp", ["-a", join(seed, name), join(home, name)]);
  }
}

async function seedFolder(): Promise<string> {
  const folder = join(tmpdir(), `${prefix}${await fingerprint()}`);
  const isThere = await stat(folder).catch(() => undefined);
  if (isThere === undefined) await makeSeed(folder);
  return folder;
}

async function makeSeed(folder: string): Promise<void> {
  await removeOldSeeds();
  const unfinished = await mkdtemp(`${folder}-`);
  const server = await startEmbedded({ dataFolder: unfinished, settings: { fsync: "off" } });
  await server.stop();
  await rename(unfinished, folder).catch(async () => {
    // Another run was quicker; its seed is as good.
    await rm(unfinished, { recursive: true, force: true });
  });
}

async function removeOldSeeds(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const { mtimeMs } = await stat(join(tmpdir(), name));
    if (performance.timeOrigin - mtimeMs > keptMs) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of (await readdir(makers)).sort()) hash.update(await readFile(join(makers, name)));
  hash.update(await readFile(join(makers, "..", "..", "..", "package.json")));
  return hash.digest("hex").slice(0, 12);
}
