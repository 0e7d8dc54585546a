/**
 * What happens next with an unpaid invoice, and when: one pure function that the nightly job, the officer's preview and the customer's
 * page all ask. It names one step, on a bank day, and never skips one.
 */
import { addDays, bankDayOnOrAfter, isBankDay, type LocalDate } from "@fakturaporten/einvoice";
import type { ReminderPolicy } from "./policy.ts";

export const reminderSteps = [1, 2, 3] as const;
export type ReminderStep = (typeof reminderSteps)[number];
export type Step = ReminderStep | "collection";

export const stopKinds = ["dispute", "promise", "decision"] as const;
export type StopKind = (typeof stopKinds)[number];

export interface TakenStep {
  readonly step: ReminderStep;
  readonly takenOn: LocalDate;
}

/** A stop that has not been ended; it ends by itself after its last day. */
export interface Stop {
  readonly kind: StopKind;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
}

/** Everything a step depends on. */
export interface Dunned {
  readonly policy: ReminderPolicy | undefined;
  readonly dueOn: LocalDate;
  readonly balanceMinor: bigint;
  readonly steps: readonly TakenStep[];
  readonly stops: readonly Stop[];
  /** The claim is with the collection company, or has been: it is no longer reminded. */
  readonly isHandedOver: boolean;
}

export interface NextStep {
  readonly step: Step;
  readonly on: LocalDate;
  /** Paid on this day at the latest, nothing more happens; none when it has passed. */
  readonly lastSafeOn: LocalDate | undefined;
  /** The stop that has moved it, if one has. */
  readonly movedBy: StopKind | undefined;
}

/** Bank days between a payment and the morning it stands in the bank's file. */
export const paymentBankDays = 2;

export function nextStep(dunned: Dunned, today: LocalDate): NextStep | undefined {
  const { policy, balanceMinor, isHandedOver, steps } = dunned;
  if (policy === undefined || isHandedOver || balanceMinor <= 0n || balanceMinor < policy.minimumMinor)
    return undefined;
  const step = ([...reminderSteps, "collection"] as const)[steps.length];
  if (step === undefined || (step === "collection" && !policy.handsOver)) return undefined;
  const earliest = bankDayOnOrAfter(addDays(countedFrom(dunned), daysTo(step, policy)));
  const { on, movedBy } = past(dunned.stops, earliest < today ? bankDayOnOrAfter(today) : earliest);
  const safe = bankDaysBefore(on, paymentBankDays);
  return { step, on, lastSafeOn: safe < today ? undefined : safe, movedBy };
}

/** The due date, or the day the step before was really taken. */
function countedFrom({ dueOn, steps }: Dunned): LocalDate {
  return steps.reduce((latest, { takenOn }) => (takenOn > latest ? takenOn : latest), dueOn);
}

function daysTo(step: Step, policy: ReminderPolicy): number {
  if (step === "collection") return policy.daysCollection;
  return [policy.daysFirst, policy.daysSecond, policy.daysThird][step - 1] ?? policy.daysThird;
}

/** The first bank day on which no stop holds; one may end where another begins. */
function past(
  stops: readonly Stop[],
  from: LocalDate,
): { readonly on: LocalDate; readonly movedBy: StopKind | undefined } {
  let on = from;
  let movedBy: StopKind | undefined;
  for (;;) {
    const holding = stops.find(({ fromOn, untilOn }) => fromOn <= on && on <= untilOn);
    if (holding === undefined) return { on, movedBy };
    on = bankDayOnOrAfter(addDays(holding.untilOn, 1));
    movedBy = holding.kind;
  }
}

/** So many bank days earlier. */
export function bankDaysBefore(day: LocalDate, count: number): LocalDate {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, -1);
    if (isBankDay(at)) left -= 1;
  }
  return at;
}
