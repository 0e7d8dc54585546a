/** A change that waits is approved by a second person, or taken back. */
import { startOf } from "../../time.ts";
import type { Work } from "../../work.ts";
import { type PasswordProof, requireRecentPassword } from "../access/password-proof.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import type { Case } from "../cases/case.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { endWait, findWaitingChange, lockWaitingChange, type WaitingChange } from "./account-change.ts";

export interface ApproveAccountChange {
  readonly id: string;
  readonly proof: PasswordProof | undefined;
}

/** Another owner says yes. Whoever proposed it cannot. */
export async function approveAccountChange(work: Work, { id, proof }: ApproveAccountChange): Promise<void> {
  const { accountId } = requirePermission(work, "settings.write");
  requireRecentPassword(work, proof);
  const change = await lockWaitingChange(work, id);
  if (change.secondPerson !== "owner" || change.proposedBy === accountId) throw new Refusal("second-person-needed");
  await approve(work, change, accountId);
}

/** Any owner takes it back; the accounts in use stay. */
export async function withdrawAccountChange(work: Work, id: string): Promise<void> {
  const { organisationId } = requirePermission(work, "settings.write");
  await endWait(work, await lockWaitingChange(work, id), "withdraw");
  await record(work, "payment-account.change-withdrawn", { subject: organisationId });
}

/** The region has answered the case that asked it. On the supplier's side; twice is harmless. */
export async function settleAccountChange(work: Work, decided: Case): Promise<void> {
  if (decided.side !== "party" || decided.kind !== "account-change") return;
  const waiting = await findWaitingChange(work);
  if (waiting === undefined || waiting.id !== decided.about.changeId || waiting.approvedAt !== undefined) return;
  const change = await lockWaitingChange(work, waiting.id);
  if (decided.decision === "approve") return approve(work, change, null);
  await endWait(work, change, "refuse");
  await record(work, "payment-account.change-refused", { subject: requireOrganisation(work) });
}

async function approve(work: Work, { id, beginsOn }: WaitingChange, approvedBy: string | null): Promise<void> {
  const organisationId = requireOrganisation(work);
  await work.db
    .updateTable("account_changes")
    .set({ approved_at: work.now, approved_by: approvedBy })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .execute();
  await record(work, "payment-account.change-approved", { subject: organisationId });
  await work.enqueue("begin-account-change", { organisationId, changeId: id }, { startAfter: startOf(beginsOn) });
}
