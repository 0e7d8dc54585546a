/** The regions of this portal: usually one. Whom a supplier can ask, and who is told of what concerns them all. */
import type { OrganisationId, Work } from "../../work.ts";

export interface Region {
  readonly id: OrganisationId;
  readonly name: string;
}

const regionsMax = 100;

export async function listRegions(work: Work): Promise<readonly Region[]> {
  const rows = await work.db
    .selectFrom("organisations")
    .select(["id", "name"])
    .where("kind", "=", "region")
    .orderBy("registered_at")
    .orderBy("id")
    .limit(regionsMax)
    .execute();
  return rows.map(({ id, name }) => ({ id: id as OrganisationId, name }));
}
