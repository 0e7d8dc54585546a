/** Keeps a file from the bank and asks for it to be read. The same bytes again lead to the file they already are. */
import { createHash } from "node:crypto";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";

export interface UploadBankFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface UploadedBankFile {
  readonly id: string;
  readonly isAgain: boolean;
}

export async function uploadBankFile(work: Work, { fileName, bytes }: UploadBankFile): Promise<UploadedBankFile> {
  const { organisationId, accountId } = requirePermission(work, "ledger.write");
  const sha256 = createHash("sha256").update(bytes).digest();
  const kept = await work.db
    .insertInto("bank_files")
    .values({
      organisation_id: organisationId,
      id: work.newId(),
      file_name: nameOf(fileName),
      file_bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      file_sha256: sha256,
      state: "uploaded",
      uploaded_at: work.now,
      uploaded_by: accountId,
    })
    .onConflict((same) => same.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (kept === undefined) {
    const { id } = await work.db
      .selectFrom("bank_files")
      .select("id")
      .where("organisation_id", "=", organisationId)
      .where("file_sha256", "=", sha256)
      .where("state", "<>", "refused")
      .executeTakeFirstOrThrow();
    return { id, isAgain: true };
  }
  await work.enqueue("read-bank-file", { organisationId, bankFileId: kept.id });
  await record(work, "bank-file.uploaded", { subject: kept.id, facts: { fileName: nameOf(fileName) } });
  return { id: kept.id, isAgain: false };
}

/** The file's own name, without a path and control characters. */
function nameOf(fileName: string): string {
  const own = fileName.replace(/^.*[\\/]/, "").replace(/\p{Cc}/gu, "");
  return own.slice(0, 200) || "betalningar";
}
