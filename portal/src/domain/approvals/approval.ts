/**
 * What a customer asks for and its attestant (beslutsattestant) approves: orders and cancellations alike. Whose word counts is
 * decided here, by the access a person has and by the creditor's policy of the day.
 */
import type { Instant, LocalDate } from "../../time.ts";
import type { AccountId } from "../../work.ts";
import type { Access } from "../customers/access.ts";

export const requestKinds = ["order", "cancellation"] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What orders and cancellations have in common: enough to find whom to ask. */
export interface Asked {
  readonly id: string;
  readonly customerId: string;
  readonly creditorId: string;
  readonly serviceName: string;
  readonly ansvar: string | undefined;
  /** What it costs in a month without VAT, where that is known. */
  readonly monthlyMinor: bigint | undefined;
  readonly askedBy: AccountId;
  readonly askedByName: string;
}

export type OwnAccess = Pick<Access, "role" | "scope" | "amountMinorMax">;

/** Whether an attestant's access covers this: its ansvar, if it is bound to one, and its amount, if it has one. */
export function covers(
  { role, scope, amountMinorMax }: OwnAccess,
  { ansvar, monthlyMinor }: Pick<Asked, "ansvar" | "monthlyMinor">,
): boolean {
  if (role !== "attestant" || (scope !== undefined && scope !== ansvar)) return false;
  return amountMinorMax === undefined || (monthlyMinor !== undefined && monthlyMinor <= amountMinorMax);
}

/** Whether somebody may order and cancel for an ansvar. */
export function ordersFor(access: readonly OwnAccess[], ansvar: string | undefined): boolean {
  return access.some(({ role, scope }) => role === "orderer" && (scope === undefined || scope === ansvar));
}

export interface ApprovalPolicy {
  readonly fromOn: LocalDate;
  /** Whether an attestant may approve what they asked for themselves. */
  readonly ownRequests: boolean;
  /** Days after which the attestants are reminded. */
  readonly nudgeDays: number;
  /** Days after which the deputies are asked too. */
  readonly deputyDays: number;
}

export interface RecordedPolicy extends ApprovalPolicy {
  readonly recordedAt: Instant;
}

/** Where a creditor has said nothing: nobody approves their own, a reminder after three days, deputies after a week. */
export const policyUnsaid: Omit<ApprovalPolicy, "fromOn"> = { ownRequests: false, nudgeDays: 3, deputyDays: 7 };

export interface Deciding {
  readonly accountId: AccountId;
  readonly access: readonly OwnAccess[];
  readonly policy: Pick<ApprovalPolicy, "ownRequests">;
}

/** Whether a person may decide about what was asked. */
export function mayDecide({ accountId, access, policy }: Deciding, asked: Asked): boolean {
  if (asked.askedBy === accountId && !policy.ownRequests) return false;
  return access.some((one) => covers(one, asked));
}
