/**
 * Carries an issued invoice to a unit in this portal, in three transactions that only the document connects: an attempt is
 * written down with the seller, the document is received with the buyer, the end is written down with the seller. Killed
 * between any two of them, the next run begins a new attempt under the same identifier.
 */
import { beginAttempt } from "../domain/delivery/begin-attempt.ts";
import type { Parcel } from "../domain/delivery/delivery.ts";
import { acceptAttempt, loseAttempt, refuseAttempt } from "../domain/delivery/end-attempt.ts";
import { receiveDocument } from "../domain/inbox/receive-document.ts";
import { getReceiver } from "../domain/receivers/queries.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Actor, OrganisationId } from "../work.ts";
import type { JobHandler, JobTools } from "./handlers.ts";

export const deliverInvoice: JobHandler<"deliver-invoice"> = async ({ perform }, { organisationId, invoiceId }) => {
  const seller = machineOf(organisationId);
  const parcel = await perform(seller, (work) => beginAttempt(work, invoiceId));
  if (parcel === undefined) return;
  const end = { invoiceId, attempt: parcel.attempt };
  try {
    await handOver(perform, parcel, seller);
  } catch (error) {
    if (isFinal(error)) return perform(seller, (work) => refuseAttempt(work, { ...end, reason: error.code }));
    const givenUp = await perform(seller, (work) => loseAttempt(work, { ...end, reason: "no-answer" }));
    if (givenUp) return;
    throw error;
  }
  await perform(seller, (work) => acceptAttempt(work, end));
};

async function handOver(perform: JobTools["perform"], parcel: Parcel, seller: Actor): Promise<void> {
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
