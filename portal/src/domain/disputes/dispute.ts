/**
 * A dispute (avvikelse) and its smaller sister, an item credit: which lines of an invoice a customer does not agree with, and what
 * that means for payment until it is decided (B3, B4, D8).
 */
import { addDays } from "@fakturaporten/einvoice";
import type { Instant, LocalDate } from "../../time.ts";
import type { Case } from "../cases/case.ts";
import type { DisputeReason } from "../cases/kinds.ts";
import type { CustomerId } from "../customers/customer.ts";
import { lifecycle } from "../lifecycle.ts";
import type { DisputeRule } from "./policy.ts";

export const disputeLifecycle = lifecycle(
  {
    open: { credit: "credited", refuse: "refused", withdraw: "withdrawn" },
    credited: {},
    refused: {},
    /** The customer closed its case, and may take it up again. */
    withdrawn: { return: "open" },
  },
  "case-already-decided",
);
export type DisputeState = (typeof disputeLifecycle.states)[number];

export const disputeKinds = ["dispute", "item-credit"] as const;
export type DisputeKind = (typeof disputeKinds)[number];
export type DisputeCase = Extract<Case, { kind: DisputeKind }>;

export function isDispute(found: Case): found is DisputeCase {
  return disputeKinds.some((kind) => kind === found.kind);
}

export interface Dispute {
  readonly caseId: string;
  readonly kind: DisputeKind;
  readonly invoiceId: string;
  readonly customerId: CustomerId;
  readonly state: DisputeState;
  readonly rule: DisputeRule;
  /** The last day reminders wait; none where the invoice is to be paid anyway. */
  readonly heldUntil: LocalDate | undefined;
  readonly heldFrom: LocalDate | undefined;
  /** With VAT. */
  readonly disputedMinor: bigint;
  /** With VAT: what of it is held where the disputed part is. Lines that were disputed before are not held again by themselves. */
  readonly heldMinor: bigint | undefined;
  readonly openedAt: Instant;
  readonly settledAt: Instant | undefined;
  readonly creditNoteId: string | undefined;
}

export interface DisputeLine {
  readonly place: number;
  /** Without VAT. */
  readonly netMinor: bigint;
  readonly reason: DisputeReason;
  readonly words: string | undefined;
}

type Holding = Pick<Dispute, "state" | "rule" | "heldUntil" | "heldMinor">;

/** Whether reminders of the whole invoice wait on a day because of it. */
export function holdsAll({ state, rule, heldUntil }: Holding, on: LocalDate): boolean {
  return state === "open" && rule === "hold-all" && heldUntil !== undefined && on <= heldUntil;
}

export interface OwedPart {
  /** With fees and interest. */
  readonly balanceMinor: bigint;
  /** What the invoice asked for. */
  readonly payableMinor: bigint;
}

/** What needs not be paid on a day, while the disputes are looked into. Never more than is owed; fees follow the whole. */
export function heldMinorOf(
  disputes: readonly Holding[],
  on: LocalDate,
  { balanceMinor, payableMinor }: OwedPart,
): bigint {
  if (balanceMinor <= 0n) return 0n;
  if (disputes.some((one) => holdsAll(one, on))) return balanceMinor;
  const held = disputes
    .filter(({ state, rule, heldUntil }) => state === "open" && rule === "hold-disputed" && (heldUntil ?? on) >= on)
    .reduce((sum, { heldMinor = 0n }) => sum + heldMinor, 0n);
  return held < balanceMinor && held < payableMinor ? held : balanceMinor;
}

/** The last day on which all that is owed is held without a break from a day on; none when it is not held that day. */
export function heldWholeUntil(disputes: readonly Holding[], from: LocalDate, owed: OwedPart): LocalDate | undefined {
  const isWhole = (on: LocalDate): boolean => heldMinorOf(disputes, on, owed) === owed.balanceMinor;
  if (owed.balanceMinor <= 0n || !isWhole(from)) return undefined;
  return disputes
    .flatMap(({ heldUntil }) => (heldUntil !== undefined && heldUntil >= from ? [heldUntil] : []))
    .toSorted()
    .find((until) => !isWhole(addDays(until, 1)));
}
