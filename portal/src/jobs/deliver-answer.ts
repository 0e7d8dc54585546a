/**
 * Carries a unit's answer to the seller. A seller of this portal is found by the number in the document, and the answer's
 * identifier makes it count once; any other is reached over the access point, as an Invoice Response.
 */
import { applyAnswer } from "../domain/delivery/apply-answer.ts";
import type { Carrier, CarrierAnswer } from "../domain/delivery/carrier.ts";
import { beginAnswer, endAnswer, writeAnswer } from "../domain/inbox/carry-answer.ts";
import { getOutgoingAnswer, type OutgoingAnswer } from "../domain/inbox/queries.ts";
import { findOrganisationByNumber } from "../domain/parties/organisation.ts";
import { getReceiver } from "../domain/receivers/queries.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Actor, OrganisationId } from "../work.ts";
import type { JobHandler, JobTools } from "./handlers.ts";

export const deliverAnswer: JobHandler<"deliver-answer"> = async (tools, { organisationId, answerId }) => {
  const unit = machineOf(organisationId);
  const outgoing = await tools.perform(unit, (work) => getOutgoingAnswer(work, answerId));
  if (await tellHere(tools, unit, outgoing)) return;
  const carrier = tools.carriers?.["access-point"];
  if (carrier === undefined) throw new Error("The seller of an answered document is not in this portal.");
  await carry(tools, { unit, outgoing, carrier });
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

interface Carrying {
  readonly unit: Actor;
  readonly outgoing: OutgoingAnswer;
  readonly carrier: Carrier;
}

/** Throwing means: there is something left to do later. */
async function carry({ perform }: JobTools, { unit, outgoing, carrier }: Carrying): Promise<void> {
  const answerId = outgoing.answer.id;
  const step = await perform(unit, (work) => beginAnswer(work, answerId, carrier));
  if (step === undefined) return;
  const word =
    step.act === "ask" ? await carrier.status?.(answerId) : await submitted(perform, { unit, outgoing, carrier });
  if (word === undefined) return;
  const { startedAt } = step;
  const goesOn = await perform(unit, (work) => endAnswer(work, { answerId, word, promise: carrier, startedAt }));
  if (goesOn) throw new Error(`The answer has not been seen to arrive: ${word.kind} ${word.reason}`);
}

async function submitted(perform: JobTools["perform"], { unit, outgoing, carrier }: Carrying): Promise<CarrierAnswer> {
  const { answer, ubl, receiverId } = outgoing;
  const receiver = await perform(unit, (work) => getReceiver(work, receiverId));
  const message = writeAnswer({ answer, ubl, unit: receiver });
  if (message === undefined) return { kind: "refused", reason: "seller-has-no-address", evidence: undefined };
  return carrier.submit(message);
}

function machineOf(organisationId: OrganisationId): Actor {
  return { kind: "machine", job: "deliver-answer", organisationId };
}
