/** Units' answers that did not reach a seller outside the portal, or of which nobody knows: for those who look after the portal. */
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { listAttemptsOf, type ShownAttempt } from "../delivery/attempts.ts";

export interface StuckAnswer {
  readonly answerId: string;
  readonly documentNumber: string;
  readonly sellerName: string;
  readonly since: Instant;
  readonly reason: string;
  /** Nobody knows what became of it: whoever has asked says so. */
  readonly isParked: boolean;
  /** How often it was handed to the carrier, and how each ended, the first one first. */
  readonly attempts: readonly ShownAttempt[];
}

const listedMax = 200;

export async function listStuckAnswers(work: Work): Promise<readonly StuckAnswer[]> {
  const { organisationId } = requirePermission(work, "delivery.watch");
  const rows = await work.db
    .selectFrom("answer_carriages as carriage")
    .innerJoin("inbox_answers as answer", (join) =>
      join
        .onRef("answer.organisation_id", "=", "carriage.organisation_id")
        .onRef("answer.id", "=", "carriage.answer_id"),
    )
    .innerJoin("inbox_documents as document", (join) =>
      join
        .onRef("document.organisation_id", "=", "answer.organisation_id")
        .onRef("document.id", "=", "answer.document_id"),
    )
    .select([
      "carriage.answer_id",
      "document.number",
      "document.seller_name",
      "carriage.changed_at",
      "carriage.reason",
      "carriage.state",
    ])
    .where("carriage.organisation_id", "=", organisationId)
    .where("carriage.state", "in", ["parked", "refused", "given-up"])
    .orderBy("carriage.changed_at", "desc")
    .orderBy("carriage.answer_id")
    .limit(listedMax)
    .execute();
  const attempts = await listAttemptsOf(
    work,
    rows.map(({ answer_id }) => answer_id),
  );
  return rows.map((row) => ({
    answerId: row.answer_id,
    documentNumber: row.number,
    sellerName: row.seller_name,
    since: row.changed_at,
    reason: row.reason ?? "",
    isParked: row.state === "parked",
    attempts: attempts.get(row.answer_id) ?? [],
  }));
}
