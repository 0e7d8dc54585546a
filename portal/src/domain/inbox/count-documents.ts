/** How much waits at each unit of an officer: what the start page tells first. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { DocumentState } from "./answer.ts";
import { listUnits, type Unit } from "./units.ts";

export interface UnitCount extends Unit {
  /** Nobody has answered anything. */
  readonly fresh: number;
  /** No final answer yet, the fresh ones included. */
  readonly waiting: number;
}

/** Standings of a document that wait for the unit. */
const waitingStates: readonly DocumentState[] = ["new", "received", "in-process"];

export async function countDocuments(work: Work): Promise<readonly UnitCount[]> {
  const { organisationId } = requirePermission(work, "inbox.read");
  const units = await listUnits(work);
  if (units.length === 0) return [];
  const rows = await work.db
    .selectFrom("inbox_documents")
    .select(["receiver_id", "state", sql<string>`count(*)`.as("documents")])
    .where("organisation_id", "=", organisationId)
    .where(
      "receiver_id",
      "in",
      units.map(({ id }) => id),
    )
    .where("state", "in", waitingStates)
    .groupBy(["receiver_id", "state"])
    .execute();
  return units.map((unit) => {
    const own = rows.filter((row) => row.receiver_id === unit.id);
    const sum = (some: typeof own): number => some.reduce((all, row) => all + Number(row.documents), 0);
    return { ...unit, fresh: sum(own.filter(({ state }) => state === "new")), waiting: sum(own) };
  });
}
