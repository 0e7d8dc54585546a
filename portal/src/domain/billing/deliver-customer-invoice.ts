/**
 * A customer invoice's way to the customer's own system, in three steps as every delivery: an attempt is written, the message goes
 * under the identifier it was issued with, its end is written. What nobody saw end is asked about, or is unclear and waits for a
 * person: it is never sent again on a guess (docs/decisions/0011, 0020).
 */
import type { Instant } from "../../time.ts";
import { later } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { type CarrierAnswer, type CarrierPromise, isFollowed, type OutgoingMessage } from "../delivery/carrier.ts";
import { outgoingMessage } from "../delivery/outgoing-message.ts";
import { record } from "../events/record.ts";

export const customerDeliveryStates = ["waiting", "sending", "accepted", "delivered", "refused", "unclear"] as const;
export type CustomerDeliveryState = (typeof customerDeliveryStates)[number];

export interface CustomerDeliveryStep {
  readonly act: "submit" | "ask";
  readonly message: OutgoingMessage;
}

/** Decides what is to be done now; nothing when there is nothing left, or no carrier yet. */
export async function beginCustomerDelivery(
  work: Work,
  invoiceId: string,
  promise: CarrierPromise | undefined,
): Promise<CustomerDeliveryStep | undefined> {
  const delivery = await lockDelivery(work, invoiceId);
  if (delivery === undefined || ["delivered", "refused", "unclear"].includes(delivery.state)) return undefined;
  if (promise === undefined) {
    await tryLater(work, invoiceId, 60);
    return undefined;
  }
  const message = outgoingMessage(delivery);
  if (message === undefined) {
    await move(work, invoiceId, { state: "refused", reason: "document-unreadable" });
    return undefined;
  }
  if (delivery.state === "accepted") return isFollowed(promise) ? { act: "ask", message } : undefined;
  if (delivery.state === "sending" && !promise.idempotentSubmit) {
    if (promise.statusQuery) return { act: "ask", message };
    await move(work, invoiceId, { state: "unclear", reason: "no-answer" });
    return undefined;
  }
  await move(work, invoiceId, { state: "sending", attempts: delivery.attempts + 1 });
  return { act: "submit", message };
}

export interface EndCustomerDelivery {
  readonly invoiceId: string;
  readonly answer: CarrierAnswer;
  readonly promise: CarrierPromise;
}

/** Writes how the attempt ended, and asks for what is to be done next. */
export async function endCustomerDelivery(
  work: Work,
  { invoiceId, answer, promise }: EndCustomerDelivery,
): Promise<void> {
  const delivery = await lockDelivery(work, invoiceId);
  if (delivery === undefined || (delivery.state !== "sending" && delivery.state !== "accepted")) return;
  switch (answer.kind) {
    case "received":
      return settle(work, invoiceId, "delivered");
    case "accepted":
      await move(work, invoiceId, { state: "accepted", reason: null });
      if (isFollowed(promise)) await tryLater(work, invoiceId, askedAgainMinutes);
      return;
    case "refused":
      return settle(work, invoiceId, "refused", answer.reason);
    case "never-came":
      // Said too soon, it may still be on its way.
      if (work.now < later(delivery.changedAt, { seconds: promise.settleSeconds })) return tryLater(work, invoiceId, 1);
      return sendAgain(work, { invoiceId, answer, attempts: delivery.attempts });
    case "not-sent":
      return sendAgain(work, { invoiceId, answer, attempts: delivery.attempts });
    case "unknown":
      if (isHopeless(work, delivery, promise)) return settle(work, invoiceId, "unclear", answer.reason);
      return tryLater(work, invoiceId, 1);
  }
}

interface SendAgain {
  readonly invoiceId: string;
  readonly answer: CarrierAnswer;
  readonly attempts: number;
}

async function sendAgain(work: Work, { invoiceId, answer, attempts }: SendAgain): Promise<void> {
  if (attempts >= attemptsMax) return settle(work, invoiceId, "refused", answer.reason);
  await move(work, invoiceId, { state: "waiting", reason: answer.reason });
  return tryLater(work, invoiceId, Math.min(2 ** attempts, pauseMinutesMax));
}

interface Unseen {
  readonly attempts: number;
  readonly changedAt: Instant;
}

/** Nobody can be asked, or has been asked for a day, or the message has been handed over often enough. */
function isHopeless(work: Work, { attempts, changedAt }: Unseen, promise: CarrierPromise): boolean {
  if (!promise.idempotentSubmit && !promise.statusQuery) return true;
  return attempts >= attemptsMax || work.now > later(changedAt, { days: 1 });
}

const attemptsMax = 60;
const pauseMinutesMax = 60;
const askedAgainMinutes = 10;

async function settle(
  work: Work,
  invoiceId: string,
  state: "delivered" | "refused" | "unclear",
  reason?: string,
): Promise<void> {
  await move(work, invoiceId, { state, reason: reason ?? null });
  await record(work, `customer-invoice.${state}`, {
    subject: invoiceId,
    facts: reason === undefined ? {} : { reason },
  });
}

async function lockDelivery(work: Work, invoiceId: string) {
  const organisationId = requireOrganisation(work);
  const row = await work.db
    .selectFrom("customer_invoice_deliveries")
    .select(["state", "attempts", "changed_at"])
    .where("organisation_id", "=", organisationId)
    .where("invoice_id", "=", invoiceId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const document = await work.db
    .selectFrom("customer_invoice_documents")
    .innerJoin("customer_invoices", "customer_invoices.id", "customer_invoice_documents.invoice_id")
    .select(["document_id", "ubl", "issued_at"])
    .where("customer_invoice_documents.organisation_id", "=", organisationId)
    .where("invoice_id", "=", invoiceId)
    .executeTakeFirstOrThrow();
  const { changed_at: changedAt, ...delivery } = row;
  const { document_id: documentId, issued_at: issuedAt, ubl } = document;
  return { ...delivery, changedAt, documentId, issuedAt, ubl };
}

interface Move {
  readonly state: CustomerDeliveryState;
  readonly attempts?: number;
  readonly reason?: string | null;
}

async function move(work: Work, invoiceId: string, moved: Move): Promise<void> {
  await work.db
    .updateTable("customer_invoice_deliveries")
    .set({ ...moved, changed_at: work.now })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .execute();
}

async function tryLater(work: Work, invoiceId: string, minutes: number): Promise<void> {
  const startAfter: Instant = later(work.now, { minutes });
  const organisationId = requireOrganisation(work);
  await work.enqueue("deliver-customer-invoice", { organisationId, invoiceId }, { startAfter });
}
