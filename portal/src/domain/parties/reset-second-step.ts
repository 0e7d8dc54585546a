/**
 * Taking away a member's second step, for one who has lost the app and the codes: by whoever decides about members, password just
 * proved. The member's sessions end and the member is told. Only the password opens then, so it is for people whom this
 * organisation alone lets in: what they may elsewhere is not ours to weaken.
 */
import { type PasswordProof, requireRecentPassword } from "../access/password-proof.ts";
import { requirePermission, requirePerson } from "../access/permissions.ts";
import { removeSecondStep } from "../access/second-step.ts";
import { actAs, endSessionsOf } from "../access/sessions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import type { AccountId, Work } from "../../work.ts";
import { getMember } from "./members.ts";
import { listOwnOrganisations } from "./record-everywhere.ts";
import { tellOfSecondStep } from "./tell-of-second-step.ts";

export interface ResetSecondStep {
  readonly accountId: AccountId;
  readonly proof: PasswordProof | undefined;
}

export async function resetSecondStep(work: Work, { accountId, proof }: ResetSecondStep): Promise<void> {
  const { accountId: own } = requirePermission(work, "member.write");
  requireRecentPassword(work, proof);
  await getMember(work, accountId);
  // One's own is taken away in one's account, where the policy is asked.
  if (accountId === own) throw new Refusal("not-allowed");
  await requireActsHereAlone(work, accountId);
  await removeSecondStep(work, accountId);
  await endSessionsOf(work, accountId);
  await record(work, "account.second-step-removed", { subject: accountId, facts: { change: "reset" } });
  await tellOfSecondStep(work, accountId, "reset");
}

/** Refuses when a member also acts for somebody else: how they come in there is not this organisation's to change. */
export async function requireActsHereAlone(work: Work, accountId: AccountId): Promise<void> {
  const { organisationId, accountId: own } = requirePerson(work);
  const organisations = await listOwnOrganisations(work, accountId);
  await actAs(work, own);
  if (organisations.some((one) => one !== organisationId)) throw new Refusal("member-acts-elsewhere");
}
