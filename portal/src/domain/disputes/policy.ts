/** What a creditor has said about disputes and credits, from a day on (D8, D12). */
import type { LocalDate } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";

/** Pay although it is disputed; or the disputed part waits; or all of the invoice does. */
export const disputeRules = ["pay-anyway", "hold-disputed", "hold-all"] as const;
export type DisputeRule = (typeof disputeRules)[number];

export interface DisputePolicy {
  readonly fromOn: LocalDate;
  readonly rule: DisputeRule;
  /** Days a hold lasts; then it ends by itself. */
  readonly holdDays: number;
  /** From this net amount a credit needs a second person; none means never. */
  readonly secondFromMinor: bigint | undefined;
}

/** The region's own words, where nobody has said otherwise: pay, and a single person credits. */
export const defaultPolicy: Omit<DisputePolicy, "fromOn"> = {
  rule: "pay-anyway",
  holdDays: 30,
  secondFromMinor: undefined,
};

export async function setDisputePolicy(work: Work, policy: DisputePolicy): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "billing.credit");
  if (policy.fromOn < work.today) throw new Refusal("not-allowed");
  const { secondFromMinor: held } = await disputePolicyOn(work, organisationId, work.today);
  if (policy.fromOn === work.today && isLooser(held, policy.secondFromMinor)) throw new Refusal("second-person-needed");
  await work.db
    .insertInto("dispute_policies")
    .values({
      organisation_id: organisationId,
      from_on: policy.fromOn,
      recorded_at: work.now,
      recorded_by: accountId,
      rule: policy.rule,
      hold_days: policy.holdDays,
      second_from_minor: policy.secondFromMinor ?? null,
    })
    .execute();
  await record(work, "dispute-policy.set", {
    subject: organisationId,
    facts: { rule: policy.rule, fromOn: policy.fromOn },
  });
}

/** Fewer credits need two: said from a later day, so that nobody lifts it, credits alone, and sets it back. */
export function isLooser(held: bigint | undefined, wanted: bigint | undefined): boolean {
  return held !== undefined && (wanted === undefined || wanted > held);
}

/** Everything a creditor has said, the latest day first; few, since it changes seldom. */
export async function listDisputePolicies(work: Work, creditorId: OrganisationId): Promise<readonly DisputePolicy[]> {
  const rows = await work.db
    .selectFrom("dispute_policies")
    .select(["from_on", "rule", "hold_days", "second_from_minor"])
    .where("organisation_id", "=", creditorId)
    .orderBy("from_on", "desc")
    .orderBy("recorded_at", "desc")
    .execute();
  return rows.map((row) => ({
    fromOn: row.from_on,
    rule: row.rule,
    holdDays: row.hold_days,
    secondFromMinor: row.second_from_minor ?? undefined,
  }));
}

export async function disputePolicyOn(
  work: Work,
  creditorId: OrganisationId,
  day: LocalDate,
): Promise<Omit<DisputePolicy, "fromOn">> {
  return (await listDisputePolicies(work, creditorId)).find(({ fromOn }) => fromOn <= day) ?? defaultPolicy;
}
