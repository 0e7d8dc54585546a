/**
 * A folder that somebody else fills, also over SFTP when the operator mounts it. A file is theirs until it bears its own name; it
 * is then moved aside before it is read, so that two who look take it once. What was taken when a process died is taken again.
 */
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, type FileHandle, lstat, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { epochMsOf, type Instant } from "../time.ts";

export interface TakenFile {
  readonly name: string;
  /** What it holds, or why it can not be looked into. */
  readonly content: { readonly bytes: Uint8Array } | { readonly fault: "not-a-file" | "file-empty" | "file-too-large" };
}

export interface IncomingFolder {
  /** The names of at most so many that have lain still for a while, each moved aside. Throws when the folder is not there. */
  take(now: Instant, limit: number): Promise<readonly string[]>;
  /** One of those taken, when nobody else has dealt with it: looked into one at a time, for each may be as large as any. */
  read(name: string): Promise<TakenFile | undefined>;
  /** It is kept elsewhere now. */
  remove(file: TakenFile): Promise<void>;
  /** Lays it in the folder `faulty`, with a sentence beside it. */
  setAside(file: TakenFile, sentence: string): Promise<void>;
}

export const incomingBytesMax = 26_214_400;
/** A file that grew a moment ago may be growing still. */
const stillMs = 5000;
/** Names that senders give to what they have not finished. */
const unfinished = /^\.|\.(?:part|tmp|filepart|partial|crdownload)$|~$/i;

export function incomingFolder(folder: string): IncomingFolder {
  const places = { folder, taken: join(folder, ".taken"), faulty: join(folder, "faulty") };
  return {
    take: (now, limit) => take(places, now, limit),
    read: async (name) => {
      const content = await contentOf(join(places.taken, name));
      return content && { name, content };
    },
    remove: ({ name }) => rm(join(places.taken, name), { force: true }),
    setAside: (file, sentence) => setAside(places, file, sentence),
  };
}

interface Places {
  readonly folder: string;
  readonly taken: string;
  readonly faulty: string;
}

/** The folder itself is the operator's: a mount that is gone must not be replaced by a folder on this machine's disk. */
async function take({ folder, taken }: Places, now: Instant, limit: number): Promise<readonly string[]> {
  await stat(folder);
  await openPlace(taken);
  const left = await readdir(taken);
  const found = (await readdir(folder, { withFileTypes: true, encoding: "buffer" }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ bytes: entry.name, name: nameOf(entry.name) }))
    .filter(({ name }) => !unfinished.test(name) && !left.includes(name))
    .sort((one, other) => Buffer.compare(one.bytes, other.bytes));
  const claimed: string[] = left.slice(0, limit);
  for (const { bytes, name } of found.slice(0, limit - claimed.length)) {
    if (claimed.includes(name)) continue;
    if (await claim(Buffer.concat([Buffer.from(`${folder}/`), bytes]), join(taken, name), now)) claimed.push(name);
  }
  return claimed;
}

/** A file's name is bytes. Those that are not UTF-8 are from a machine that writes å, ä and ö each as one byte. */
function nameOf(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString() : new TextDecoder("windows-1252").decode(bytes);
}

/** Whoever fills the folder could lay a link under our own name, and have us write where it leads. */
async function openPlace(path: string): Promise<void> {
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  if (!(await lstat(path)).isDirectory()) throw new Error(`${path} is not a folder of the portal's own.`);
}

/** False when it is still growing, or somebody else was first. */
async function claim(from: Buffer, to: string, now: Instant): Promise<boolean> {
  const found = await lstat(from).catch(() => undefined);
  if (found === undefined || Math.abs(epochMsOf(now) - found.mtimeMs) < stillMs) return false;
  return rename(from, to).then(
    () => true,
    () => false,
  );
}

/** Neither a link, which may lead anywhere, nor a pipe, which may never end, is looked into. */
async function contentOf(path: string): Promise<TakenFile["content"] | undefined> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  if (!found.isFile()) return { fault: "not-a-file" };
  if (found.size > incomingBytesMax) return { fault: "file-too-large" };
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    return await readBounded(file);
  } finally {
    await file.close();
  }
}

/** What was opened is looked at once more, and read no further than it may be: it may not be what was seen, or grow still. */
async function readBounded(file: FileHandle): Promise<TakenFile["content"]> {
  if (!(await file.stat()).isFile()) return { fault: "not-a-file" };
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of file.createReadStream({ autoClose: false })) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > incomingBytesMax) return { fault: "file-too-large" };
  }
  return bytes === 0 ? { fault: "file-empty" } : { bytes: Buffer.concat(chunks) };
}

/** The sentence is there when the file appears. A name that is taken already is kept, and the new file gets one of its own. */
async function setAside({ taken, faulty }: Places, { name, content }: TakenFile, sentence: string): Promise<void> {
  await openPlace(faulty);
  const own = await freeName(faulty, name, content);
  await writeFlushed(join(faulty, `.${own}.part`), sentence);
  await rename(join(faulty, `.${own}.part`), join(faulty, `${own}.txt`));
  await rename(join(taken, name), join(faulty, own)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
}

const nameBytesMax = 180;

async function freeName(folder: string, name: string, content: TakenFile["content"]): Promise<string> {
  const digest = createHash("sha256")
    .update("bytes" in content ? content.bytes : name)
    .digest("hex");
  const isLong = Buffer.byteLength(name) > nameBytesMax;
  const first = isLong ? digest : name;
  return (await isThere(join(folder, first))) ? `${digest.slice(0, 16)}-${isLong ? "" : name}` : first;
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function writeFlushed(path: string, text: string): Promise<void> {
  const file = await open(path, "w", 0o640);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
