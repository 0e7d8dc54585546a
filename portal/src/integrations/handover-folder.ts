/**
 * A folder that a finance system watches. A file appears whole or not at all: it is written under another name, forced to the
 * disk and renamed. The same file again replaces itself.
 */
import { mkdir, open, rename, stat } from "node:fs/promises";
import { join } from "node:path";

export interface LaidFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface HandoverRoot {
  readonly root: string;
  /** Lies in the portal's own data folder, and is made at need. */
  readonly isOurs: boolean;
}

/** Lays files in the folder of one unit, in the order given; each is on the disk before the next appears. */
export type LayFiles = (unit: string, files: readonly LaidFile[]) => Promise<void>;

/** A root that is the operator's has to be there: a mount that is gone must not be replaced by a folder on this machine's disk. */
export function handoverFolder({ root, isOurs }: HandoverRoot): LayFiles {
  return async (unit, files) => {
    const folder = join(root, plainName(unit));
    if (!isOurs) await stat(root);
    await mkdir(folder, { recursive: true, mode: 0o750 });
    for (const { name, bytes } of files) await layFile(folder, plainName(name), bytes);
  };
}

/** Names come from identifiers of ours; anything that could lead elsewhere is a bug. */
function plainName(name: string): string {
  if (!/^[a-z0-9][a-z0-9.-]{0,100}$/.test(name)) throw new Error(`Not the name of a file to hand over: ${name}`);
  return name;
}

async function layFile(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(folder, `.${name}.part`);
  const file = await open(unfinished, "w", 0o640);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(folder, name));
  const directory = await open(folder, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
