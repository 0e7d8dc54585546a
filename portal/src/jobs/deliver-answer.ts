/**
 * Carries a unit's answer to the seller. A seller of this portal is found by the number in the document, and the answer's
 * identifier makes it count once; any other is reached over the access point, as an Invoice Response.
 */
import { applyAnswer } from "../domain/delivery/apply-answer.ts";
import { beginAnswer, holdAnswer } from "../domain/inbox/carry-answer.ts";
import { getOutgoingAnswer, type OutgoingAnswer } from "../domain/inbox/queries.ts";
import { findOrganisationByNumber } from "../domain/parties/organisation.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Actor, OrganisationId } from "../work.ts";
import { carry } from "./carry-outside.ts";
import type { JobHandler, JobTools } from "./handlers.ts";

export const deliverAnswer: JobHandler<"deliver-answer"> = async (tools, { organisationId, answerId }) => {
  const unit = machineOf(organisationId);
  const outgoing = await tools.perform(unit, (work) => getOutgoingAnswer(work, answerId));
  if (await tellHere(tools, unit, outgoing)) return;
  const carrier = tools.carriers?.["access-point"];
  if (carrier === undefined) throw new Error("The seller of an answered document is not in this portal.");
  await carry(tools, { actor: unit, hold: holdAnswer, begin: (work) => beginAnswer(work, outgoing, carrier) });
};

/** False when the document did not come from a seller of this portal. */
async function tellHere({ perform }: JobTools, unit: Actor, outgoing: OutgoingAnswer): Promise<boolean> {
  const { answer, instanceId, sellerNumber } = outgoing;
  const seller = await perform(unit, (work) => findOrganisationByNumber(work, sellerNumber));
  if (seller === undefined) return false;
  const { id, ...said } = answer;
  try {
    await perform(machineOf(seller.id), (work) => applyAnswer(work, { answerId: id, instanceId, ...said }));
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === "not-found") return false;
    throw error;
  }
}

function machineOf(organisationId: OrganisationId): Actor {
  return { kind: "machine", job: "deliver-answer", organisationId };
}
