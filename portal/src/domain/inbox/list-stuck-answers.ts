/** Units' answers that did not reach a seller outside the portal, or of which nobody knows: for those who look after the portal. */
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";

export interface StuckAnswer {
  readonly answerId: string;
  readonly documentNumber: string;
  readonly sellerName: string;
  readonly since: Instant;
  readonly reason: string;
  /** Nobody knows what became of it: whoever has asked says so. */
  readonly isParked: boolean;
  /** How often it was handed to the carrier, and how each ended, the first one first. */
  readonly attempts: readonly AnswerAttempt[];
}

export interface AnswerAttempt {
  readonly startedAt: Instant;
  readonly outcome: "started" | "accepted" | "refused" | "not-sent" | "unknown";
}

const listedMax = 200;
/** Nobody's: a list of none is no list to PostgreSQL. */
const nobody = "00000000-0000-0000-0000-000000000000";

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
  const attempts = await work.db
    .selectFrom("delivery_attempts")
    .select(["invoice_id as answer_id", "started_at", "outcome"])
    .where("organisation_id", "=", organisationId)
    .where("invoice_id", "in", [...rows.map(({ answer_id }) => answer_id), nobody])
    .orderBy("number")
    .execute();
  const ofAnswer = Map.groupBy(attempts, ({ answer_id }) => answer_id);
  return rows.map((row) => ({
    answerId: row.answer_id,
    documentNumber: row.number,
    sellerName: row.seller_name,
    since: row.changed_at,
    reason: row.reason ?? "",
    isParked: row.state === "parked",
    attempts: (ofAnswer.get(row.answer_id) ?? []).map(({ started_at: startedAt, outcome }) => ({ startedAt, outcome })),
  }));
}
