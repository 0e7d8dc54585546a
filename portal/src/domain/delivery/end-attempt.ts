/** The last of a delivery's three steps: writes how an attempt ended. A late or repeated end changes nothing that stands. */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { postMail } from "../mail/post-mail.ts";
import { listBillers } from "../parties/billers.ts";
import { lockDelivery } from "./begin-attempt.ts";
import { attemptsMax, deliveryLifecycle, type DeliveryState } from "./delivery.ts";
import { standingOf } from "./standing.ts";

export interface AttemptEnd {
  readonly invoiceId: string;
  readonly attempt: number;
}

/** The receiver has the document. */
export async function acceptAttempt(work: Work, end: AttemptEnd): Promise<void> {
  const { state, answer } = await lockDelivery(work, end.invoiceId);
  await endAttempt(work, end, { outcome: "accepted" });
  if (!deliveryLifecycle.allows(state, "deliver")) return;
  await move(work, end.invoiceId, { to: deliveryLifecycle.next(state, "deliver"), answer });
  await record(work, "invoice.delivered", { subject: end.invoiceId, facts: { attempt: end.attempt } });
}

/** The receiver's side said no for good: trying again would not help. */
export async function refuseAttempt(work: Work, end: AttemptEnd & { readonly reason: string }): Promise<void> {
  const { state, answer } = await lockDelivery(work, end.invoiceId);
  await endAttempt(work, end, { outcome: "refused", reason: end.reason });
  if (!deliveryLifecycle.allows(state, "refuse")) return;
  await move(work, end.invoiceId, { to: deliveryLifecycle.next(state, "refuse"), answer, reason: end.reason });
  await tellGivenUp(work, end.invoiceId, end.reason);
}

/** Nobody knows how it ended: tried again, until enough is enough and a person is asked. Says whether it was given up. */
export async function loseAttempt(work: Work, end: AttemptEnd & { readonly reason: string }): Promise<boolean> {
  const { state, answer, attempts } = await lockDelivery(work, end.invoiceId);
  await endAttempt(work, end, { outcome: "unknown", reason: end.reason });
  if (attempts % attemptsMax !== 0 || !deliveryLifecycle.allows(state, "give-up")) return false;
  await move(work, end.invoiceId, { to: deliveryLifecycle.next(state, "give-up"), answer, reason: "no-answer" });
  await tellGivenUp(work, end.invoiceId, "no-answer");
  return true;
}

/** Given up visibly: an event on the invoice, and a letter to those who write invoices. */
async function tellGivenUp(work: Work, invoiceId: string, reason: string): Promise<void> {
  await record(work, "invoice.delivery-given-up", { subject: invoiceId, facts: { reason } });
  const { number, receiver_name } = await work.db
    .selectFrom("invoices")
    .select(["number", "receiver_name"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", invoiceId)
    .executeTakeFirstOrThrow();
  const facts = { invoiceId, number, receiverName: receiver_name };
  for (const biller of await listBillers(work)) await postMail(work, biller, { kind: "invoice-not-delivered", facts });
}

interface Outcome {
  readonly outcome: "accepted" | "refused" | "unknown";
  readonly reason?: string;
}

async function endAttempt(work: Work, { invoiceId, attempt }: AttemptEnd, { outcome, reason }: Outcome): Promise<void> {
  await work.db
    .updateTable("delivery_attempts")
    .set({ outcome, ended_at: work.now, reason: reason ?? null })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .where("number", "=", attempt)
    .where("outcome", "in", ["started", "unknown"])
    .execute();
}

interface Move {
  readonly to: DeliveryState;
  readonly answer: string | null;
  readonly reason?: string;
}

async function move(work: Work, invoiceId: string, { to, answer, reason }: Move): Promise<void> {
  await work.db
    .updateTable("deliveries")
    .set({
      state: to,
      reason: reason ?? null,
      standing: standingOf({ deliveryState: to, answer }),
      changed_at: work.now,
    })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .execute();
}
