/**
 * The ledger: what customers owe and what has settled it, entry by entry. Whatever is said of a debt is a sum of entries; no
 * balance is kept beside them (docs/decisions/0033).
 */
import type { Instant, LocalDate } from "../../time.ts";
import type { CustomerId } from "../customers/customer.ts";

/** Debit, credit, payment, reminder fee, late interest, written off, paid back, moved between invoices. */
export const entryKinds = ["debit", "credit", "payment", "fee", "interest", "write-off", "refund", "transfer"] as const;
export type EntryKind = (typeof entryKinds)[number];

export interface LedgerEntry {
  readonly id: string;
  readonly customerId: CustomerId;
  /** None: on the customer's account, not on an invoice yet. */
  readonly invoiceId: string | undefined;
  readonly kind: EntryKind;
  /** Above zero is owed, below zero is settled. */
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly onDay: LocalDate;
  readonly paymentId: string | undefined;
  readonly correctsId: string | undefined;
  readonly note: string | undefined;
  readonly enteredAt: Instant;
}

/** What is left to pay, by what it is: a claim tells each by itself (inkassolagen 5 §). */
export interface Balance {
  readonly capitalMinor: bigint;
  readonly feeMinor: bigint;
  readonly interestMinor: bigint;
}

type Moving = Pick<LedgerEntry, "kind" | "amountMinor" | "onDay">;

/** Entries as they happened; a payment settles fees first, then interest, then the debt itself (handelsbalken 9 kap. 5 §). */
export function splitBalance(entries: readonly Moving[]): Balance {
  let capital = 0n;
  let fee = 0n;
  let interest = 0n;
  for (const { kind, amountMinor } of entries.toSorted(byDay)) {
    if (kind === "fee") fee += amountMinor;
    else if (kind === "interest") interest += amountMinor;
    else if (kind === "debit" || kind === "credit" || amountMinor > 0n) capital += amountMinor;
    else {
      const toFee = smaller(-amountMinor, fee);
      const toInterest = smaller(-amountMinor - toFee, interest);
      fee -= toFee;
      interest -= toInterest;
      capital += amountMinor + toFee + toInterest;
    }
  }
  return covered({ capitalMinor: capital, feeMinor: fee, interestMinor: interest });
}

/** What was paid too much on the debt covers fees and interest that came after. */
function covered({ capitalMinor, feeMinor, interestMinor }: Balance): Balance {
  if (capitalMinor >= 0n) return { capitalMinor, feeMinor, interestMinor };
  const toFee = smaller(-capitalMinor, feeMinor);
  const toInterest = smaller(-capitalMinor - toFee, interestMinor);
  return {
    capitalMinor: capitalMinor + toFee + toInterest,
    feeMinor: feeMinor - toFee,
    interestMinor: interestMinor - toInterest,
  };
}

export function balanceOf(entries: readonly Pick<LedgerEntry, "amountMinor">[]): bigint {
  return entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

function smaller(a: bigint, b: bigint): bigint {
  const least = a < b ? a : b;
  return least < 0n ? 0n : least;
}

function byDay(a: Moving, b: Moving): number {
  return a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : 0;
}
