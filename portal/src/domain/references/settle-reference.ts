/**
 * The unit has answered: on the supplier's side the reference goes into the draft that waits for it, and whoever asked gets one
 * letter that says what became of it. Twice is harmless: the request is settled once.
 */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Case } from "../cases/case.ts";
import { tellParty } from "../cases/notify.ts";
import { fillReference } from "../invoices/fill-reference.ts";

export async function settleReference(work: Work, decided: Case): Promise<void> {
  if (decided.side !== "party" || decided.kind !== "missing-reference") return;
  const organisationId = requireOrganisation(work);
  const asked = await work.db
    .selectFrom("reference_requests")
    .select(["draft_id", "receiver_id", "state"])
    .where("organisation_id", "=", organisationId)
    .where("case_id", "=", decided.id)
    .forUpdate()
    .executeTakeFirst();
  if (asked?.state !== "open") return;
  const became = await outcomeOf(work, decided, { draftId: asked.draft_id, receiverId: asked.receiver_id });
  await work.db
    .updateTable("reference_requests")
    .set({ state: became, settled_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("case_id", "=", decided.id)
    .execute();
  const { receiverName } = decided.about;
  const facts = { caseId: decided.id, draftId: asked.draft_id, receiverName };
  await tellParty(work, decided.id, { kind: `reference-${became}`, facts });
}

async function outcomeOf(
  work: Work,
  { decision, outcome }: Case,
  draft: { readonly draftId: string; readonly receiverId: string },
): Promise<"filled" | "answered" | "unknown"> {
  if (decision !== "answer") return "unknown";
  const { reference = "" } = outcome;
  return (await fillReference(work, { ...draft, reference })) ? "filled" : "answered";
}
