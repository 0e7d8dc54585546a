/** Takes in a file of units that somebody has said yes to: all of them or none, in their name, told how far it has come meanwhile. */
import { sql } from "kysely";
import type { AccountId, Actor, Work } from "../../work.ts";
import { may, requireOrganisation, requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import type { AskedDirectory } from "./directory-import.ts";
import { saveReceiver } from "./save-receiver.ts";

/** Whoever said yes, while they may still write the directory; nothing when there is nothing to do, or nobody to do it for. */
export async function findAsker(work: Work, importId: string): Promise<Actor | "not-allowed" | undefined> {
  const organisationId = requireOrganisation(work);
  const row = await work.db
    .selectFrom("directory_imports as file")
    .leftJoin("memberships", (join) =>
      join
        .onRef("memberships.organisation_id", "=", "file.organisation_id")
        .onRef("memberships.account_id", "=", "file.asked_by"),
    )
    .select(["memberships.account_id", "memberships.role"])
    .where("file.organisation_id", "=", organisationId)
    .where("file.id", "=", importId)
    .where("file.asked", "is not", null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { account_id, role } = row;
  if (account_id === null || role === null || !may(role, "receiver.write")) return "not-allowed";
  return { kind: "person", accountId: account_id as AccountId, organisationId, role };
}

/** Told every so many units, from outside the transaction: inside it nobody would see it. */
export const unitsBetweenWords = 200;

export async function applyDirectory(
  work: Work,
  importId: string,
  tell: (done: number) => Promise<void>,
): Promise<void> {
  const { organisationId } = requirePermission(work, "receiver.write");
  // A lock on the row itself would keep the telling out.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`directory import ${importId}`}, 0))`.execute(work.db);
  const own = work.db
    .selectFrom("directory_imports")
    .select("asked")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", importId);
  const asked = (await own.executeTakeFirst())?.asked as AskedDirectory | null | undefined;
  if (asked === null || asked === undefined) return;
  const { entries, counts } = asked;
  for (const [place, entry] of entries.entries()) {
    await saveReceiver(work, entry);
    if ((place + 1) % unitsBetweenWords === 0) await tell(place + 1);
  }
  await work.db
    .updateTable("directory_imports")
    .set({
      asked: null,
      asked_by: null,
      bytes: null,
      applied_at: work.now,
      counts: JSON.stringify(counts),
      rows_done: entries.length,
    })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", importId)
    .execute();
  await record(work, "directory.imported", { subject: organisationId, facts: { ...counts } });
}

export async function tellOfProgress(work: Work, importId: string, done: number): Promise<void> {
  await work.db
    .updateTable("directory_imports")
    .set({ rows_done: done })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", importId)
    .where("asked", "is not", null)
    .execute();
}

/** It waits for somebody again, who sees why. */
export async function refuseDirectory(work: Work, importId: string, reason: string): Promise<void> {
  await work.db
    .updateTable("directory_imports")
    .set({ asked: null, asked_by: null, rows_done: 0, refused: reason })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", importId)
    .where("asked", "is not", null)
    .execute();
}
