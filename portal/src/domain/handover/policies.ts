/** How each unit's documents are handed over: kept by the administrator, asked when a document comes and when it is accepted. */
import type { Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { findReceiver } from "../receivers/queries.ts";
import { Refusal } from "../refusal.ts";
import type { HandoverPolicy } from "./handover.ts";

export async function findPolicy(work: Work, receiverId: string): Promise<HandoverPolicy | undefined> {
  return work.db
    .selectFrom("handover_policies")
    .select(["way", "occasion"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("receiver_id", "=", receiverId)
    .executeTakeFirst();
}

export interface UnitPolicy extends HandoverPolicy {
  readonly receiverId: string;
}

const policiesMax = 1000;

export async function listPolicies(work: Work): Promise<readonly UnitPolicy[]> {
  const { organisationId } = requirePermission(work, "handover.configure");
  return work.db
    .selectFrom("handover_policies")
    .select(["receiver_id as receiverId", "way", "occasion"])
    .where("organisation_id", "=", organisationId)
    .limit(policiesMax)
    .execute();
}

/** What is under way already goes on as it was asked for. */
export async function savePolicy(work: Work, { receiverId, way, occasion }: UnitPolicy): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "handover.configure");
  const receiver = await findReceiver(work, receiverId);
  if (receiver?.organisationId !== organisationId) throw new Refusal("not-found");
  const policy = { way, occasion, changed_at: work.now, changed_by: accountId };
  await work.db
    .insertInto("handover_policies")
    .values({ organisation_id: organisationId, receiver_id: receiverId, ...policy })
    .onConflict((conflict) => conflict.columns(["organisation_id", "receiver_id"]).doUpdateSet(policy))
    .execute();
  await record(work, "handover-policy.changed", { subject: receiverId, facts: { way, occasion } });
}
