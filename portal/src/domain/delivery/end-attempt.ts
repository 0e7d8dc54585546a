/** The last of a delivery's three steps: writes how an attempt ended. A late or repeated end changes nothing that stands. */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { lockDelivery } from "./begin-attempt.ts";
import { attemptsMax, deliveryLifecycle } from "./delivery.ts";
import { moveDelivery } from "./move-delivery.ts";
import { tellBillersOfDelivery } from "./tell-billers.ts";
import { markResolved } from "./transmissions.ts";

export interface AttemptEnd {
  readonly invoiceId: string;
  readonly attempt: number;
}

/** The receiver has the document. */
export async function acceptAttempt(work: Work, end: AttemptEnd): Promise<void> {
  const { state, route, answer } = await lockDelivery(work, end.invoiceId);
  await endAttempt(work, end, { outcome: "accepted" });
  if (!deliveryLifecycle.allows(state, "deliver")) return;
  await moveDelivery(work, end.invoiceId, { to: deliveryLifecycle.next(state, "deliver"), answer });
  await markResolved(work, end.invoiceId);
  await record(work, "invoice.delivered", { subject: end.invoiceId, facts: { attempt: end.attempt, route } });
}

/** A carrier has taken the document over. That the receiver has it is another fact. */
export async function handOverAttempt(work: Work, end: AttemptEnd & { readonly reason: string }): Promise<void> {
  const { state, route, answer } = await lockDelivery(work, end.invoiceId);
  await endAttempt(work, end, { outcome: "accepted" });
  if (!deliveryLifecycle.allows(state, "accept")) return;
  await moveDelivery(work, end.invoiceId, { to: deliveryLifecycle.next(state, "accept"), answer });
  await markResolved(work, end.invoiceId);
  await record(work, "invoice.handed-over", { subject: end.invoiceId, facts: { attempt: end.attempt, route } });
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

interface Outcome {
  readonly outcome: "accepted" | "refused" | "unknown" | "not-sent";
  readonly reason?: string;
}

export async function endAttempt(work: Work, end: AttemptEnd, { outcome, reason }: Outcome): Promise<void> {
  await work.db
    .updateTable("delivery_attempts")
    .set({ outcome, ended_at: work.now, reason: reason ?? null })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", end.invoiceId)
    .where("number", "=", end.attempt)
    .where("outcome", "in", ["started", "unknown"])
    .execute();
}
