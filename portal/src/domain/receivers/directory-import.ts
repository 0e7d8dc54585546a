/** A file of units: kept as uploaded until somebody has looked at what it would change, and then applied in one deed. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { type ReceiverEntry, saveReceiver } from "./save-receiver.ts";

export const directoryFileBytesMax = 8 * 1024 * 1024;
export const directoryRowsMax = 10_000;

export interface KeepFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A file that nobody said yes to goes when the next one comes. */
export async function keepDirectoryFile(work: Work, { fileName, bytes }: KeepFile): Promise<string> {
  const { organisationId, accountId } = requirePermission(work, "receiver.write");
  await work.db
    .deleteFrom("directory_imports")
    .where("organisation_id", "=", organisationId)
    .where("made_by", "=", accountId)
    .where("applied_at", "is", null)
    .execute();
  const id = work.newId();
  await work.db
    .insertInto("directory_imports")
    .values({
      organisation_id: organisationId,
      id,
      file_name: fileName.slice(0, 200) || "csv",
      bytes: Buffer.from(bytes),
      made_by: accountId,
      made_at: work.now,
    })
    .execute();
  return id;
}

export interface DirectoryCounts {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly faulty: number;
}

export type DirectoryFile = { readonly id: string; readonly fileName: string } & (
  | { readonly state: "waiting"; readonly bytes: Uint8Array }
  | { readonly state: "applied"; readonly counts: DirectoryCounts }
);

export async function getDirectoryFile(work: Work, id: string): Promise<DirectoryFile> {
  const { organisationId } = requirePermission(work, "receiver.write");
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Refusal("not-found");
  const row = await work.db
    .selectFrom("directory_imports")
    .select(["file_name", "bytes", "counts"])
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  const named = { id, fileName: row.file_name };
  if (row.bytes !== null) return { ...named, state: "waiting", bytes: row.bytes };
  return { ...named, state: "applied", counts: row.counts as DirectoryCounts };
}

export interface ApplyDirectory {
  readonly id: string;
  /** New units and changed ones; what is unchanged is not among them and gets no version. */
  readonly entries: readonly ReceiverEntry[];
  readonly counts: DirectoryCounts;
}

/** All of them or none: one transaction. Pressed twice, the second time finds it done. */
export async function applyDirectory(work: Work, { id, entries, counts }: ApplyDirectory): Promise<void> {
  const { organisationId } = requirePermission(work, "receiver.write");
  const taken = await work.db
    .updateTable("directory_imports")
    .set({ bytes: null, applied_at: work.now, counts: JSON.stringify(counts) })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("applied_at", "is", null)
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) throw new Refusal("changed-meanwhile");
  for (const entry of entries) await saveReceiver(work, entry);
  await record(work, "directory.imported", { subject: organisationId, facts: { ...counts } });
}
