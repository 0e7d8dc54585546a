/** Says how a creditor's customers approve from a day on. What was said before stays, and holds until then. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import type { ApprovalPolicy } from "./approval.ts";

/** From today at the earliest: what was approved was approved under the rules of its day. */
export async function setPolicy(work: Work, policy: ApprovalPolicy): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "catalogue.write");
  if (policy.fromOn < work.today) throw new Refusal("not-allowed");
  await work.db
    .insertInto("approval_policies")
    .values({
      organisation_id: organisationId,
      from_on: policy.fromOn,
      recorded_at: work.now,
      recorded_by: accountId,
      own_requests: policy.ownRequests,
      nudge_days: policy.nudgeDays,
      deputy_days: policy.deputyDays,
    })
    .execute();
  await record(work, "approval-policy.set", {
    subject: organisationId,
    facts: { fromOn: policy.fromOn, ownRequests: policy.ownRequests },
  });
}
