/** What a creditor sells: by subscription and month, or by use. How it is charged when a month is not whole is its own rule. */
import type { LocalDate } from "@fakturaporten/einvoice";

export type ServiceId = string & { readonly __brand: "ServiceId" };

export const charges = ["monthly", "by-use"] as const;
export type Charge = (typeof charges)[number];

/** A month in which a subscription begins or ends is charged whole, or by its days. */
export const partMonthRules = ["whole", "by-day"] as const;
export type PartMonths = (typeof partMonthRules)[number];

export const vatPercents = ["25", "12", "6", "0"] as const;

export interface ServiceFacts {
  /** The group of services it belongs to (utbud). */
  readonly offering: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly partMonths: PartMonths;
  /** Whole months from the month of the approval on. */
  readonly noticeMonths: number;
  readonly vatPercent: 0 | 6 | 12 | 25;
  /** No new subscription after this day. */
  readonly lastSoldOn: LocalDate | undefined;
}

export interface Service extends ServiceFacts {
  readonly id: ServiceId;
  readonly key: number;
  readonly code: string;
  /** UN/ECE Recommendation 20. */
  readonly unit: string;
  readonly charged: Charge;
  /** Without VAT, as an exact decimal, on the day asked about; absent before the first. */
  readonly price: string | undefined;
}

export function parseServiceCode(text: string): string | undefined {
  const typed = text.replace(/\s/g, "").toUpperCase();
  return /^[0-9A-Z][0-9A-Z-]{0,19}$/.test(typed) ? typed : undefined;
}
