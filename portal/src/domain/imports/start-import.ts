/** Keeps an uploaded file and asks for it to be read. The same file again leads to the import it already is. */
import { createHash } from "node:crypto";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";

export interface StartImport {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly documentCount: number;
}

export interface StartedImport {
  readonly id: string;
  readonly isAgain: boolean;
}

export async function startImport(work: Work, { fileName, bytes, documentCount }: StartImport): Promise<StartedImport> {
  const { organisationId, accountId } = requirePermission(work, "invoice.write");
  const sha256 = createHash("sha256").update(bytes).digest();
  const made = await work.db
    .insertInto("imports")
    .values({
      organisation_id: organisationId,
      id: work.newId(),
      file_name: nameOf(fileName),
      file_bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      file_sha256: sha256,
      size_bytes: bytes.length,
      document_count: documentCount,
      state: "uploaded",
      made_by: accountId,
      made_at: work.now,
    })
    .onConflict((same) => same.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made === undefined) return { id: await findSame(work, sha256), isAgain: true };
  await work.enqueue("read-import", { organisationId, importId: made.id });
  await record(work, "import.started", { subject: made.id, facts: { documents: documentCount } });
  return { id: made.id, isAgain: false };
}

async function findSame(work: Work, sha256: Buffer): Promise<string> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const { id } = await work.db
    .selectFrom("imports")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("file_sha256", "=", sha256)
    .where("state", "<>", "cancelled")
    .executeTakeFirstOrThrow();
  return id;
}

/** The file's own name, without a path and control characters. */
function nameOf(fileName: string): string {
  const own = fileName.replace(/^.*[\\/]/, "").replace(/\p{Cc}/gu, "");
  return own.slice(0, 200) || "import";
}
