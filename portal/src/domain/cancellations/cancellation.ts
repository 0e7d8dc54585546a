/**
 * A cancellation (uppsägning): an orderer (IT-beställare) asks, an attestant (beslutsattestant) approves, and only from that day is
 * notice counted. Until then it costs what it costs; what a day of waiting means is told.
 */
import { decimal, type LocalDate, multiply, roundTo, toMinor } from "@fakturaporten/einvoice";
import type { Instant } from "../../time.ts";
import type { AccountId } from "../../work.ts";
import { lastDayOf, monthContaining, monthsLater } from "../catalogue/month.ts";
import { lastBilledDay } from "../catalogue/notice.ts";
import type { Subscription } from "../catalogue/subscription.ts";
import type { Access } from "../customers/access.ts";
import { lifecycle } from "../lifecycle.ts";

export const cancellationLifecycle = lifecycle(
  {
    waiting: { approve: "approved", decline: "declined", withdraw: "withdrawn" },
    approved: { "carry-out": "done", overtake: "overtaken" },
    done: {},
    declined: {},
    withdrawn: {},
    /** The subscription had ended already, by the creditor's own hand. */
    overtaken: {},
  },
  "changed-meanwhile",
);
export type CancellationState = (typeof cancellationLifecycle.states)[number];

export interface Cancellation {
  readonly id: string;
  readonly customerId: string;
  readonly creditorId: string;
  readonly subscriptionId: string;
  readonly serviceName: string;
  readonly unitName: string | undefined;
  readonly ansvar: string | undefined;
  readonly quantity: string;
  readonly monthlyMinor: bigint | undefined;
  readonly noticeMonths: number;
  readonly state: CancellationState;
  readonly askedAt: Instant;
  readonly askedBy: AccountId;
  readonly askedByName: string;
  readonly decidedAt: Instant | undefined;
  readonly decidedByName: string | undefined;
  readonly reason: string | undefined;
  readonly lastBilledOn: LocalDate | undefined;
}

/** What one has costs in a month, in öre without VAT; nothing for what has no price yet. */
export function monthlyMinorOf({ quantity, price }: Pick<Subscription, "quantity" | "price">): bigint | undefined {
  return price === undefined
    ? undefined
    : toMinor(roundTo(multiply(decimal(quantity), decimal(price)), 2), "SEK").minor;
}

export interface Waiting {
  /** The last billed day when the approval comes today. */
  readonly today: LocalDate;
  /** The last day on which an approval still leads there. */
  readonly stillOn: LocalDate;
  /** The last billed day when it comes after that. */
  readonly thereafter: LocalDate;
}

/** What the day of the approval decides: months are billed to their end, so waiting costs a month at a time. */
export function waitingOf(today: LocalDate, noticeMonths: number): Waiting {
  const stillOn = lastDayOf(monthContaining(today));
  return {
    today: lastBilledDay(today, noticeMonths),
    stillOn,
    thereafter: lastBilledDay(monthsLater(monthContaining(today), 1), noticeMonths),
  };
}

/** Whether an attestant's access covers this: its ansvar, if it is bound to one, and its amount, if it has one. */
export function covers(
  { role, scope, amountMinorMax }: Pick<Access, "role" | "scope" | "amountMinorMax">,
  { ansvar, monthlyMinor }: Pick<Cancellation, "ansvar" | "monthlyMinor">,
): boolean {
  if (role !== "attestant" || (scope !== undefined && scope !== ansvar)) return false;
  return amountMinorMax === undefined || (monthlyMinor !== undefined && monthlyMinor <= amountMinorMax);
}
