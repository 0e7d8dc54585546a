/** The ends of a message's course, written once for every kind: the attempt, what its room makes of it, and whether a person is asked. */
import type { Work } from "../../work.ts";
import { endAttempt } from "./attempts.ts";
import type { Held, Told } from "./held.ts";
import { markParked, markResolved } from "./transmissions.ts";

/** The receiver has it. A late or repeated end changes nothing that stands. */
export async function deliver(work: Work, held: Held, told: Told): Promise<void> {
  await take(work, held, told, "deliver");
}

/** A carrier has taken it over. That the receiver has it is another fact. */
export async function accept(work: Work, held: Held, told: Told): Promise<void> {
  await take(work, held, told, "accept");
}

async function take(work: Work, held: Held, told: Told, move: "deliver" | "accept"): Promise<void> {
  const ended = endAttempt(work, { invoiceId: held.id, attempt: told.attempt }, { outcome: "accepted" });
  if (!held.allows(move)) return ended;
  await Promise.all([ended, held.move(move, told), held.stage === "parked" && markResolved(work, held.id)]);
}

/** The receiver's side said no for good: trying again would not help. */
export async function refuse(work: Work, held: Held, told: Told): Promise<void> {
  const { attempt, reason } = told;
  await endAttempt(work, { invoiceId: held.id, attempt }, { outcome: "refused", reason });
  if (!held.allows("refuse")) return;
  await held.move("refuse", told);
  await markResolved(work, held.id);
}

/** Nobody knows what became of it: it waits for a person, and is never sent again unless one says so (TRUST G2). */
export async function park(work: Work, held: Held, told: Told): Promise<void> {
  if (!held.allows("park")) return;
  await held.move("park", told);
  await markParked(work, held.id, told.reason);
}

export async function giveUp(held: Held, told: Told): Promise<void> {
  if (held.allows("give-up")) await held.move("give-up", told);
}
