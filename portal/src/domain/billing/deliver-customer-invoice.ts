/**
 * A customer invoice's way to the customer's own system, in three steps as every delivery: an attempt is written, the message goes
 * under the identifier it was issued with, its end is written. What nobody saw end is asked about, or is unclear and waits for a
 * person: it is never sent again on a guess (docs/decisions/0011, 0020).
 */
import type { Instant } from "../../time.ts";
import { later } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { type AttemptEnd, endAttempt, findUnseenEnd, insertAttempt } from "../delivery/attempts.ts";
import { type CarrierAnswer, type CarrierPromise, isFollowed, type OutgoingMessage } from "../delivery/carrier.ts";
import { keepAnswer } from "../delivery/evidence.ts";
import { outgoingMessage } from "../delivery/outgoing-message.ts";
import { openTransmission } from "../delivery/transmissions.ts";
import { record } from "../events/record.ts";
import { tellWebhooks } from "../webhooks/tell-webhooks.ts";

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
  const unseen = delivery.state === "sending" ? await findUnseenEnd(work, invoiceId, delivery.attempts) : undefined;
  if (delivery.state === "sending" && !promise.idempotentSubmit) {
    if (promise.statusQuery) return { act: "ask", message };
    await settle(work, { invoiceId, state: "unclear", reason: unseen?.reason ?? "no-answer" });
    return undefined;
  }
  return { act: "submit", message: await writeAttempt(work, { invoiceId, attempts: delivery.attempts, message }) };
}

interface NextAttempt {
  readonly invoiceId: string;
  readonly attempts: number;
  readonly message: OutgoingMessage;
}

/** The message's name is known before it leaves, so that whatever comes back of its own accord finds its invoice. */
async function writeAttempt(work: Work, { invoiceId, attempts, message }: NextAttempt): Promise<OutgoingMessage> {
  const about = "customer-invoice";
  await openTransmission(work, { instanceId: message.instanceId, about, invoiceId, route: "access-point" });
  await move(work, invoiceId, { state: "sending", attempts: attempts + 1 });
  await insertAttempt(work, { about, invoiceId, number: attempts + 1 });
  return message;
}

export interface EndCustomerDelivery {
  readonly invoiceId: string;
  readonly act: CustomerDeliveryStep["act"];
  readonly answer: CarrierAnswer;
  readonly promise: CarrierPromise;
}

/** Writes how the attempt ended, and asks for what is to be done next. */
export async function endCustomerDelivery(work: Work, ended: EndCustomerDelivery): Promise<void> {
  const { invoiceId, act, answer, promise } = ended;
  const delivery = await lockDelivery(work, invoiceId);
  if (delivery === undefined) return;
  const kind = act === "submit" ? "submission" : "status";
  await keepAnswer(work, { about: "customer-invoice", invoiceId, kind, answer });
  await noteEnd(work, { invoiceId, attempt: delivery.attempts }, answer);
  if (delivery.state !== "sending" && delivery.state !== "accepted") return;
  const { reason } = answer;
  switch (answer.kind) {
    case "received":
      return settle(work, { invoiceId, state: "delivered" });
    case "accepted":
      await move(work, invoiceId, { state: "accepted", reason: null });
      if (isFollowed(promise)) await tryLater(work, invoiceId, askedAgainMinutes);
      return;
    case "refused":
      return settle(work, { invoiceId, state: "refused", reason });
    case "never-came":
      // Said too soon, it may still be on its way.
      if (work.now < later(delivery.changedAt, { seconds: promise.settleSeconds })) return tryLater(work, invoiceId, 1);
      await endAttempt(work, { invoiceId, attempt: delivery.attempts }, { outcome: "not-sent", reason });
      return sendAgain(work, { invoiceId, answer, attempts: delivery.attempts });
    case "not-sent":
      return sendAgain(work, { invoiceId, answer, attempts: delivery.attempts });
    case "unknown":
      if (isHopeless(work, delivery, promise)) return settle(work, { invoiceId, state: "unclear", reason });
      return tryLater(work, invoiceId, 1);
  }
}

/** What the answer says of the attempt; that a message is not known yet says nothing. */
async function noteEnd(work: Work, end: AttemptEnd, { kind, reason }: CarrierAnswer): Promise<void> {
  if (kind === "never-came") return;
  const isTaken = kind === "received" || kind === "accepted";
  await endAttempt(work, end, isTaken ? { outcome: "accepted" } : { outcome: kind, reason });
}

/**
 * Of its own accord the access point tells an end. It may come before the answer to the submission, late or again; a person's
 * word that the invoice arrived or went by letter stands.
 */
export async function recordCustomerCallback(work: Work, invoiceId: string, answer: CarrierAnswer): Promise<void> {
  const delivery = await lockDelivery(work, invoiceId);
  if (delivery === undefined) return;
  await keepAnswer(work, { about: "customer-invoice", invoiceId, kind: "callback", answer });
  if (delivery.attempts === 0 || delivery.state === "delivered") return;
  if (answer.kind !== "received" && answer.kind !== "refused" && answer.kind !== "accepted") return;
  await noteEnd(work, { invoiceId, attempt: delivery.attempts }, answer);
  if (answer.kind === "received") return settle(work, { invoiceId, state: "delivered" });
  if (delivery.state === "refused") return;
  if (answer.kind === "refused") return settle(work, { invoiceId, state: "refused", reason: answer.reason });
  if (delivery.state === "accepted") return;
  await move(work, invoiceId, { state: "accepted", reason: null });
  await tryLater(work, invoiceId, askedAgainMinutes);
}

interface SendAgain {
  readonly invoiceId: string;
  readonly answer: CarrierAnswer;
  readonly attempts: number;
}

async function sendAgain(work: Work, { invoiceId, answer, attempts }: SendAgain): Promise<void> {
  if (attempts % attemptsMax === 0) return settle(work, { invoiceId, state: "refused", reason: answer.reason });
  await move(work, invoiceId, { state: "waiting", reason: answer.reason });
  return tryLater(work, invoiceId, Math.min(2 ** (attempts % attemptsMax), pauseMinutesMax));
}

interface Unseen {
  readonly attempts: number;
  readonly changedAt: Instant;
}

/** Nobody can be asked, or has been asked for a day, or the message has been handed over often enough. */
function isHopeless(work: Work, { attempts, changedAt }: Unseen, promise: CarrierPromise): boolean {
  if (!promise.idempotentSubmit && !promise.statusQuery) return true;
  return attempts % attemptsMax === 0 || work.now > later(changedAt, { days: 1 });
}

/** How often it is tried before a person is asked, and again after each time a person has sent it again. */
const attemptsMax = 60;
const pauseMinutesMax = 60;
const askedAgainMinutes = 10;

interface Settled {
  readonly invoiceId: string;
  readonly state: "delivered" | "refused" | "unclear";
  readonly reason?: string;
}

async function settle(work: Work, { invoiceId, state, reason }: Settled): Promise<void> {
  await move(work, invoiceId, { state, reason: reason ?? null });
  await record(work, `customer-invoice.${state}`, {
    subject: invoiceId,
    facts: reason === undefined ? {} : { reason },
  });
  if (state === "delivered") await tellWebhooks(work, "customer-invoice.delivered", invoiceId);
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
