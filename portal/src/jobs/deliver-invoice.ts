/**
 * Carries an issued invoice to its receiver: to the inbox of a unit of this portal, or out of it on the course of every message
 * (carry-outside.ts). Three transactions that only the document connects; killed between any two of them, the next run goes on under
 * the same identifier.
 */
import { beginAttempt, type Promises } from "../domain/delivery/begin-attempt.ts";
import { portalPromise } from "../domain/delivery/carrier.ts";
import type { Parcel } from "../domain/delivery/delivery.ts";
import { acceptAttempt, loseAttempt, refuseAttempt } from "../domain/delivery/end-attempt.ts";
import { holdDelivery } from "../domain/delivery/hold-delivery.ts";
import { receiveDocument } from "../domain/inbox/receive-document.ts";
import { getReceiver } from "../domain/receivers/queries.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Actor, OrganisationId } from "../work.ts";
import { carry } from "./carry-outside.ts";
import type { JobHandler, JobTools } from "./handlers.ts";

export const deliverInvoice: JobHandler<"deliver-invoice"> = (tools, { organisationId, invoiceId }) => {
  const actor = machineOf(organisationId);
  const promises: Promises = { portal: portalPromise, ...tools.carriers };
  return carry(tools, {
    actor,
    hold: holdDelivery,
    begin: (work) => beginAttempt(work, invoiceId, promises),
    here: ({ parcel }) => handOver(tools, actor, parcel),
  });
};

async function handOver({ perform }: JobTools, seller: Actor, parcel: Parcel): Promise<void> {
  const end = { invoiceId: parcel.invoiceId, attempt: parcel.attempt };
  try {
    await putInInbox(perform, seller, parcel);
  } catch (error) {
    if (isFinal(error)) return perform(seller, (work) => refuseAttempt(work, { ...end, reason: error.code }));
    const givenUp = await perform(seller, (work) => loseAttempt(work, { ...end, reason: "no-answer" }));
    if (givenUp) return;
    throw error;
  }
  await perform(seller, (work) => acceptAttempt(work, end));
}

async function putInInbox(perform: JobTools["perform"], seller: Actor, parcel: Parcel): Promise<void> {
  const receiver = await perform(seller, (work) => getReceiver(work, parcel.receiverId));
  const buyer = machineOf(receiver.organisationId as OrganisationId);
  const { documentId: instanceId, receiverId, ubl } = parcel;
  await perform(buyer, (work) => receiveDocument(work, { instanceId, receiverId, ubl }));
}

/** A refusal by the buyer's side stays a refusal, however often it is tried. */
function isFinal(error: unknown): error is Refusal {
  return error instanceof Refusal && (error.code === "receiver-unknown" || error.code === "document-unreadable");
}

function machineOf(organisationId: OrganisationId): Actor {
  return { kind: "machine", job: "deliver-invoice", organisationId };
}
