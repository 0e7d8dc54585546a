/** What is claimed of a late payer: capital, fees and interest each by itself, and what the interest is counted on (inkassolagen 5 §). */
import { addDays, formatDecimal, type LocalDate } from "@fakturaporten/einvoice";
import type { Customer } from "../customers/customer.ts";
import type { AccountInvoice } from "../ledger/queries.ts";
import { type Balance, type LedgerEntry, splitBalance } from "../ledger/ledger.ts";
import { calculateInterest, type Interest, type Stretch } from "./interest.ts";
import type { TakenStep } from "./next-step.ts";
import type { ReminderPolicy } from "./policy.ts";
import type { ReferenceRate } from "./reference-rates.ts";

/**
 * The debt itself, as it stood day by day after the due date. A credit note says that the debt never was: it counts from the
 * beginning. A payment counts from the day after, since interest runs through its own.
 */
export function capitalStretches(
  entries: readonly LedgerEntry[],
  dueOn: LocalDate,
  lastOn: LocalDate,
): readonly Stretch[] {
  const owed = entries.filter(({ kind }) => kind === "debit" || kind === "credit");
  const others = entries.filter(({ kind }) => kind !== "debit" && kind !== "credit");
  const changes = [...new Set(others.map(({ onDay }) => addDays(onDay, 1)))].filter(
    (day) => day > dueOn && day <= lastOn,
  );
  const starts = [addDays(dueOn, 1), ...changes.filter((day) => day !== addDays(dueOn, 1)).toSorted()];
  return starts.flatMap((fromOn, index) => {
    const next = starts[index + 1];
    const end = next === undefined ? lastOn : addDays(next, -1);
    const settled = others.filter(({ onDay }) => onDay < fromOn);
    const principalMinor = splitBalance([
      ...owed.map((entry) => ({ ...entry, onDay: dueOn })),
      ...settled,
    ]).capitalMinor;
    return principalMinor > 0n && fromOn <= end ? [{ principalMinor, fromOn, lastOn: end }] : [];
  });
}

export interface ClaimFacts {
  readonly invoice: AccountInvoice;
  readonly policy: Pick<ReminderPolicy, "pointsAbove" | "dayCount">;
  readonly rates: readonly ReferenceRate[];
  readonly lastOn: LocalDate;
}

/** Interest from the day after the due date to a day, both counted. */
export function lateInterest({ invoice, policy, rates, lastOn }: ClaimFacts): Interest {
  const stretches = capitalStretches(invoice.entries, invoice.dueOn, lastOn);
  return calculateInterest(stretches, { rates, pointsAbove: policy.pointsAbove, dayCount: policy.dayCount });
}

/** What the collection company is given, as JSON: amounts in öre as text, days as days. */
export interface Claim {
  readonly creditor: { readonly name: string; readonly organisationNumber: string; readonly bankgiro: string | null };
  readonly debtor: {
    readonly customerNumber: string;
    readonly name: string;
    readonly organisationNumber: string;
    readonly street: string;
    readonly postalCode: string;
    readonly city: string;
    readonly country: string;
    readonly email: string;
  };
  readonly invoice: {
    readonly number: string;
    readonly ocrReference: string;
    readonly issuedOn: string;
    readonly dueOn: string;
  };
  readonly capitalMinor: string;
  readonly feeMinor: string;
  readonly interest: {
    readonly minor: string;
    readonly throughOn: string;
    readonly pointsAboveReferenceRate: string;
    readonly dayCount: string;
    readonly parts: readonly {
      readonly fromOn: string;
      readonly lastOn: string;
      readonly percent: string;
      readonly principalMinor: string;
    }[];
  };
  readonly currency: string;
  readonly reminders: readonly { readonly step: number; readonly sentOn: string }[];
}

export interface ClaimParts extends ClaimFacts {
  readonly customer: Customer;
  readonly creditor: Claim["creditor"];
  readonly interest: Extract<Interest, { ok: true }>;
  readonly steps: readonly TakenStep[];
}

export function claimOf({
  invoice,
  policy,
  customer,
  creditor,
  interest,
  steps,
  lastOn,
}: ClaimParts): Claim & { readonly balance: Balance } {
  const balance = splitBalance(invoice.entries);
  const { number, ocrReference, issuedOn, dueOn, currency } = invoice;
  return {
    balance,
    creditor,
    debtor: {
      customerNumber: customer.customerNumber,
      name: customer.administration ?? customer.name,
      organisationNumber: customer.organisationNumber,
      ...customer.address,
      email: customer.email,
    },
    invoice: { number, ocrReference, issuedOn, dueOn },
    capitalMinor: balance.capitalMinor.toString(),
    feeMinor: balance.feeMinor.toString(),
    interest: {
      minor: interest.interestMinor.toString(),
      throughOn: lastOn,
      pointsAboveReferenceRate: formatDecimal(policy.pointsAbove),
      dayCount: policy.dayCount,
      parts: interest.segments.map((part) => ({
        fromOn: part.fromOn,
        lastOn: part.lastOn,
        percent: formatDecimal(part.percent),
        principalMinor: part.principalMinor.toString(),
      })),
    },
    currency,
    reminders: steps.map(({ step, takenOn }) => ({ step, sentOn: takenOn })),
  };
}
