/**
 * A folder that somebody else empties, also over SFTP when the operator mounts it. A file appears whole or not at all: it is
 * written beside, flushed to the disk and then renamed. What has appeared may be gone the next moment, so a mark that stays is
 * made just before: with the mark and without the file beside it, the message was put there, whoever took it since.
 */
import { access, mkdir, open, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Carrier, CarrierAnswer, OutgoingMessage } from "../domain/delivery/carrier.ts";

/** A folder per receiver, `0088-7300010000001`, in it `<message>.xml`; marks and unfinished files are in `.work`. */
export function folderCarrier(folder: string): Carrier {
  const work = join(folder, ".work");
  return {
    idempotentSubmit: false,
    statusQuery: true,
    settleSeconds: 60,
    acceptedIsLast: true,
    submit: (message) => told(() => put({ folder, work }, message)),
    status: (instanceId) => told(() => findPut(work, instanceId)),
  };
}

interface Folders {
  readonly folder: string;
  readonly work: string;
}

async function put({ folder, work }: Folders, message: OutgoingMessage): Promise<CarrierAnswer> {
  const { instanceId, document, receiver } = message;
  const name = `${receiver.scheme}-${receiver.id}`.replace(/[^A-Za-z0-9._~+-]/g, "_");
  const own = join(folder, name);
  // The folder itself is the operator's: a mount that is gone must not be replaced by a folder on this machine's disk.
  await stat(folder);
  await mkdir(own, { recursive: true });
  await mkdir(work, { recursive: true });
  await writeFlushed(partOf(work, instanceId), document);
  await writeFlushed(markOf(work, instanceId), new Uint8Array());
  await flushFolder(work);
  await rename(partOf(work, instanceId), join(own, `${instanceId}.xml`));
  await flushFolder(own);
  return inFolder({ file: `${name}/${instanceId}.xml` });
}

async function findPut(work: string, instanceId: string): Promise<CarrierAnswer> {
  await stat(join(work, ".."));
  if (!(await exists(markOf(work, instanceId))) || (await exists(partOf(work, instanceId))))
    return { kind: "never-came", reason: "not-known", evidence: undefined };
  return inFolder({ message: instanceId });
}

function inFolder(found: Readonly<Record<string, string>>): CarrierAnswer {
  return { kind: "accepted", reason: "in-folder", evidence: JSON.stringify(found) };
}

const partOf = (work: string, instanceId: string): string => join(work, `${instanceId}.part`);
const markOf = (work: string, instanceId: string): string => join(work, `${instanceId}.mark`);

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** A file system that does not answer leaves open how far it came: the marks are asked later. */
async function told(act: () => Promise<CarrierAnswer>): Promise<CarrierAnswer> {
  try {
    return await act();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === "ENOSPC" ? "folder-full" : "folder-not-there";
    return { kind: "unknown", reason, evidence: undefined, roadIsDown: true };
  }
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is on the disk when its folder is. Some mounts cannot flush a folder; the file is there all the same. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
