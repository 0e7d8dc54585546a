/**
 * Writes what a carrier answered: about a submission, to a question, or of its own accord. The answer decides what happens next,
 * and the next run is asked for in the same transaction.
 */
import { epochMsOf, instantOf } from "../../time.ts";
import type { Work } from "../../work.ts";
import { countQuestion, endAttempt } from "./attempts.ts";
import { type CarrierAnswer, type CarrierPromise, isFollowed } from "./carrier.ts";
import { noteRoadDown, noteRoadOpen } from "./carrier-health.ts";
import { type EvidenceKind, keepAnswer } from "./evidence.ts";
import type { Attempted, Held } from "./held.ts";
import { acceptedSecondsMax, pauseAfter, pauseBeforeQuestion, questionsMin, unknownSecondsMax } from "./retry-plan.ts";
import { accept, deliver, giveUp, park, refuse } from "./settle-course.ts";

export interface ArrivedAnswer {
  readonly attempted: Attempted;
  readonly answer: CarrierAnswer;
  readonly promise: CarrierPromise;
}

/** The answer to a submission. */
export async function recordSubmission(work: Work, held: Held, arrived: ArrivedAnswer): Promise<void> {
  const { attempted, answer, promise } = arrived;
  const { attempt, name } = attempted;
  const told = { attempt, reason: answer.reason };
  const [isEnd] = await Promise.all([
    recordEnd(work, held, arrived),
    keep(work, held, answer, "submission"),
    noteRoad(work, arrived),
  ]);
  if (isEnd) return;
  const isUnknown = answer.kind !== "not-sent";
  await endAttempt(work, endOf(attempted), { outcome: isUnknown ? "unknown" : "not-sent", reason: answer.reason });
  if (held.stage !== "waiting") return;
  if (isUnknown && !promise.idempotentSubmit && !promise.statusQuery) return park(work, held, told);
  const pause = pauseAfter(attempt, name);
  if (pause === undefined && !isUnknown) return giveUp(held, told);
  await comeBack(work, held, isUnknown ? Math.min(pause ?? 5, 5) : (pause ?? 5), isUnknown ? "ahead" : undefined);
}

/** The answer to the question what became of a message. */
export async function recordStatus(work: Work, held: Held, arrived: ArrivedAnswer): Promise<void> {
  const { attempted, answer, promise } = arrived;
  const { attempt, name, startedAt } = attempted;
  const { stage } = held;
  const told = { attempt, reason: answer.reason };
  if (stage !== "waiting" && stage !== "accepted") return;
  const [isEnd] = await Promise.all([
    recordEnd(work, held, arrived),
    (answer.kind !== "accepted" || stage === "waiting") && keep(work, held, answer, "status"),
    noteRoad(work, arrived),
  ]);
  if (isEnd) return;
  const age = (epochMsOf(work.now) - epochMsOf(startedAt)) / 1000;
  if (answer.kind === "never-came" && stage === "waiting" && age >= promise.settleSeconds) {
    await endAttempt(work, endOf(attempted), { outcome: "not-sent", reason: "never-came" });
    return pauseAfter(attempt, name) === undefined ? giveUp(held, told) : comeBack(work, held, 0);
  }
  const patience = stage === "accepted" ? acceptedSecondsMax : Math.max(unknownSecondsMax, promise.settleSeconds + 60);
  const questions = await countQuestion(work, endOf(attempted));
  if (age < patience) {
    const pause = pauseBeforeQuestion(age, name);
    return comeBack(work, held, Math.min(pause, Math.ceil(patience - age)), "ahead");
  }
  // After a stop of the portal, or behind a long queue, the first question comes late: one silence is no answer.
  if (questions >= questionsMin) return park(work, held, told);
  await comeBack(work, held, pauseBeforeQuestion(0, name), "ahead");
}

/** Of its own accord a carrier may tell an end; anything else changes nothing. */
export async function recordCallback(work: Work, held: Held, answer: CarrierAnswer): Promise<void> {
  const { id, name, route, attempts: attempt, changedAt: startedAt } = held;
  await keep(work, held, answer, "callback");
  const attempted = { id, name, route, attempt, startedAt };
  if (answer.kind === "received" || answer.kind === "refused" || answer.kind === "accepted")
    await recordEnd(work, held, { attempted, answer, promise: acceptedGoesOn });
}

const acceptedGoesOn: CarrierPromise = {
  idempotentSubmit: false,
  statusQuery: true,
  settleSeconds: 0,
  acceptedIsLast: false,
};

/** Writes an answer that settles the attempt, and says whether it was one. */
async function recordEnd(work: Work, held: Held, { attempted, answer, promise }: ArrivedAnswer): Promise<boolean> {
  const told = { attempt: attempted.attempt, reason: answer.reason };
  switch (answer.kind) {
    case "received":
      await deliver(work, held, told);
      return true;
    case "refused":
      await refuse(work, held, told);
      return true;
    case "accepted":
      if (!held.allows("accept")) return held.stage !== "accepted";
      await accept(work, held, told);
      if (isFollowed(promise)) await comeBack(work, held, pauseBeforeQuestion(0, attempted.name));
      return true;
    case "not-sent":
    case "unknown":
    case "never-came":
      return false;
  }
}

async function noteRoad(work: Work, { attempted: { route }, answer }: ArrivedAnswer): Promise<void> {
  if (route === "portal") return;
  if (answer.roadIsDown) await noteRoadDown(work, route, answer.reason);
  else if (answer.kind !== "unknown") await noteRoadOpen(work, route);
}

async function keep(work: Work, { about, id }: Held, answer: CarrierAnswer, kind: EvidenceKind): Promise<void> {
  await keepAnswer(work, { about, invoiceId: id, kind, answer });
}

function endOf({ id: invoiceId, attempt }: Attempted) {
  return { invoiceId, attempt };
}

/** Questions go ahead of what has not begun: however long the queue, they are asked in time. */
async function comeBack(work: Work, held: Held, seconds: number, place?: "ahead"): Promise<void> {
  const startAfter = instantOf(epochMsOf(work.now) + Math.round(seconds * 1000));
  await held.comeBack({ startAfter, ...(place === "ahead" && { ahead: true }) });
}
