/**
 * Writes what a carrier answered: about a submission, to a question, or of its own accord. The answer decides what happens next,
 * and the next run is asked for in the same transaction.
 */
import { epochMsOf, instantOf } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { countQuestion, endAttempt } from "./attempts.ts";
import { lockDelivery } from "./begin-attempt.ts";
import { type CarrierAnswer, type CarrierPromise, isFollowed } from "./carrier.ts";
import { noteRoadDown, noteRoadOpen } from "./carrier-health.ts";
import { deliveryLifecycle, type Parcel } from "./delivery.ts";
import { giveUpDelivery, type Held, handOverAttempt, receiveAttempt, refuseAttempt } from "./end-attempt.ts";
import { type EvidenceKind, keepAnswer } from "./evidence.ts";
import { parkDelivery } from "./park-delivery.ts";
import { acceptedSecondsMax, pauseAfter, pauseBeforeQuestion, questionsMin, unknownSecondsMax } from "./retry-plan.ts";

export interface ArrivedAnswer {
  readonly parcel: Pick<Parcel, "invoiceId" | "attempt" | "documentId" | "startedAt" | "route">;
  readonly answer: CarrierAnswer;
  readonly promise: CarrierPromise;
}

/** The answer to a submission. */
export async function recordSubmission(work: Work, arrived: ArrivedAnswer): Promise<void> {
  const { parcel, answer, promise } = arrived;
  const delivery = await lockDelivery(work, parcel.invoiceId);
  const { state } = delivery;
  const held = { invoiceId: parcel.invoiceId, reason: answer.reason, answer: delivery.answer };
  const [isEnd] = await Promise.all([
    recordEnd(work, arrived, delivery),
    keep(work, arrived, "submission"),
    noteRoad(work, arrived),
  ]);
  if (isEnd) return;
  const isUnknown = answer.kind !== "not-sent";
  await endAttempt(work, parcel, { outcome: isUnknown ? "unknown" : "not-sent", reason: answer.reason });
  if (state !== "waiting") return;
  if (isUnknown && !promise.idempotentSubmit && !promise.statusQuery) return parkDelivery(work, held);
  const pause = pauseAfter(parcel.attempt, parcel.documentId);
  if (pause === undefined && !isUnknown) return giveUpDelivery(work, held);
  await comeBack(
    work,
    parcel.invoiceId,
    isUnknown ? Math.min(pause ?? 5, 5) : (pause ?? 5),
    isUnknown ? "ahead" : undefined,
  );
}

/** The answer to the question what became of a message. */
export async function recordStatus(work: Work, arrived: ArrivedAnswer): Promise<void> {
  const { parcel, answer, promise } = arrived;
  const delivery = await lockDelivery(work, parcel.invoiceId);
  const { state } = delivery;
  const held = { invoiceId: parcel.invoiceId, reason: answer.reason, answer: delivery.answer };
  if (state !== "waiting" && state !== "accepted") return;
  const [isEnd] = await Promise.all([
    recordEnd(work, arrived, delivery),
    (answer.kind !== "accepted" || state === "waiting") && keep(work, arrived, "status"),
    noteRoad(work, arrived),
  ]);
  if (isEnd) return;
  const age = (epochMsOf(work.now) - epochMsOf(parcel.startedAt)) / 1000;
  if (answer.kind === "never-came" && state === "waiting" && age >= promise.settleSeconds) {
    await endAttempt(work, parcel, { outcome: "not-sent", reason: "never-came" });
    const pause = pauseAfter(parcel.attempt, parcel.documentId);
    if (pause === undefined) return giveUpDelivery(work, held);
    return comeBack(work, parcel.invoiceId, 0);
  }
  const patience = state === "accepted" ? acceptedSecondsMax : Math.max(unknownSecondsMax, promise.settleSeconds + 60);
  const questions = await countQuestion(work, parcel);
  if (age < patience) {
    const pause = pauseBeforeQuestion(age, parcel.documentId);
    return comeBack(work, parcel.invoiceId, Math.min(pause, Math.ceil(patience - age)), "ahead");
  }
  // After a stop of the portal, or behind a long queue, the first question comes late: one silence is no answer.
  if (questions >= questionsMin) return parkDelivery(work, held);
  await comeBack(work, parcel.invoiceId, pauseBeforeQuestion(0, parcel.documentId), "ahead");
}

/** Of its own accord a carrier may tell an end; anything else changes nothing. */
export async function recordCallback(work: Work, invoiceId: string, answer: CarrierAnswer): Promise<void> {
  const delivery = await lockDelivery(work, invoiceId);
  const { attempts, document_id: documentId, route, changed_at } = delivery;
  const parcel = { invoiceId, attempt: attempts, documentId, startedAt: changed_at, route };
  await keep(work, { parcel, answer }, "callback");
  if (answer.kind === "received" || answer.kind === "refused" || answer.kind === "accepted")
    await recordEnd(work, { parcel, answer, promise: acceptedGoesOn }, delivery);
}

const acceptedGoesOn: CarrierPromise = {
  idempotentSubmit: false,
  statusQuery: true,
  settleSeconds: 0,
  acceptedIsLast: false,
};

/** Writes an answer that settles the attempt, and says whether it was one. */
async function recordEnd(work: Work, { parcel, answer, promise }: ArrivedAnswer, held: Held): Promise<boolean> {
  const end = { invoiceId: parcel.invoiceId, attempt: parcel.attempt, reason: answer.reason };
  const { state } = held;
  switch (answer.kind) {
    case "received":
      await receiveAttempt(work, end, held);
      return true;
    case "refused":
      await refuseAttempt(work, end);
      return true;
    case "accepted":
      if (!deliveryLifecycle.allows(state, "accept")) return state !== "accepted";
      await handOverAttempt(work, end, held);
      if (isFollowed(promise)) await comeBack(work, parcel.invoiceId, pauseBeforeQuestion(0, parcel.documentId));
      return true;
    case "not-sent":
    case "unknown":
    case "never-came":
      return false;
  }
}

async function noteRoad(work: Work, { parcel, answer }: ArrivedAnswer): Promise<void> {
  if (parcel.route === "portal") return;
  if (answer.roadIsDown) await noteRoadDown(work, parcel.route, answer.reason);
  else if (answer.kind !== "unknown") await noteRoadOpen(work, parcel.route);
}

type Kept = Pick<ArrivedAnswer, "answer"> & { readonly parcel: Pick<Parcel, "invoiceId"> };

async function keep(work: Work, { parcel, answer }: Kept, kind: EvidenceKind): Promise<void> {
  const { invoiceId } = parcel;
  await keepAnswer(work, { about: "invoice", invoiceId, kind, answer });
}

/** Questions go ahead of what has not begun: however long the queue, they are asked in time. */
async function comeBack(work: Work, invoiceId: string, seconds: number, place?: "ahead"): Promise<void> {
  const startAfter = instantOf(epochMsOf(work.now) + Math.round(seconds * 1000));
  const options = { startAfter, ...(place === "ahead" && { ahead: true }) };
  await work.enqueue("deliver-invoice", { organisationId: requireOrganisation(work), invoiceId }, options);
}
