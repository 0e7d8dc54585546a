/** A plan level (nivå): what it costs a month, how many invoices it is meant for, and what happens beyond. Levels are data. */
import { createHash } from "node:crypto";
import type { Money } from "@fakturaporten/einvoice";
import type { Instant, LocalDate } from "../../time.ts";
import { startOfDay } from "../../time.ts";

/** What a level may say that it holds; the words stand in messages. It tells what to expect and unlocks nothing. */
export const planFeatures = ["form", "attachments", "follow", "users", "support"] as const;
export type PlanFeature = (typeof planFeatures)[number];

/** Beyond the quota one is told and goes on, or is stopped until the month is over or the level is another. */
export const beyondQuota = ["tell", "stop"] as const;
export type BeyondQuota = (typeof beyondQuota)[number];

export interface PlanLevel {
  readonly id: string;
  /** The day from which these terms hold. */
  readonly validFrom: LocalDate;
  /** The last day on which it can be chosen; who has it keeps it. */
  readonly offeredThrough: LocalDate | undefined;
  readonly place: number;
  readonly nameSv: string;
  readonly nameEn: string;
  readonly price: Money;
  /** Absent: as many as one likes. */
  readonly invoicesPerMonthMax: number | undefined;
  readonly beyond: BeyondQuota;
  readonly features: readonly PlanFeature[];
}

/** How much of a month's invoices is used. Credit notes and corrected documents under their old number are not counted. */
export interface Quota {
  readonly level: PlanLevel;
  /** The first day of the month. */
  readonly month: LocalDate;
  /** Counted no further than to the quota. */
  readonly used: number;
}

export type QuotaMark = "near" | "reached";

/** Four fifths of the quota, rounded up: from there one is told. */
export function nearFrom(quota: number): number {
  return Math.ceil((quota * 4) / 5);
}

export function markOf({ level: { invoicesPerMonthMax }, used }: Quota): QuotaMark | undefined {
  if (invoicesPerMonthMax === undefined || used < nearFrom(invoicesPerMonthMax)) return undefined;
  return used < invoicesPerMonthMax ? "near" : "reached";
}

/** The same text for the same terms: a form knows by it whether somebody else has saved meanwhile. */
export function printOf(level: PlanLevel): string {
  const { id, offeredThrough, place, nameSv, nameEn, price, invoicesPerMonthMax, beyond, features } = level;
  const terms = [id, offeredThrough, place, nameSv, nameEn, String(price.minor), invoicesPerMonthMax, beyond, features];
  return createHash("sha256").update(JSON.stringify(terms)).digest("hex").slice(0, 16);
}

export function monthOf(day: LocalDate): LocalDate {
  return `${day.slice(0, 8)}01` as LocalDate;
}

/** The moment a month begins in Sweden. */
export function beginningOf(month: LocalDate): Instant {
  return startOfDay(month);
}
