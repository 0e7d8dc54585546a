/** What a region asks of suppliers new to it: nothing, an introduction, or an introduction that is approved first. In versions. */
import type { OrganisationId, Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";

export const introductionPolicies = ["wait", "go-ahead", "none"] as const;
export type IntroductionPolicy = (typeof introductionPolicies)[number];

/** A region that has not said asks for nothing. */
export async function getPolicy(work: Work, regionId: OrganisationId): Promise<IntroductionPolicy> {
  const row = await work.db
    .selectFrom("introduction_policies")
    .select("policy")
    .where("organisation_id", "=", regionId)
    .where("replaced_at", "is", null)
    .executeTakeFirst();
  return row?.policy ?? "none";
}

/** Sets the policy from now on. What has been asked and held before stands until it is decided. */
export async function setPolicy(work: Work, policy: IntroductionPolicy): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "desk.manage");
  if ((await getPolicy(work, organisationId)) === policy) return;
  await work.db
    .updateTable("introduction_policies")
    .set({ replaced_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("replaced_at", "is", null)
    .execute();
  await work.db
    .insertInto("introduction_policies")
    .values({ organisation_id: organisationId, id: work.newId(), policy, valid_from: work.now, set_by: accountId })
    .execute();
  await record(work, "introduction-policy.changed", { subject: organisationId, facts: { policy } });
}
