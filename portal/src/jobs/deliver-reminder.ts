/**
 * Carries a seller's reminder to the unit, in two transactions that only the document connects. Its identifier makes it count
 * once, however often the job runs.
 */
import { getOutgoingReminder } from "../domain/following/queries.ts";
import { receiveReminder } from "../domain/inbox/receive-reminder.ts";
import { getReceiver } from "../domain/receivers/queries.ts";
import type { Actor, OrganisationId } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export const deliverReminder: JobHandler<"deliver-reminder"> = async ({ perform }, { organisationId, reminderId }) => {
  const { id, documentId, remindedAt, buyer } = await perform(machineOf(organisationId), async (work) => {
    const reminder = await getOutgoingReminder(work, reminderId);
    return { ...reminder, buyer: (await getReceiver(work, reminder.receiverId)).organisationId as OrganisationId };
  });
  await perform(machineOf(buyer), (work) => receiveReminder(work, { id, instanceId: documentId, remindedAt }));
};

function machineOf(organisationId: OrganisationId): Actor {
  return { kind: "machine", job: "deliver-reminder", organisationId };
}
