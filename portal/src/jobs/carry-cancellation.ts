/** A cancellation between two organisations: read at the customer, acted on at the creditor, closed at the customer again. */
import { closeCancellation, endSubscriptionOf, tellAttestants } from "../domain/cancellations/carry-out.ts";
import { getCancellation } from "../domain/cancellations/queries.ts";
import { getCustomer } from "../domain/customers/queries.ts";
import type { Actor, OrganisationId } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export const tellOfCancellation: JobHandler<"tell-of-cancellation"> = async ({ perform }, payload) => {
  const cancellation = await perform(machineOf(payload.organisationId), (work) =>
    getCancellation(work, payload.cancellationId),
  );
  if (cancellation.state !== "waiting") return;
  await perform(machineOf(cancellation.creditorId as OrganisationId), (work) => tellAttestants(work, cancellation));
};

export const carryCancellation: JobHandler<"carry-cancellation"> = async ({ perform }, payload) => {
  const { organisationId, cancellationId: id } = payload;
  const cancellation = await perform(machineOf(organisationId), (work) => getCancellation(work, id));
  if (cancellation.state !== "approved") return;
  const creditor = machineOf(cancellation.creditorId as OrganisationId);
  const { customerNumber } = await perform(creditor, (work) => getCustomer(work, cancellation.customerId));
  const ended = await perform(creditor, (work) => endSubscriptionOf(work, cancellation));
  await perform(machineOf(organisationId), (work) => closeCancellation(work, { id, ended, customerNumber }));
};

function machineOf(organisationId: OrganisationId): Actor {
  return { kind: "machine", job: "carry-cancellation", organisationId };
}
