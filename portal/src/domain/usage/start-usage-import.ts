/** Keeps a file of usage rows, or a system's, and asks for it to be read. The same file again leads to the import it already is. */
import { createHash } from "node:crypto";
import type { Work } from "../../work.ts";
import { requireGrant } from "../access/permissions.ts";

export const usageFileBytesMax = 30 * 1024 * 1024;

export interface StartUsageImport {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Whether a person uploaded it, or a system sent its rows. */
  readonly source?: "file" | "api";
}

export interface StartedUsageImport {
  readonly id: string;
  readonly isAgain: boolean;
}

export async function startUsageImport(
  work: Work,
  { fileName, bytes, source = "file" }: StartUsageImport,
): Promise<StartedUsageImport> {
  const actor = requireGrant(work, "usage.write");
  const { organisationId } = actor;
  const sha256 = createHash("sha256").update(bytes).digest();
  const made = await work.db
    .insertInto("usage_imports")
    .values({
      organisation_id: organisationId,
      id: work.newId(),
      source,
      name:
        fileName
          .replace(/^.*[\\/]/, "")
          .replace(/\p{Cc}/gu, "")
          .slice(0, 200) || "fil",
      sha256,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      state: "waiting",
      made_at: work.now,
      made_by: actor.kind === "person" ? actor.accountId : null,
    })
    .onConflict((same) => same.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made !== undefined) {
    await work.enqueue("read-usage", { organisationId, importId: made.id });
    return { id: made.id, isAgain: false };
  }
  const { id } = await work.db
    .selectFrom("usage_imports")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("sha256", "=", sha256)
    .where("state", "<>", "refused")
    .executeTakeFirstOrThrow();
  return { id, isAgain: true };
}
