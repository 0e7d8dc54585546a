/** The region has decided about an introduction: approved, what waited leaves by itself; refused, it goes on waiting and says why. */
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Case } from "../cases/case.ts";
import { recordAll } from "../events/record.ts";
import { findIntroduction, introductionLifecycle, lockAnswer } from "./introduction.ts";

/** On the supplier's side; at the desk the case itself is all there is. Twice is harmless. */
export async function settleIntroduction(work: Work, decided: Case): Promise<void> {
  if (decided.side !== "party" || decided.counterpartId === undefined) return;
  const regionId = decided.counterpartId;
  await lockAnswer(work, regionId, "change");
  const known = await findIntroduction(work, regionId);
  if (known === undefined || known.caseId !== decided.id || known.state === "approved") return;
  const move = decided.decision === "approve" ? "approve" : "refuse";
  const state = introductionLifecycle.next(known.state, move);
  const organisationId = requireOrganisation(work);
  await work.db
    .updateTable("introductions")
    .set({ state, decided_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("region_id", "=", regionId)
    .execute();
  if (move === "approve") await release(work, regionId);
  else await stayHeld(work, regionId);
}

/** Each held invoice gets its delivery job; the row stays, as the proof of how long it waited. */
async function release(work: Work, regionId: OrganisationId): Promise<void> {
  const organisationId = requireOrganisation(work);
  const released = await heldInvoices(work, regionId).set({ released_at: work.now }).returning("invoice_id").execute();
  if (released.length === 0) return;
  await recordAll(
    work,
    released.map(({ invoice_id }) => ["invoice.released", { subject: invoice_id }] as const),
  );
  for (const { invoice_id: invoiceId } of released)
    await work.enqueue("deliver-invoice", { organisationId, invoiceId });
}

async function stayHeld(work: Work, regionId: OrganisationId): Promise<void> {
  await heldInvoices(work, regionId).set({ reason: "introduction-refused" }).execute();
}

function heldInvoices(work: Work, regionId: OrganisationId) {
  return work.db
    .updateTable("held_invoices")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("region_id", "=", regionId)
    .where("released_at", "is", null);
}
