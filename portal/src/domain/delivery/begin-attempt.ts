/**
 * The first of a delivery's three steps: decides what is to be done now, and writes that an attempt is being made, before it is
 * made. Answers nothing when there is nothing left to do, so that the same job twice is harmless.
 *
 * After an attempt whose end nobody saw, a carrier that counts messages is simply handed the message again; one that can be
 * asked is asked first; with any other the delivery is parked for a person and never sent again by itself (TRUST G2).
 */
import { later } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { holdInvoice } from "../introductions/hold-invoice.ts";
import { Refusal } from "../refusal.ts";
import { findUnseenEnd, insertAttempt } from "./attempts.ts";
import { type CarrierPromise, isFollowed, portalPromise } from "./carrier.ts";
import type { DeliveryRoute, Parcel } from "./delivery.ts";
import { findClosedRoad } from "./carrier-health.ts";
import { parkDelivery } from "./park-delivery.ts";
import { openTransmission } from "./transmissions.ts";

/** What each route promises; a route without a carrier is absent. */
export type Promises = { readonly [R in DeliveryRoute]?: CarrierPromise };

export interface DeliveryStep {
  /** Hand the parcel over, or ask the carrier what became of it. */
  readonly act: "submit" | "ask";
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
  if (delivery.state !== "waiting" && delivery.state !== "accepted") return undefined;
  const isFirst = delivery.attempts === 0 && delivery.route === "portal";
  const parcel: Parcel = {
    invoiceId,
    attempt: delivery.attempts,
    documentId: document.document_id,
    receiverId: document.receiver_id,
    // The route is the receiver's when the first attempt begins, and stays: a message may be half way along it.
    route: isFirst ? document.route : delivery.route,
    ubl: document.ubl,
    issuedAt: document.issued_at,
    startedAt: delivery.changed_at,
  };
  const promise = promises[parcel.route];
  if (delivery.state === "accepted")
    return promise !== undefined && isFollowed(promise) ? { act: "ask", parcel } : undefined;
  const unseen = await findUnseenEnd(work, invoiceId, delivery.attempts);
  if (unseen !== undefined && promise?.idempotentSubmit !== true) {
    if (promise?.statusQuery) return { act: "ask", parcel: { ...parcel, startedAt: unseen.startedAt } };
    await parkDelivery(work, { invoiceId, reason: unseen.reason, answer: delivery.answer });
    return undefined;
  }
  const [, waits] = await Promise.all([openRoute(work, parcel), waitsForRoad(work, parcel)]);
  return waits ? undefined : { act: "submit", parcel: await writeAttempt(work, parcel) };
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

/** What comes back from outside is to find its delivery, from before the first attempt on. */
async function openRoute(work: Work, { route, attempt, documentId, invoiceId }: Parcel): Promise<void> {
  if (route === "portal" || attempt > 0) return;
  await openTransmission(work, { instanceId: documentId, about: "invoice", invoiceId, route });
}

export async function lockDelivery(work: Work, invoiceId: string) {
  const delivery = await work.db
    .selectFrom("deliveries")
    .select(["state", "answer", "attempts", "route", "document_id", "changed_at"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .forUpdate()
    .executeTakeFirst();
  if (delivery === undefined) throw new Refusal("not-found");
  return delivery;
}

/** A road that has failed again and again is not tried: the delivery comes back when somebody may try it again. */
async function waitsForRoad(work: Work, { route, invoiceId }: Parcel): Promise<boolean> {
  if (route === "portal") return false;
  const closedUntil = await findClosedRoad(work, route);
  if (closedUntil === undefined) return false;
  const organisationId = requireOrganisation(work);
  await work.enqueue(
    "deliver-invoice",
    { organisationId, invoiceId },
    { startAfter: later(closedUntil, { seconds: 1 }) },
  );
  return true;
}

async function writeAttempt(work: Work, parcel: Parcel): Promise<Parcel> {
  const attempt = parcel.attempt + 1;
  const { invoiceId, route } = parcel;
  await Promise.all([
    work.db
      .updateTable("deliveries")
      .set({ route, attempts: attempt, changed_at: work.now })
      .where("organisation_id", "=", requireOrganisation(work))
      .where("invoice_id", "=", invoiceId)
      .execute(),
    insertAttempt(work, { about: "invoice", invoiceId, number: attempt }),
    record(work, "invoice.delivery-attempted", { subject: invoiceId, facts: { attempt } }),
  ]);
  return { ...parcel, attempt, startedAt: work.now };
}
