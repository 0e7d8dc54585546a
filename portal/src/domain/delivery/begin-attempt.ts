/**
 * The first of an invoice's three steps to its receiver: decides what is to be done now, as for every message (take-turn.ts), with what
 * is an invoice's own: one that waits for its introduction is held, and the route is the receiver's.
 */
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { holdInvoice } from "../introductions/hold-invoice.ts";
import { Refusal } from "../refusal.ts";
import { type CarrierPromise, portalPromise } from "./carrier.ts";
import type { DeliveryRoute, Parcel } from "./delivery.ts";
import type { MessageTurn } from "./held.ts";
import { heldDelivery, lockDelivery } from "./hold-delivery.ts";
import { outgoingMessage, unreadable } from "./outgoing-message.ts";
import { takeTurn } from "./take-turn.ts";

/** What each route promises; a route without a carrier is absent. */
export type Promises = { readonly [R in DeliveryRoute]?: CarrierPromise };

export interface DeliveryStep extends MessageTurn {
  readonly parcel: Parcel;
}

const portalOnly: Promises = { portal: portalPromise };

export async function beginAttempt(
  work: Work,
  invoiceId: string,
  promises: Promises = portalOnly,
): Promise<DeliveryStep | undefined> {
  const document = await issuedDocument(work, invoiceId);
  const regionId = document.region_id as OrganisationId;
  if (await holdInvoice(work, { invoiceId, regionId })) return undefined;
  const delivery = await lockDelivery(work, invoiceId);
  const isFirst = delivery.attempts === 0 && delivery.route === "portal";
  // The route is the receiver's when the first attempt begins, and stays: a message may be half way along it.
  const route = isFirst ? document.route : delivery.route;
  const turn = await takeTurn(work, heldDelivery(work, invoiceId, { ...delivery, route }), promises[route]);
  if (turn === undefined) return undefined;
  const { document_id: documentId, receiver_id: receiverId, ubl, issued_at: issuedAt } = document;
  const { attempt } = turn.attempted;
  const parcel: Parcel = { invoiceId, attempt, documentId, receiverId, ubl };
  return { ...turn, parcel, message: () => outgoingMessage({ documentId, ubl, issuedAt }) ?? unreadable };
}

async function issuedDocument(work: Work, invoiceId: string) {
  const document = await work.db
    .selectFrom("invoice_documents as document")
    .innerJoin("invoices", (join) =>
      join
        .onRef("invoices.organisation_id", "=", "document.organisation_id")
        .onRef("invoices.id", "=", "document.invoice_id"),
    )
    .innerJoin("receivers", "receivers.id", "invoices.receiver_id")
    .select([
      "document.document_id",
      "document.ubl",
      "invoices.receiver_id",
      "invoices.issued_at",
      "receivers.route",
      "receivers.organisation_id as region_id",
    ])
    .where("document.organisation_id", "=", requireOrganisation(work))
    .where("document.invoice_id", "=", invoiceId)
    .executeTakeFirst();
  if (document === undefined) throw new Refusal("not-found");
  return document;
}
