/** Which organisations may have customers to remind: the job looks at each as itself, since nobody sees across the wall. */
import type { OrganisationId, Work } from "../../work.ts";

export async function listRegions(work: Work): Promise<readonly OrganisationId[]> {
  const rows = await work.db
    .selectFrom("organisations")
    .select("id")
    .where("kind", "=", "region")
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id as OrganisationId);
}
