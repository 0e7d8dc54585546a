/**
 * A cancellation (uppsägning): an orderer (IT-beställare) asks, an attestant (beslutsattestant) approves, and only from that day is
 * notice counted. Until then it costs what it costs; what a day of waiting means is told.
 */
import type { LocalDate } from "@fakturaporten/einvoice";
import type { Instant } from "../../time.ts";
import type { AccountId } from "../../work.ts";
import type { Asked } from "../approvals/approval.ts";
import { lastDayOf, monthContaining, monthsLater } from "../catalogue/month.ts";
import { lastBilledDay } from "../catalogue/notice.ts";
import { lifecycle } from "../lifecycle.ts";

export const cancellationLifecycle = lifecycle(
  {
    waiting: { approve: "approved", decline: "declined", withdraw: "withdrawn" },
    approved: { "carry-out": "done", overtake: "overtaken", withdraw: "withdrawing" },
    done: { withdraw: "withdrawing" },
    /** Taken back before the end: the creditor opens the service again. */
    withdrawing: { restore: "withdrawn", overtake: "overtaken" },
    declined: {},
    withdrawn: {},
    /** The subscription had ended already, by the creditor's own hand. */
    overtaken: {},
  },
  "changed-meanwhile",
);
export type CancellationState = (typeof cancellationLifecycle.states)[number];

export interface Cancellation extends Asked {
  readonly subscriptionId: string;
  readonly unitName: string | undefined;
  readonly quantity: string;
  readonly noticeMonths: number;
  readonly state: CancellationState;
  readonly askedAt: Instant;
  readonly decidedAt: Instant | undefined;
  readonly decidedBy: AccountId | undefined;
  readonly decidedByName: string | undefined;
  readonly reason: string | undefined;
  readonly lastBilledOn: LocalDate | undefined;
  readonly withdrawnAt: Instant | undefined;
  readonly withdrawnByName: string | undefined;
}

/** Whether it can still be taken back: while nobody has decided, and until the last billed day has passed. */
export function canWithdraw(
  { state, lastBilledOn }: Pick<Cancellation, "state" | "lastBilledOn">,
  today: LocalDate,
): boolean {
  return cancellationLifecycle.allows(state, "withdraw") && (lastBilledOn === undefined || today <= lastBilledOn);
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
