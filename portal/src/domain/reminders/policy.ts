/** How a creditor reminds: dated data by kind of customer. An invoice keeps the policy of the day it was issued. */
import type { Decimal } from "@fakturaporten/einvoice";
import type { Instant, LocalDate } from "../../time.ts";
import type { CustomerKind } from "../customers/customer.ts";
import type { DebtorKind } from "./fees.ts";
import type { DayCount } from "./interest.ts";

export interface ReminderPolicy {
  readonly customerKind: CustomerKind;
  readonly fromOn: LocalDate;
  readonly recordedAt: Instant;
  /** Days from the due date, or from the step before, to each step. */
  readonly daysFirst: number;
  readonly daysSecond: number;
  readonly daysThird: number;
  /** To the hand-over: never less than the eight days practice asks for (inkassolagen 5 §). */
  readonly daysCollection: number;
  readonly feeMinor: bigint;
  /** Whether the fee was agreed when the debt arose; without that there is none (1981:739 2 §). */
  readonly feeAgreed: boolean;
  /** Percentage points above the reference rate. */
  readonly pointsAbove: Decimal;
  readonly dayCount: DayCount;
  /** Less than this is not worth a letter. */
  readonly minimumMinor: bigint;
  readonly handsOver: boolean;
  /** Who takes over, as customers are told. */
  readonly collectorName: string | undefined;
  readonly collectorContact: string | undefined;
}

/** Bounds of the days between steps; a demand leaves whoever gets it at least eight to pay or object. */
export const daysMax = 90;
export const collectionDaysMin = 8;

/** The policy that held on a day: of the latest day that had come, the latest recorded. */
export function policyOn(
  policies: readonly ReminderPolicy[],
  kind: CustomerKind,
  day: LocalDate,
): ReminderPolicy | undefined {
  let held: ReminderPolicy | undefined;
  for (const policy of policies) {
    if (policy.customerKind !== kind || policy.fromOn > day) continue;
    if (held === undefined || isLater(policy, held)) held = policy;
  }
  return held;
}

function isLater(a: ReminderPolicy, b: ReminderPolicy): boolean {
  return a.fromOn > b.fromOn || (a.fromOn === b.fromOn && a.recordedAt > b.recordedAt);
}

/** No customer of a creditor is a consumer: they buy for a business or for the public. */
export function debtorKindOf(kind: CustomerKind): DebtorKind {
  return kind === "public-care" || kind === "municipality" ? "public-body" : "trader";
}
