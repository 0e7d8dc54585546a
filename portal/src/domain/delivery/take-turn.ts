/**
 * Decides what is to be done now with a message, and writes that an attempt is being made, before it is made. Answers nothing when
 * there is nothing left to do, so that the same job twice is harmless.
 *
 * After an attempt whose end nobody saw, a carrier that counts messages is simply handed the message again; one that can be
 * asked is asked first; with any other it is parked for a person and never sent again by itself (TRUST G2).
 */
import { later } from "../../time.ts";
import type { Work } from "../../work.ts";
import { findUnseenEnd, insertAttempt } from "./attempts.ts";
import { type CarrierPromise, isFollowed } from "./carrier.ts";
import { findClosedRoad } from "./carrier-health.ts";
import type { Attempted, Held, Turn } from "./held.ts";
import { park } from "./settle-course.ts";
import { openTransmission } from "./transmissions.ts";

export async function takeTurn(work: Work, held: Held, promise: CarrierPromise | undefined): Promise<Turn | undefined> {
  const { id, name, route, attempts, stage, changedAt: startedAt } = held;
  const attempted: Attempted = { id, name, route, attempt: attempts, startedAt };
  if (stage === "accepted") return promise !== undefined && isFollowed(promise) ? { act: "ask", attempted } : undefined;
  if (stage !== "waiting") return undefined;
  const unseen = await findUnseenEnd(work, id, attempts);
  if (unseen !== undefined && promise?.idempotentSubmit !== true) {
    if (promise?.statusQuery) return { act: "ask", attempted: { ...attempted, startedAt: unseen.startedAt } };
    await park(work, held, { attempt: attempts, reason: unseen.reason });
    return undefined;
  }
  const [, waits] = await Promise.all([openRoute(work, held), waitsForRoad(work, held)]);
  return waits ? undefined : { act: "submit", attempted: await writeAttempt(work, held) };
}

/** What comes back from outside is to find its message, from before the first attempt on. */
async function openRoute(work: Work, { route, attempts, name: instanceId, about, id: invoiceId }: Held): Promise<void> {
  if (route === "portal" || attempts > 0) return;
  await openTransmission(work, { instanceId, about, invoiceId, route });
}

/** A road that has failed again and again is not tried: the message comes back when somebody may try it again. */
async function waitsForRoad(work: Work, held: Held): Promise<boolean> {
  if (held.route === "portal") return false;
  const closedUntil = await findClosedRoad(work, held.route);
  if (closedUntil === undefined) return false;
  await held.comeBack({ startAfter: later(closedUntil, { seconds: 1 }) });
  return true;
}

async function writeAttempt(work: Work, held: Held): Promise<Attempted> {
  const { about, id, name, route } = held;
  const attempt = held.attempts + 1;
  await Promise.all([held.count(attempt), insertAttempt(work, { about, invoiceId: id, number: attempt })]);
  return { id, name, route, attempt, startedAt: work.now };
}
