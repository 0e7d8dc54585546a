/** Whose books a file of vouchers, or a statement, is from. */
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";

export async function findOrganisation(
  work: Work,
  organisationId: OrganisationId = requireOrganisation(work),
): Promise<{ readonly organisationNumber: string; readonly companyName: string }> {
  const { name, organisation_number } = await work.db
    .selectFrom("organisations")
    .select(["name", "organisation_number"])
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  return { organisationNumber: organisation_number, companyName: name };
}
