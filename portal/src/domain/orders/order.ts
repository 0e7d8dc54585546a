/**
 * An order (beställning): an orderer (IT-beställare) asks for a service or for another quantity of one, an attestant approves, and
 * only then does it begin. What it will cost is told before anybody presses.
 */
import { addDays, compare, decimal, type LocalDate } from "@fakturaporten/einvoice";
import type { Instant } from "../../time.ts";
import type { AccountId } from "../../work.ts";
import type { Asked } from "../approvals/approval.ts";
import { lastDayOf, monthContaining } from "../catalogue/month.ts";
import { lastBilledDay } from "../catalogue/notice.ts";
import type { PartMonths } from "../catalogue/service.ts";
import { lifecycle } from "../lifecycle.ts";

export const orderLifecycle = lifecycle(
  {
    waiting: { approve: "approved", decline: "declined", withdraw: "withdrawn" },
    approved: { "carry-out": "done", overtake: "overtaken", withdraw: "withdrawing" },
    done: { withdraw: "withdrawing" },
    /** Taken back before its first day: the creditor undoes what was begun; what was changed meanwhile stays. */
    withdrawing: { undo: "withdrawn", keep: "done" },
    declined: {},
    withdrawn: {},
    /** What was to be changed had ended meanwhile, or what it needs was no longer had. */
    overtaken: {},
  },
  "changed-meanwhile",
);
export type OrderState = (typeof orderLifecycle.states)[number];

/** A service that the customer does not have there, or another quantity of one that it has. */
export type OrderKind = "new" | "quantity";

export interface Order extends Asked {
  readonly kind: OrderKind;
  readonly serviceId: string;
  readonly subscriptionId: string | undefined;
  readonly unitName: string | undefined;
  readonly employee: string | undefined;
  readonly quantity: string;
  readonly quantityBefore: string | undefined;
  readonly monthlyMinor: bigint;
  readonly noticeMonths: number;
  readonly wantedOn: LocalDate;
  readonly state: OrderState;
  readonly askedAt: Instant;
  readonly decidedAt: Instant | undefined;
  readonly decidedBy: AccountId | undefined;
  readonly decidedByName: string | undefined;
  readonly reason: string | undefined;
  readonly beginsOn: LocalDate | undefined;
  readonly withdrawnAt: Instant | undefined;
  readonly withdrawnByName: string | undefined;
}

/** Whether it can still be taken back: while nobody has decided, and before its first day. */
export function canWithdraw({ state, beginsOn: day }: Pick<Order, "state" | "beginsOn">, today: LocalDate): boolean {
  return orderLifecycle.allows(state, "withdraw") && (day === undefined || today < day);
}

export interface Begins {
  readonly approvedOn: LocalDate;
  readonly wantedOn: LocalDate;
  /** What is changed, when it is a change. */
  readonly change?:
    | {
        readonly quantityBefore: string;
        readonly quantity: string;
        readonly noticeMonths: number;
        readonly partMonths: PartMonths;
        /** The first day of what is changed. */
        readonly fromOn: LocalDate;
      }
    | undefined;
}

/**
 * The first day that is billed as ordered: never before the approval. Fewer of something is a cancellation of the rest, so notice
 * is counted. Where a month is charged whole, a change begins with a month, or that month would be paid twice.
 */
export function beginsOn({ approvedOn, wantedOn, change }: Begins): LocalDate {
  const earliest = latest(wantedOn, approvedOn);
  if (change === undefined) return earliest;
  const isLess = compare(decimal(change.quantity), decimal(change.quantityBefore)) < 0;
  const afterNotice = isLess ? addDays(lastBilledDay(approvedOn, change.noticeMonths), 1) : approvedOn;
  const day = latest(latest(earliest, afterNotice), addDays(change.fromOn, 1));
  const startsMonth = day === monthContaining(day);
  return change.partMonths === "whole" && !startsMonth ? addDays(lastDayOf(monthContaining(day)), 1) : day;
}

function latest(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other;
}
