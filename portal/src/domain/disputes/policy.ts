/** What a creditor has said about disputes and credits, from a day on (D8, D12). */
import type { Instant, LocalDate } from "../../time.ts";
import type { AccountId, OrganisationId, Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { hasSecondPerson } from "../access/second-person.ts";
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

/** One that lets more credits be given by one holds only when a second person has agreed, where there is one. Says whether it waits. */
export async function setDisputePolicy(work: Work, policy: DisputePolicy): Promise<"set" | "waits"> {
  const { organisationId, accountId } = requirePermission(work, "billing.credit");
  if (policy.fromOn < work.today) throw new Refusal("not-allowed");
  const { secondFromMinor: held } = await disputePolicyOn(work, organisationId, policy.fromOn);
  const isLoosening = isLooser(held, policy.secondFromMinor);
  if (policy.fromOn === work.today && isLoosening) throw new Refusal("second-person-needed");
  const waits = isLoosening && (await hasSecondPerson(work, "billing.credit"));
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
      second_step: waits ? "waiting" : null,
    })
    .execute();
  await record(work, "dispute-policy.set", {
    subject: organisationId,
    facts: { rule: policy.rule, fromOn: policy.fromOn, ...(waits && { waits }) },
  });
  return waits ? "waits" : "set";
}

export interface DecidePolicy extends Pick<SaidPolicy, "fromOn" | "recordedAt"> {
  readonly decision: "agree" | "decline";
}

/** The second person about a looser rule. Whoever said it may take it back, and never agree. */
export async function decideDisputePolicy(work: Work, { fromOn, recordedAt, decision }: DecidePolicy): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "billing.credit");
  const said = (await listDisputePolicies(work, organisationId)).find(
    (one) => one.fromOn === fromOn && one.recordedAt === recordedAt,
  );
  if (said === undefined || !said.waits) throw new Refusal("changed-meanwhile");
  if (decision === "agree" && said.recordedBy === accountId) throw new Refusal("second-person-needed");
  const decided = await work.db
    .updateTable("dispute_policies")
    .set({ second_step: decision === "agree" ? "agreed" : "declined", second_by: accountId })
    .where("organisation_id", "=", organisationId)
    .where("from_on", "=", fromOn)
    .where("recorded_at", "=", recordedAt)
    .where("second_step", "=", "waiting")
    .executeTakeFirst();
  if (decided.numUpdatedRows === 0n) throw new Refusal("changed-meanwhile");
  await record(work, "dispute-policy.set", { subject: organisationId, facts: { rule: said.rule, fromOn, decision } });
}

/** Fewer credits need two: said from a later day, so that nobody lifts it, credits alone, and sets it back. */
export function isLooser(held: bigint | undefined, wanted: bigint | undefined): boolean {
  return held !== undefined && (wanted === undefined || wanted > held);
}

/** As it was said, and whether it waits for a second person: until then it does not hold. */
export interface SaidPolicy extends DisputePolicy {
  readonly recordedAt: Instant;
  readonly recordedBy: AccountId | undefined;
  readonly waits: boolean;
}

/** Everything a creditor has said that holds or waits, the latest day first; few, since it changes seldom. */
export async function listDisputePolicies(work: Work, creditorId: OrganisationId): Promise<readonly SaidPolicy[]> {
  const rows = await work.db
    .selectFrom("dispute_policies")
    .select(["from_on", "rule", "hold_days", "second_from_minor", "recorded_at", "recorded_by", "second_step"])
    .where("organisation_id", "=", creditorId)
    .where((row) => row.or([row("second_step", "is", null), row("second_step", "<>", "declined")]))
    .orderBy("from_on", "desc")
    .orderBy("recorded_at", "desc")
    .execute();
  return rows.map((row) => ({
    fromOn: row.from_on,
    rule: row.rule,
    holdDays: row.hold_days,
    secondFromMinor: row.second_from_minor ?? undefined,
    recordedAt: row.recorded_at,
    recordedBy: (row.recorded_by ?? undefined) as AccountId | undefined,
    waits: row.second_step === "waiting",
  }));
}

export async function disputePolicyOn(
  work: Work,
  creditorId: OrganisationId,
  day: LocalDate,
): Promise<Omit<DisputePolicy, "fromOn">> {
  return policyOn(await listDisputePolicies(work, creditorId), day);
}

/** The one that holds on a day, of all that has been said. */
export function policyOn(said: readonly SaidPolicy[], day: LocalDate): Omit<DisputePolicy, "fromOn"> {
  return said.find(({ fromOn, waits }) => !waits && fromOn <= day) ?? defaultPolicy;
}
