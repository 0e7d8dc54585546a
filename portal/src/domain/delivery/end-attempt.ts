/** The last of a delivery's three steps: writes how an attempt ended. A late or repeated end changes nothing that stands. */
import type { Work } from "../../work.ts";
import { record, recordAll } from "../events/record.ts";
import { tellWebhooks } from "../webhooks/tell-webhooks.ts";
import { type AttemptEnd, endAttempt } from "./attempts.ts";
import { lockDelivery } from "./begin-attempt.ts";
import { attemptsMax, deliveryLifecycle } from "./delivery.ts";
import { moveDelivery } from "./move-delivery.ts";
import { tellBillersOfDelivery } from "./tell-billers.ts";
import { markResolved } from "./transmissions.ts";

/** A delivery as it was locked in this transaction; locked again by nobody who is handed it. */
export type Held = Awaited<ReturnType<typeof lockDelivery>>;

/** The receiver has the document. */
export async function acceptAttempt(work: Work, end: AttemptEnd): Promise<void> {
  await deliver(work, end, await lockDelivery(work, end.invoiceId));
}

/** The receiver has the document, and said so to a carrier, which has therefore taken it over: two facts, written together. */
export async function receiveAttempt(work: Work, end: AttemptEnd, held: Held): Promise<void> {
  const isNews = deliveryLifecycle.allows(held.state, "accept");
  await deliver(work, end, held, isNews ? ["invoice.handed-over"] : []);
}

async function deliver(
  work: Work,
  end: AttemptEnd,
  { state, route, answer }: Held,
  before: readonly "invoice.handed-over"[] = [],
): Promise<void> {
  const ended = endAttempt(work, end, { outcome: "accepted" });
  if (!deliveryLifecycle.allows(state, "deliver")) return ended;
  const event = { subject: end.invoiceId, facts: { attempt: end.attempt, route } };
  const events = [...before, "invoice.delivered" as const].map((kind) => [kind, event] as const);
  await Promise.all([
    ended,
    moveDelivery(work, end.invoiceId, { to: deliveryLifecycle.next(state, "deliver"), answer }),
    state === "parked" && markResolved(work, end.invoiceId),
    recordAll(work, events),
    tellWebhooks(work, "invoice.delivered", end.invoiceId),
  ]);
}

/** A carrier has taken the document over. That the receiver has it is another fact. */
export async function handOverAttempt(work: Work, end: AttemptEnd, { state, route, answer }: Held): Promise<void> {
  const ended = endAttempt(work, end, { outcome: "accepted" });
  if (!deliveryLifecycle.allows(state, "accept")) return ended;
  await Promise.all([
    ended,
    moveDelivery(work, end.invoiceId, { to: deliveryLifecycle.next(state, "accept"), answer }),
    state === "parked" && markResolved(work, end.invoiceId),
    record(work, "invoice.handed-over", { subject: end.invoiceId, facts: { attempt: end.attempt, route } }),
  ]);
}

/** The receiver's side said no for good: trying again would not help. */
export async function refuseAttempt(work: Work, end: AttemptEnd & { readonly reason: string }): Promise<void> {
  const { state, answer } = await lockDelivery(work, end.invoiceId);
  await endAttempt(work, end, { outcome: "refused", reason: end.reason });
  if (!deliveryLifecycle.allows(state, "refuse")) return;
  await moveDelivery(work, end.invoiceId, { to: deliveryLifecycle.next(state, "refuse"), answer, reason: end.reason });
  await markResolved(work, end.invoiceId);
  await tellGivenUp(work, end.invoiceId, end.reason);
}

/** Nobody knows how it ended: tried again, until enough is enough and a person is asked. Says whether it was given up. */
export async function loseAttempt(work: Work, end: AttemptEnd & { readonly reason: string }): Promise<boolean> {
  const { state, attempts, answer } = await lockDelivery(work, end.invoiceId);
  await endAttempt(work, end, { outcome: "unknown", reason: end.reason });
  if (attempts % attemptsMax !== 0 || !deliveryLifecycle.allows(state, "give-up")) return false;
  await giveUpDelivery(work, { invoiceId: end.invoiceId, reason: "no-answer", answer });
  return true;
}

interface GivingUp {
  readonly invoiceId: string;
  readonly reason: string;
  readonly answer: string | null;
}

/** The caller holds the delivery and has asked its lifecycle. */
export async function giveUpDelivery(work: Work, { invoiceId, reason, answer }: GivingUp): Promise<void> {
  await moveDelivery(work, invoiceId, { to: "given-up", answer, reason });
  await tellGivenUp(work, invoiceId, reason);
}

/** Given up visibly: an event on the invoice, and a letter to those who write invoices. */
async function tellGivenUp(work: Work, invoiceId: string, reason: string): Promise<void> {
  await record(work, "invoice.delivery-given-up", { subject: invoiceId, facts: { reason } });
  await tellBillersOfDelivery(work, invoiceId, "invoice-not-delivered");
}
