/** What the invoice form asks: whether a draft waits for a reference. */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";

export interface ReferenceRequest {
  readonly caseId: string;
  /** The case's, as people say it on the phone. */
  readonly reference: string;
}

export interface AskedFor {
  readonly draftId: string;
  readonly receiverId: string;
}

/** A question that the unit still has. One that the supplier has taken back by closing its case no longer counts. */
export async function findOpenRequest(
  work: Work,
  { draftId, receiverId }: AskedFor,
): Promise<ReferenceRequest | undefined> {
  const row = await work.db
    .selectFrom("reference_requests as asked")
    .innerJoin("cases", (join) =>
      join.onRef("cases.organisation_id", "=", "asked.organisation_id").onRef("cases.id", "=", "asked.case_id"),
    )
    .select(["asked.case_id", "cases.reference"])
    .where("asked.organisation_id", "=", requireOrganisation(work))
    .where("asked.draft_id", "=", draftId)
    .where("asked.receiver_id", "=", receiverId)
    .where("asked.state", "=", "open")
    .where("cases.state", "<>", "closed")
    .orderBy("asked.asked_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && { caseId: row.case_id, reference: row.reference };
}
