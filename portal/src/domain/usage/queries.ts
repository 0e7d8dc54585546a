/** What pages ask about usage: files brought in, and what became of each. */
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireGrant } from "../access/permissions.ts";
import { isId } from "../customers/queries.ts";
import { Refusal } from "../refusal.ts";
import type { RejectedCell } from "./usage-row.ts";

export interface UsageImport {
  readonly id: string;
  readonly name: string;
  readonly state: "waiting" | "done" | "refused";
  readonly rowCount: number;
  readonly repeatedCount: number;
  readonly rejectedCount: number;
  readonly rejected: readonly RejectedCell[];
  readonly madeAt: Instant;
}

const importsListed = 50;

/** Files, newest first. */
export async function listUsageImports(work: Work): Promise<readonly UsageImport[]> {
  const rows = await selectImports(work)
    .orderBy("made_at", "desc")
    .orderBy("id", "desc")
    .limit(importsListed)
    .execute();
  return rows.map(importOf);
}

export async function getUsageImport(work: Work, id: string): Promise<UsageImport> {
  const row = isId(id) ? await selectImports(work).where("id", "=", id).executeTakeFirst() : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return importOf(row);
}

function selectImports(work: Work) {
  const { organisationId } = requireGrant(work, "usage.write");
  return work.db
    .selectFrom("usage_imports")
    .select(["id", "name", "state", "row_count", "repeated_count", "rejected_count", "rejected", "made_at"])
    .where("organisation_id", "=", organisationId)
    .where("source", "<>", "subscriptions");
}

function importOf(row: Awaited<ReturnType<ReturnType<typeof selectImports>["executeTakeFirstOrThrow"]>>): UsageImport {
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    rowCount: row.row_count,
    repeatedCount: row.repeated_count,
    rejectedCount: row.rejected_count,
    rejected: row.rejected as readonly RejectedCell[],
    madeAt: row.made_at,
  };
}
