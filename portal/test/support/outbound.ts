/** A creditor with a billing officer, its customers and what they may buy, for tests of what goes out to customers. */
import { parseEmailAddress } from "../../src/domain/access/email-address.ts";
import type { Person } from "../../src/domain/access/permissions.ts";
import { beginSubscription } from "../../src/domain/catalogue/begin-subscription.ts";
import { type AddService, addService } from "../../src/domain/catalogue/save-service.ts";
import type { ServiceId } from "../../src/domain/catalogue/service.ts";
import { setPrice } from "../../src/domain/catalogue/set-price.ts";
import type { AccessRole } from "../../src/domain/customers/access.ts";
import { addCustomer } from "../../src/domain/customers/add-customer.ts";
import type { CustomerFacts, CustomerId, CustomerKind } from "../../src/domain/customers/customer.ts";
import { giveAccess } from "../../src/domain/customers/give-access.ts";
import { getCustomer } from "../../src/domain/customers/queries.ts";
import type { LocalDate } from "../../src/time.ts";
import { nextOrganisationNumber, anOfficer, type Performs } from "./people.ts";

let counter = 0;

/** A billing officer at a region of their own. */
export async function aCreditor(house: Performs): Promise<Person> {
  return (await anOfficer(house, { role: "billing", name: "Fatima Faktura" })).actor;
}

export function someFacts(facts: Partial<CustomerFacts> = {}): CustomerFacts {
  return {
    name: "Vårdcentralen Prov AB",
    administration: undefined,
    organisationNumber: nextOrganisationNumber(),
    address: { street: "Provgatan 2", postalCode: "12345", city: "Provstad", country: "SE" },
    ansvar: "4711",
    reference: "123456",
    email: "faktura@vardcentralen.example",
    peppol: undefined,
    ...facts,
  };
}

export interface CustomerAs {
  readonly kind?: CustomerKind;
  readonly facts?: Partial<CustomerFacts>;
  readonly fromOn?: string;
}

export function aCustomer(house: Performs, officer: Person, as: CustomerAs = {}): Promise<CustomerId> {
  counter += 1;
  return house.perform(officer, (work) =>
    addCustomer(work, {
      customerNumber: `K-${1000 + counter}`,
      kind: as.kind ?? "private-care",
      fromOn: (as.fromOn ?? "2026-01-01") as LocalDate,
      facts: someFacts(as.facts),
    }),
  );
}

export interface UserAs {
  readonly role?: AccessRole;
  readonly fromOn?: string;
  readonly untilOn?: string;
  readonly email?: string;
}

/** A person with access to a Kund-ID, as an actor for the customer's own organisation. */
export async function aCustomerUser(
  house: Performs,
  officer: Person,
  customerId: CustomerId,
  as: UserAs = {},
): Promise<Person & { readonly accessId: string }> {
  counter += 1;
  const address = parseEmailAddress(as.email ?? `kund${counter}@prov.example`);
  if (!address.ok) throw new Error(address.fault);
  return house.perform(officer, async (work) => {
    const accessId = await giveAccess(work, {
      customerId,
      person: { name: "Kim Kund", email: address.value, language: "sv" },
      role: as.role ?? "reader",
      fromOn: (as.fromOn ?? "2026-01-01") as LocalDate,
      untilOn: as.untilOn as LocalDate | undefined,
    });
    const { partyId } = await getCustomer(work, customerId);
    const { account_id } = await work.db
      .selectFrom("customer_access")
      .select("account_id")
      .where("id", "=", accessId)
      .executeTakeFirstOrThrow();
    return {
      kind: "person",
      accountId: account_id as Person["accountId"],
      organisationId: partyId,
      role: "customer",
      accessId,
    };
  });
}

export interface ServiceAs extends Partial<AddService> {
  readonly price?: string;
  readonly priceFromOn?: string;
}

/** A service at 100 kr a month from the beginning of the year, unless said. */
export async function aService(house: Performs, officer: Person, as: ServiceAs = {}): Promise<ServiceId> {
  counter += 1;
  const { price = "100", priceFromOn = "2026-01-01", ...facts } = as;
  return house.perform(officer, async (work) => {
    const serviceId = await addService(work, {
      code: `T${counter}`,
      offering: "Arbetsplats",
      name: `Dator ${counter}`,
      description: undefined,
      unit: "MON",
      charged: "monthly",
      partMonths: "whole",
      noticeMonths: 1,
      vatPercent: 25,
      lastSoldOn: undefined,
      ...facts,
    });
    await setPrice(work, { serviceId, fromOn: priceFromOn as LocalDate, price, listName: "2026" });
    return serviceId;
  });
}

export interface SubscriptionAs {
  readonly customerId: CustomerId;
  readonly serviceId: ServiceId;
  readonly quantity?: string;
  readonly fromOn?: string;
  readonly untilOn?: string;
}

export function aSubscription(house: Performs, officer: Person, as: SubscriptionAs): Promise<string> {
  return house.perform(officer, (work) =>
    beginSubscription(work, {
      customerId: as.customerId,
      serviceId: as.serviceId,
      quantity: as.quantity ?? "1",
      fromOn: (as.fromOn ?? "2026-01-01") as LocalDate,
      untilOn: as.untilOn as LocalDate | undefined,
    }),
  );
}
