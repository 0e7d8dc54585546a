/** Carries one side's message in a case to the other, in two transactions that only the message connects. */
import { getParcel, receiveMessage } from "../domain/cases/carry-message.ts";
import { getCase } from "../domain/cases/queries.ts";
import { followCase } from "../domain/disputes/follow-case.ts";
import type { Actor, OrganisationId } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export const carryMessage: JobHandler<"carry-message"> = async ({ perform }, { organisationId, messageId }) => {
  const parcel = await perform(machineOf(organisationId), (work) => getParcel(work, messageId));
  await perform(machineOf(parcel.to), async (work) => {
    await receiveMessage(work, parcel);
    await followCase(work, await getCase(work, parcel.head.caseId));
  });
};

function machineOf(organisationId: OrganisationId): Actor {
  return { kind: "machine", job: "carry-message", organisationId };
}
