/** A creditor with a billing officer, its customers and what they may buy, for tests of what goes out to customers. */
import { parseEmailAddress } from "../../src/domain/access/email-address.ts";
import type { Person } from "../../src/domain/access/permissions.ts";
import { saveCreditor } from "../../src/domain/billing/creditor.ts";
import { prepareRun, startRun } from "../../src/domain/billing/prepare-run.ts";
import type { Month } from "../../src/domain/catalogue/month.ts";
import { startUsageImport } from "../../src/domain/usage/start-usage-import.ts";
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
import type { House } from "./house.ts";
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
  const customerNumber = `K-${1000 + counter}`;
  return house.perform(officer, (work) =>
    addCustomer(work, {
      customerNumber,
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
  readonly scope?: string;
  readonly amountMinorMax?: bigint;
  readonly deputyFor?: string;
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
      scope: as.scope,
      amountMinorMax: as.amountMinorMax,
      deputyFor: as.deputyFor,
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
  const own = { code: `T${counter}`, name: `Dator ${counter}` };
  return house.perform(officer, async (work) => {
    const serviceId = await addService(work, {
      ...own,
      offering: "Arbetsplats",
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

/** Says how the creditor bills: to a made-up bankgiro with a true check digit. */
export async function settleCreditor(house: Performs, officer: Person): Promise<void> {
  await house.perform(officer, (work) =>
    saveCreditor(work, {
      name: "Region Prov, IT",
      contactName: "Fakturafrågor IT",
      contactEmail: "fakturafragor@prov.example",
      contactPhone: "040-100 00 01",
      bankgiro: "9912346",
      otherAccounts: [],
      termsDays: 30,
    }),
  );
}

/** Prepares a month, and runs it unless only a preview is wanted. */
export async function billed(
  house: Performs & Pick<House, "runJobs">,
  officer: Person,
  month: string,
  { issueOn, previewOnly = false }: { readonly issueOn: string; readonly previewOnly?: boolean },
): Promise<string> {
  const run = { month: `${month}-01` as Month, issueOn: issueOn as LocalDate };
  const runId = await house.perform(officer, (work) => prepareRun(work, run));
  await house.runJobs();
  if (previewOnly) return runId;
  await house.perform(officer, (work) => startRun(work, runId));
  await house.runJobs();
  return runId;
}

/** Brings a file of usage in: a heading, and the rows handed in. */
export async function usageFile(
  house: Performs & Pick<House, "runJobs">,
  officer: Person,
  rows: readonly string[],
): Promise<string> {
  const text = ["Kund-ID;Tjänst;Datum;Antal;Enhet;Ansvar;Person;Rad-id", ...rows].join("\r\n");
  const file = { fileName: "april.csv", bytes: new TextEncoder().encode(text) };
  const { id } = await house.perform(officer, (work) => startUsageImport(work, file));
  await house.runJobs();
  return id;
}
