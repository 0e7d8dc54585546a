/**
 * Carries a unit's answer to the seller, in two transactions that only the answered document connects. The seller is found by
 * the number in the document; the answer's identifier makes it count once.
 */
import { applyAnswer } from "../domain/delivery/apply-answer.ts";
import { getOutgoingAnswer } from "../domain/inbox/queries.ts";
import { findOrganisationByNumber } from "../domain/parties/organisation.ts";
import type { Actor, OrganisationId } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export const deliverAnswer: JobHandler<"deliver-answer"> = async ({ perform }, { organisationId, answerId }) => {
  const outgoing = await perform(machineOf(organisationId), async (work) => {
    const { sellerNumber, ...rest } = await getOutgoingAnswer(work, answerId);
    return { ...rest, seller: await findOrganisationByNumber(work, sellerNumber) };
  });
  const { answer, instanceId, seller } = outgoing;
  if (seller === undefined) throw new Error("The seller of an answered document is not in this portal.");
  const { id, ...said } = answer;
  await perform(machineOf(seller.id), (work) => applyAnswer(work, { answerId: id, instanceId, ...said }));
};

function machineOf(organisationId: OrganisationId): Actor {
  return { kind: "machine", job: "deliver-answer", organisationId };
}
