/** A subscription: what a customer has, how much, where and for whom, between two days that both are billed. */
import {
  addDays,
  type Decimal,
  daysBetween,
  decimal,
  divideRounded,
  integer,
  type LocalDate,
  multiply,
  roundTo,
  toMinor,
} from "@fakturaporten/einvoice";
import { daysIn, lastDayOf, type Month } from "./month.ts";
import type { PartMonths } from "./service.ts";

export interface Subscription {
  readonly id: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly serviceCode: string;
  readonly noticeMonths: number;
  /** Exact, as text. */
  readonly quantity: string;
  readonly unit: string;
  /** The unit (enhet) of the customer that has it. */
  readonly unitName: string | undefined;
  readonly ansvar: string | undefined;
  readonly employee: string | undefined;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate | undefined;
  /** For one, without VAT, today. */
  readonly price: string | undefined;
}

/** What one has costs in a month, in öre without VAT; nothing for what has no price yet. */
export function monthlyMinorOf({ quantity, price }: Pick<Subscription, "quantity" | "price">): bigint | undefined {
  return price === undefined
    ? undefined
    : toMinor(roundTo(multiply(decimal(quantity), decimal(price)), 2), "SEK").minor;
}

export interface ChargedIn {
  readonly quantity: string;
  readonly partMonths: PartMonths;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate | undefined;
}

/**
 * How much a subscription is charged for in a month: all of it, or its days' share of the month rounded half up to four
 * decimals; undefined where it has no day in it.
 */
export function chargedQuantity(
  { quantity, partMonths, fromOn, untilOn }: ChargedIn,
  month: Month,
): Decimal | undefined {
  const last = lastDayOf(month);
  const first = fromOn > month ? fromOn : month;
  const end = untilOn !== undefined && untilOn < last ? untilOn : last;
  if (first > end) return undefined;
  const days = daysBetween(first, addDays(end, 1));
  if (partMonths === "whole" || days === daysIn(month)) return decimal(quantity);
  return divideRounded(multiply(decimal(quantity), integer(BigInt(days))), integer(BigInt(daysIn(month))), 4);
}
