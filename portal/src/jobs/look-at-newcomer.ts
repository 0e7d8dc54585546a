/** A company has registered: looks whether its name can be taken for another's, and tells every region's supplier support. */
import { lookForAlikes, tellLookAlikes } from "../domain/newcomers/tell-look-alikes.ts";
import { listRegions } from "../domain/parties/regions.ts";
import type { Actor, OrganisationId } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export const lookAtNewcomer: JobHandler<"look-at-newcomer"> = async ({ perform }, { organisationId }) => {
  const { found, regions } = await perform(machineOf(organisationId), async (work) => ({
    found: await lookForAlikes(work, organisationId),
    regions: await listRegions(work),
  }));
  if (found === undefined) return;
  for (const { id } of regions) await perform(machineOf(id), (work) => tellLookAlikes(work, found));
};

function machineOf(organisationId: OrganisationId): Actor {
  return { kind: "machine", job: "look-at-newcomer", organisationId };
}
