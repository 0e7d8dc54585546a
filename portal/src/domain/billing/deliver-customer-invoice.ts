/**
 * A customer invoice's way to the customer's own system, on the course of every message (domain/delivery/take-turn.ts). What it does
 * not do by itself stops at a billing officer: refused, or unclear because nobody knows whether it arrived.
 */
import { later } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { CarrierPromise } from "../delivery/carrier.ts";
import type { CourseMove, Held, MessageTurn, Told } from "../delivery/held.ts";
import { outgoingMessage, unreadable } from "../delivery/outgoing-message.ts";
import { takeTurn } from "../delivery/take-turn.ts";
import { record } from "../events/record.ts";
import { lifecycle } from "../lifecycle.ts";
import { tellWebhooks } from "../webhooks/tell-webhooks.ts";

export const customerDeliveryLifecycle = lifecycle(
  {
    waiting: { accept: "accepted", deliver: "delivered", refuse: "refused", park: "unclear", "give-up": "refused" },
    accepted: { deliver: "delivered", refuse: "refused", park: "unclear" },
    unclear: { accept: "accepted", deliver: "delivered", refuse: "refused", resend: "waiting" },
    /** A late arrival is believed. */
    refused: { deliver: "delivered" },
    /** By itself, or because a person has said that it arrived or went by letter: nothing contradicts that. */
    delivered: {},
  },
  "changed-meanwhile",
);
export type CustomerDeliveryState = keyof typeof customerDeliveryLifecycle.moves;

const stages: Readonly<Record<CustomerDeliveryState, Held["stage"]>> = {
  waiting: "waiting",
  accepted: "accepted",
  unclear: "parked",
  refused: "ended",
  delivered: "ended",
};

/** Decides what is to be done now; nothing when there is nothing left, or no carrier yet. */
export async function beginCustomerDelivery(
  work: Work,
  invoiceId: string,
  promise: CarrierPromise | undefined,
): Promise<MessageTurn | undefined> {
  const held = await holdCustomerDelivery(work, invoiceId);
  if (held === undefined || held.stage === "ended" || held.stage === "parked") return undefined;
  if (promise === undefined) {
    await held.comeBack({ startAfter: later(work.now, { hours: 1 }) });
    return undefined;
  }
  const turn = await takeTurn(work, held, promise);
  if (turn === undefined) return undefined;
  const { ubl, issued_at: issuedAt } = await issuedBytes(work, invoiceId);
  return { ...turn, message: () => outgoingMessage({ documentId: held.name, ubl, issuedAt }) ?? unreadable };
}

async function issuedBytes(work: Work, invoiceId: string) {
  return work.db
    .selectFrom("customer_invoice_documents as document")
    .innerJoin("customer_invoices as invoice", "invoice.id", "document.invoice_id")
    .select(["ubl", "issued_at"])
    .where("document.organisation_id", "=", requireOrganisation(work))
    .where("document.invoice_id", "=", invoiceId)
    .executeTakeFirstOrThrow();
}

/** Nothing when the customer receives no e-invoices. */
export async function holdCustomerDelivery(work: Work, invoiceId: string): Promise<Held | undefined> {
  const organisationId = requireOrganisation(work);
  const row = await work.db
    .selectFrom("customer_invoice_deliveries as delivery")
    .innerJoin("customer_invoice_documents as document", (join) =>
      join
        .onRef("document.organisation_id", "=", "delivery.organisation_id")
        .onRef("document.invoice_id", "=", "delivery.invoice_id"),
    )
    .select(["delivery.state", "delivery.attempts", "delivery.changed_at", "document.document_id"])
    .where("delivery.organisation_id", "=", organisationId)
    .where("delivery.invoice_id", "=", invoiceId)
    .forUpdate("delivery")
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { state, attempts } = row;
  return {
    about: "customer-invoice",
    id: invoiceId,
    name: row.document_id,
    route: "access-point",
    attempts,
    changedAt: row.changed_at,
    stage: stages[state],
    allows: (move) => customerDeliveryLifecycle.allows(state, move),
    count: (attempt) => write(work, invoiceId, { attempts: attempt }),
    move: (move, told) => moveAndTell(work, { invoiceId, state, move, told }),
    comeBack: (options) => work.enqueue("deliver-customer-invoice", { organisationId, invoiceId }, options),
  };
}

interface Moving {
  readonly invoiceId: string;
  readonly state: CustomerDeliveryState;
  readonly move: CourseMove;
  readonly told: Told;
}

async function moveAndTell(work: Work, { invoiceId, state, move, told }: Moving): Promise<void> {
  const to = customerDeliveryLifecycle.next(state, move);
  const isStopped = to === "refused" || to === "unclear";
  await write(work, invoiceId, { state: to, reason: isStopped ? told.reason : null });
  if (told.because !== undefined) {
    const facts = { decision: move, because: told.because, by: told.by ?? null };
    await record(work, "customer-invoice.settled", { subject: invoiceId, facts });
  } else if (to === "delivered" || isStopped)
    await record(work, `customer-invoice.${to}`, {
      subject: invoiceId,
      facts: isStopped ? { reason: told.reason } : {},
    });
  if (to === "delivered") await tellWebhooks(work, "customer-invoice.delivered", invoiceId);
}

interface Written {
  readonly state?: CustomerDeliveryState;
  readonly attempts?: number;
  readonly reason?: string | null;
}

async function write(work: Work, invoiceId: string, written: Written): Promise<void> {
  await work.db
    .updateTable("customer_invoice_deliveries")
    .set({ ...written, changed_at: work.now })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .execute();
}
