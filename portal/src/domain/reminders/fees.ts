/**
 * What a late payer may be charged besides interest: lag (1981:739) om ersättning för inkassokostnader m.m. The amounts are the
 * highest the law lets anybody take (4 § and 6 §: a term that goes beyond is void), and dated: a claim is judged by the law of its day.
 */
import { type LocalDate, localDate } from "@fakturaporten/einvoice";

/** Reminder 2 §, demand 3 § 1, instalment plan 3 § 2, compensation for lateness 4 a §. They carry no VAT. */
export const feeKinds = ["reminder", "demand", "instalment-plan", "compensation"] as const;
export type FeeKind = (typeof feeKinds)[number];

/** In what character somebody owes: 4 a § never touches a consumer. */
export type DebtorKind = "trader" | "public-body" | "consumer";

interface FeeCaps {
  readonly fromOn: LocalDate;
  readonly minor: Readonly<Record<FeeKind, bigint>>;
}

/** By lag (2013:56), in force 2013-03-16, and förordning (1981:1057) as it has read since. */
const caps: readonly FeeCaps[] = [
  {
    fromOn: localDate("2013-03-16"),
    minor: { reminder: 60_00n, demand: 180_00n, "instalment-plan": 170_00n, compensation: 450_00n },
  },
];

/** The most the law allows on a day; nothing where the table does not reach. */
export function feeCapMinor(kind: FeeKind, on: LocalDate): bigint {
  return caps.findLast(({ fromOn }) => fromOn <= on)?.minor[kind] ?? 0n;
}

export interface FeeQuestion {
  readonly kind: FeeKind;
  /** What the creditor's policy would take. */
  readonly wantedMinor: bigint;
  readonly debtor: DebtorKind;
  /** Whether the fee was agreed at the latest when the debt arose (2 §). */
  readonly isAgreed: boolean;
  readonly on: LocalDate;
  /** What has already been charged for this claim. */
  readonly charged: readonly { readonly kind: FeeKind; readonly minor: bigint }[];
}

/** What may be charged: never more than the law's cap, and nothing the law gives no right to. */
export function allowedFeeMinor({ kind, wantedMinor, debtor, isAgreed, on, charged }: FeeQuestion): bigint {
  if ((kind === "reminder" || kind === "instalment-plan") && !isAgreed) return 0n;
  if (kind === "compensation")
    return debtor === "consumer" || hasCharged(charged, kind) ? 0n : fit(wantedMinor, on, kind);
  if (kind === "demand" && hasCharged(charged, kind)) return 0n;
  const allowed = fit(wantedMinor, on, kind);
  return kind === "instalment-plan" ? allowed : beyondCompensation(allowed, charged);
}

function fit(wantedMinor: bigint, on: LocalDate, kind: FeeKind): bigint {
  const cap = feeCapMinor(kind, on);
  return wantedMinor > cap ? cap : wantedMinor < 0n ? 0n : wantedMinor;
}

/** The compensation covers reminders and demand first (prop. 2012/13:36): only what they come to beyond it is charged. */
function beyondCompensation(allowed: bigint, charged: FeeQuestion["charged"]): bigint {
  const compensation = total(charged, ["compensation"]);
  if (compensation === 0n) return allowed;
  const before = total(charged, ["reminder", "demand"]);
  const covered = compensation > before ? compensation - before : 0n;
  return allowed > covered ? allowed - covered : 0n;
}

function hasCharged(charged: FeeQuestion["charged"], kind: FeeKind): boolean {
  return charged.some((one) => one.kind === kind);
}

function total(charged: FeeQuestion["charged"], kinds: readonly FeeKind[]): bigint {
  return charged.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { minor }) => sum + minor, 0n);
}
