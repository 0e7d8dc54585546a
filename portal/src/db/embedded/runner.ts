/**
 * Who PostgreSQL runs as, and where it may live. PostgreSQL refuses root, so root's portal runs it as `postgres`, else
 * `nobody`; such a user cannot walk into a root-only folder, so the server then lives in /var/lib with a link to it.
 */
import { randomUUID } from "node:crypto";
import { chmod, chown, mkdir, readFile, realpath, stat, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { userInfo } from "node:os";
import { DatabaseNotStarted } from "./not-started.ts";

/** The system user that runs the server: nothing when it is simply ourselves. */
export interface Runner {
  readonly uid?: number;
  readonly gid?: number;
  /** The system user the portal itself runs as: the only one the server lets in. */
  readonly portalUser: string;
}

export interface Home {
  readonly folder: string;
  readonly runner: Runner;
}

const elsewhere = "/var/lib/fakturaporten";

/** The folder of the server inside a data folder, made when missing, with the user who runs it. */
export async function serverHome(dataFolder: string): Promise<Home> {
  const folder = join(dataFolder, "postgresql");
  const isRoot = process.getuid?.() === 0;
  const runner = isRoot ? await runnerForRoot(folder) : { portalUser: ownName() };
  if (isRoot) await chmod(dataFolder, (await stat(dataFolder)).mode | 0o011);
  if (!(await exists(folder))) await makeHome(dataFolder, folder, runner).catch(refuseHome);
  const home = await realpath(folder);
  await requireOwner(home, runner);
  return { folder: home, runner };
}

async function runnerForRoot(folder: string): Promise<Runner> {
  const former = await stat(folder).catch(() => undefined);
  if (former !== undefined && former.uid !== 0) return { uid: former.uid, gid: former.gid, portalUser: ownName() };
  const users = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const user = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  if (user === undefined)
    throw new DatabaseNotStarted(
      "PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody. Start the portal as an ordinary user.",
    );
  return { uid: Number(user[2]), gid: Number(user[3]), portalUser: ownName() };
}

function ownName(): string {
  try {
    return userInfo().username;
  } catch {
    throw new DatabaseNotStarted(
      `The user with number ${process.getuid?.()} has no name on this machine (no line in /etc/passwd), and PostgreSQL needs one.`,
    );
  }
}

async function makeHome(dataFolder: string, folder: string, runner: Runner): Promise<void> {
  const reachable = runner.uid === undefined || (await canReach(await realpath(dataFolder), runner));
  const target = reachable ? folder : join(elsewhere, randomUUID());
  await mkdir(dirname(target), { recursive: true });
  if (!reachable) await chmod(elsewhere, 0o755);
  await mkdir(target, { mode: 0o700 });
  if (runner.uid !== undefined) await chown(target, runner.uid, runner.gid ?? runner.uid);
  if (!reachable) await symlink(target, folder);
}

function refuseHome(error: NodeJS.ErrnoException): never {
  throw new DatabaseNotStarted(
    `There is no place for the database: ${error.message}. Choose a folder that the system user of PostgreSQL can reach with DATA_DIR, for example DATA_DIR=/srv/fakturaporten`,
  );
}

/** Whether every folder on the way lets the runner pass. */
async function canReach(folder: string, runner: Runner): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder);
  const bit = uid === runner.uid ? 0o100 : gid === runner.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  return folder === dirname(folder) || canReach(dirname(folder), runner);
}

async function requireOwner(home: string, runner: Runner): Promise<void> {
  const { uid } = await stat(home);
  const wanted = runner.uid ?? process.getuid?.();
  if (wanted !== undefined && uid !== wanted)
    throw new DatabaseNotStarted(
      `The database in ${home} belongs to user number ${uid}, and the portal runs as number ${wanted}. Start it as the same user as before, or choose another folder with DATA_DIR.`,
    );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
