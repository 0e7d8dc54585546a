/** Whose books a file of vouchers is for. */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";

export async function findOrganisation(
  work: Work,
): Promise<{ readonly organisationNumber: string; readonly companyName: string }> {
  const { name, organisation_number } = await work.db
    .selectFrom("organisations")
    .select(["name", "organisation_number"])
    .where("id", "=", requireOrganisation(work))
    .executeTakeFirstOrThrow();
  return { organisationNumber: organisation_number, companyName: name };
}
