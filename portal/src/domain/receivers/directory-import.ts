/** A file of units: kept as uploaded until somebody has looked at what it would change, and then taken in by a job. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import type { ReceiverEntry } from "./save-receiver.ts";

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
    .where("asked", "is", null)
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
  | {
      readonly state: "waiting";
      readonly bytes: Uint8Array;
      /** Why it was not taken in when it was asked for: the code of a refusal. */
      readonly refused: string | undefined;
    }
  /** Said yes to: how many units are written of how many. */
  | { readonly state: "applying"; readonly done: number; readonly all: number }
  | { readonly state: "applied"; readonly counts: DirectoryCounts }
);

export async function getDirectoryFile(work: Work, id: string): Promise<DirectoryFile> {
  const { organisationId } = requirePermission(work, "receiver.write");
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Refusal("not-found");
  const row = await work.db
    .selectFrom("directory_imports")
    .select(["file_name", "bytes", "counts", "asked_by", "rows_done", "refused"])
    .select(sql<number | null>`jsonb_array_length(asked -> 'entries')`.as("asked"))
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  const named = { id, fileName: row.file_name };
  if (row.asked !== null) return { ...named, state: "applying", done: row.rows_done, all: row.asked };
  if (row.bytes !== null) return { ...named, state: "waiting", bytes: row.bytes, refused: row.refused ?? undefined };
  return { ...named, state: "applied", counts: row.counts as DirectoryCounts };
}

export interface AskedDirectory {
  /** New units and changed ones; what is unchanged is not among them and gets no version. */
  readonly entries: readonly ReceiverEntry[];
  readonly counts: DirectoryCounts;
}

/** What was seen is what a job takes in. Pressed twice, the second time finds it asked for. */
export async function askDirectory(work: Work, id: string, asked: AskedDirectory): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "receiver.write");
  const { numUpdatedRows } = await work.db
    .updateTable("directory_imports")
    .set({ asked: JSON.stringify(asked), asked_by: accountId, rows_done: 0, refused: null })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("applied_at", "is", null)
    .where("asked", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refusal("changed-meanwhile");
  await work.enqueue("apply-directory", { organisationId, importId: id });
}
