/** Sets how one kind of customer is reminded from a day on, and enters what the Riksbank has decided. Neither is ever written over. */
import { formatDecimal, type Decimal, type LocalDate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import type { ReminderPolicy } from "./policy.ts";
import { halfYearOf, referenceRates } from "./reference-rates.ts";

export type SetPolicy = Omit<ReminderPolicy, "recordedAt">;

/** From today at the earliest: what customers were told when they were billed stays. */
export async function setPolicy(work: Work, policy: SetPolicy): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "reminder.write");
  if (policy.fromOn < work.today) throw new Refusal("not-allowed");
  await work.db
    .insertInto("reminder_policies")
    .values({
      organisation_id: organisationId,
      customer_kind: policy.customerKind,
      from_on: policy.fromOn,
      recorded_at: work.now,
      recorded_by: accountId,
      days_first: policy.daysFirst,
      days_second: policy.daysSecond,
      days_third: policy.daysThird,
      days_collection: policy.daysCollection,
      fee_minor: policy.feeMinor,
      fee_agreed: policy.feeAgreed,
      points_above: formatDecimal(policy.pointsAbove),
      day_count: policy.dayCount,
      minimum_minor: policy.minimumMinor,
      hands_over: policy.handsOver,
      collector_name: policy.collectorName ?? null,
      collector_contact: policy.collectorContact ?? null,
    })
    .execute();
  await record(work, "reminder-policy.set", {
    subject: organisationId,
    facts: { kind: policy.customerKind, fromOn: policy.fromOn },
  });
}

export interface EnterRate {
  readonly fromOn: LocalDate;
  readonly percent: Decimal;
  /** Where it was read. */
  readonly source: string;
}

/** Once for each half-year that the house does not know itself. */
export async function enterRate(work: Work, { fromOn, percent, source }: EnterRate): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "reminder.write");
  if (halfYearOf(fromOn) !== fromOn || referenceRates.some((known) => known.fromOn === fromOn))
    throw new Refusal("not-allowed");
  const { numInsertedOrUpdatedRows } = await work.db
    .insertInto("reference_rates")
    .values({
      organisation_id: organisationId,
      from_on: fromOn,
      percent: formatDecimal(percent),
      source,
      recorded_at: work.now,
      recorded_by: accountId,
    })
    .onConflict((known) => known.columns(["organisation_id", "from_on"]).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) throw new Refusal("changed-meanwhile");
  await record(work, "reference-rate.entered", {
    subject: organisationId,
    facts: { fromOn, percent: formatDecimal(percent) },
  });
}
