/** The company one acts for, as it registered: what forms are prefilled with. */
import { requirePerson } from "../access/permissions.ts";
import type { Work } from "../../work.ts";
import { shownNumber } from "./business-number.ts";

export interface KnownCompany {
  readonly name: string;
  /** Masked where it is somebody's personal number. */
  readonly shownNumber: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
}

export async function getCompany(work: Work): Promise<KnownCompany> {
  const { organisationId } = requirePerson(work);
  const row = await work.db
    .selectFrom("organisations")
    .select(["name", "organisation_number", "number_kind", "contact_name", "contact_email", "contact_phone"])
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  return {
    name: row.name,
    shownNumber: shownNumber(row),
    contactName: row.contact_name,
    contactEmail: row.contact_email,
    contactPhone: row.contact_phone ?? "",
  };
}
