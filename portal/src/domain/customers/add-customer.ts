/** Adds a customer under a Kund-ID of its own, with what holds of it from a day on, and the party it belongs to. */
import type { LocalDate } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { createOrganisation } from "../parties/create-organisation.ts";
import { Refusal } from "../refusal.ts";
import type { CustomerFacts, CustomerId, CustomerKind } from "./customer.ts";
import { insertVersion } from "./insert-version.ts";

export interface AddCustomer {
  readonly customerNumber: string;
  readonly kind: CustomerKind;
  readonly fromOn: LocalDate;
  readonly facts: CustomerFacts;
}

export async function addCustomer(
  work: Work,
  { customerNumber, kind, fromOn, facts }: AddCustomer,
): Promise<CustomerId> {
  const { organisationId, accountId } = requirePermission(work, "customer.write");
  const partyId = (await findParty(work, organisationId, facts)) ?? (await makeParty(work, facts));
  const id = work.newId() as CustomerId;
  const added = await work.db
    .insertInto("customers")
    .values({
      organisation_id: organisationId,
      id,
      customer_number: customerNumber,
      kind,
      party_id: partyId,
      added_at: work.now,
      added_by: accountId,
    })
    .onConflict((conflict) => conflict.columns(["organisation_id", "customer_number"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (added === undefined) throw new Refusal("customer-number-taken", { number: customerNumber });
  await insertVersion(work, { customerId: id, fromOn, facts });
  await record(work, "customer.added", { subject: id, facts: { number: customerNumber } });
  return id;
}

/** Several Kund-IDs may be one party's: the same number and the same förvaltning, or for others the same name. */
async function findParty(
  work: Work,
  organisationId: OrganisationId,
  facts: CustomerFacts,
): Promise<OrganisationId | undefined> {
  const found = await work.db
    .selectFrom("customers")
    .innerJoin("organisations", "organisations.id", "customers.party_id")
    .select("organisations.id")
    .where("customers.organisation_id", "=", organisationId)
    .where("organisations.organisation_number", "=", facts.organisationNumber)
    .where("organisations.name", "=", partyNameOf(facts))
    .limit(1)
    .executeTakeFirst();
  return found?.id as OrganisationId | undefined;
}

function makeParty(work: Work, facts: CustomerFacts): Promise<OrganisationId> {
  return createOrganisation(work, {
    kind: "customer",
    name: partyNameOf(facts),
    organisation_number: facts.organisationNumber,
    number_kind: "organisation",
    vatNumber: undefined,
    fSkatt: false,
    street: facts.address.street,
    postalCode: facts.address.postalCode,
    city: facts.address.city,
    contactName: facts.name,
    contactEmail: facts.email,
    contactPhone: "",
    planLevel: "bas",
  });
}

function partyNameOf({ name, administration }: CustomerFacts): string {
  return administration ?? name;
}
