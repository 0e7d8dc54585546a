/** Writes what holds of a customer from a day on. What was said before stays, and holds until then. */
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { CustomerFacts, CustomerId } from "./customer.ts";

export interface InsertVersion {
  readonly customerId: CustomerId;
  readonly fromOn: LocalDate;
  readonly facts: CustomerFacts;
}

export async function insertVersion(work: Work, { customerId, fromOn, facts }: InsertVersion): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "customer.write");
  await work.db
    .insertInto("customer_versions")
    .values({
      organisation_id: organisationId,
      customer_id: customerId,
      from_on: fromOn,
      recorded_at: work.now,
      recorded_by: accountId,
      name: facts.name,
      administration: facts.administration ?? null,
      organisation_number: facts.organisationNumber,
      street: facts.address.street,
      postal_code: facts.address.postalCode,
      city: facts.address.city,
      country_code: facts.address.country,
      ansvar: facts.ansvar ?? null,
      reference: facts.reference,
      email: facts.email,
      peppol_scheme: facts.peppol?.scheme ?? null,
      peppol_id: facts.peppol?.id ?? null,
    })
    .execute();
}
