/**
 * What pages and other rooms ask about customers. The wall decides who sees what: the creditor all its customers, a customer's
 * user the Kund-IDs it has access to.
 */
import { sql } from "kysely";
import type { LocalDate } from "../../time.ts";
import type { AccountId, OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import type { Access, AccessRole } from "./access.ts";
import type { Customer, CustomerFacts, CustomerId, CustomerKind, CustomerVersion } from "./customer.ts";

/** Customers on one page of a list. */
export const customersListed = 50;

export interface ListCustomers {
  /** The beginning of a Kund-ID, or a part of a name. */
  readonly text: string;
  /** The Kund-ID after which the page begins. */
  readonly after?: string | undefined;
}

/** By Kund-ID, with what holds today. One more than the page holds, where there are more. */
export async function listCustomers(work: Work, { text, after }: ListCustomers): Promise<readonly Customer[]> {
  const wanted = text.trim();
  const like = `%${wanted.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await selectCustomers(work, work.today)
    .$if(wanted !== "", (query) =>
      query.where(
        sql<boolean>`(customer_number ilike ${like} or held.name ilike ${like} or held.administration ilike ${like})`,
      ),
    )
    .$if(after !== undefined, (query) => query.where("customer_number", ">", after ?? ""))
    .orderBy("customer_number")
    .limit(customersListed + 1)
    .execute();
  return rows.map(customerOf);
}

/** A customer as it was on a day, today unless said. */
export async function findCustomer(work: Work, id: string, on?: LocalDate): Promise<Customer | undefined> {
  if (!isId(id)) return undefined;
  const row = await selectCustomers(work, on ?? work.today)
    .where("customers.id", "=", id)
    .executeTakeFirst();
  return row && customerOf(row);
}

export async function getCustomer(work: Work, id: string, on?: LocalDate): Promise<Customer> {
  const customer = await findCustomer(work, id, on);
  if (customer === undefined) throw new Refusal("not-found");
  return customer;
}

export async function findCustomerByNumber(work: Work, customerNumber: string): Promise<Customer | undefined> {
  const row = await selectCustomers(work, work.today)
    .where("customer_number", "=", customerNumber)
    .where("customers.organisation_id", "=", requireOrganisation(work))
    .executeTakeFirst();
  return row && customerOf(row);
}

/** Customers by key, as they were on a day. */
export async function listCustomersByKey(
  work: Work,
  keys: readonly number[],
  on: LocalDate,
): Promise<ReadonlyMap<number, Customer>> {
  const rows = await selectCustomers(work, on).where("customers.key", "in", keys).execute();
  return new Map(rows.map((row) => [row.key, customerOf(row)]));
}

/** The Kund-IDs whoever asks may see as a customer's user, with what each role lets them do today. */
export async function listOwnCustomers(
  work: Work,
): Promise<readonly (Customer & { readonly roles: readonly AccessRole[] })[]> {
  const customers = (await selectCustomers(work, work.today).orderBy("customer_number").limit(ownMax).execute()).map(
    customerOf,
  );
  const access = await work.db
    .selectFrom("customer_access")
    .select(["customer_id", "role"])
    .where("ended_at", "is", null)
    .where("from_on", "<=", work.today)
    .where((where) => where.or([where("until_on", "is", null), where("until_on", ">=", work.today)]))
    .orderBy("role")
    .execute();
  return customers.map((customer) => ({
    ...customer,
    roles: access.filter((one) => one.customer_id === customer.id).map(({ role }) => role),
  }));
}

const ownMax = 1000;

/** Everything ever said of a customer, latest day first. */
export async function listVersions(work: Work, customerId: CustomerId): Promise<readonly CustomerVersion[]> {
  const rows = await work.db
    .selectFrom("customer_versions")
    .selectAll()
    .where("customer_id", "=", customerId)
    .orderBy("from_on", "desc")
    .orderBy("recorded_at", "desc")
    .execute();
  return rows.map((row, index) => ({
    ...factsOf(row),
    fromOn: row.from_on,
    recordedAt: row.recorded_at,
    superseded: rows[index - 1]?.from_on === row.from_on,
  }));
}

/** Who has access to a Kund-ID, or will have. */
export async function listAccess(work: Work, customerId: CustomerId): Promise<readonly Access[]> {
  const rows = await work.db
    .selectFrom("customer_access")
    .innerJoin("accounts", "accounts.id", "customer_access.account_id")
    .select(["customer_access.id", "account_id", "accounts.name", "accounts.email", "role", "scope"])
    .select(["amount_minor_max", "deputy_for", "from_on", "until_on"])
    .where("customer_id", "=", customerId)
    .where("ended_at", "is", null)
    .where((where) => where.or([where("until_on", "is", null), where("until_on", ">=", work.today)]))
    .orderBy("accounts.name")
    .orderBy("role")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id as AccountId,
    name: row.name,
    email: row.email,
    role: row.role,
    scope: row.scope ?? undefined,
    amountMinorMax: row.amount_minor_max ?? undefined,
    deputyFor: row.deputy_for ?? undefined,
    fromOn: row.from_on,
    untilOn: row.until_on ?? undefined,
  }));
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** Each with the version that holds on a day; before the first one's day, the first. */
function selectCustomers(work: Work, on: LocalDate) {
  return work.db
    .selectFrom("customers")
    .innerJoinLateral(
      (inner) =>
        inner
          .selectFrom("customer_versions")
          .selectAll()
          .whereRef("customer_versions.organisation_id", "=", "customers.organisation_id")
          .whereRef("customer_versions.customer_id", "=", "customers.id")
          .orderBy(sql`from_on <= ${on}`, "desc")
          .orderBy(sql`case when from_on <= ${on} then from_on end`, (order) => order.desc().nullsLast())
          .orderBy("from_on")
          .orderBy("recorded_at", "desc")
          .limit(1)
          .as("held"),
      (join) => join.onTrue(),
    )
    .select(["customers.id", "customers.key", "customers.organisation_id", "customers.customer_number"])
    .select(["customers.kind", "customers.party_id", "customers.version"])
    .select(["held.from_on", "held.name", "held.administration", "held.organisation_number", "held.street"])
    .select(["held.postal_code", "held.city", "held.country_code", "held.ansvar", "held.reference", "held.email"])
    .select(["held.peppol_scheme", "held.peppol_id"]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectCustomers>["executeTakeFirstOrThrow"]>>;

function customerOf(row: Row): Customer {
  return {
    ...factsOf(row),
    id: row.id as CustomerId,
    key: row.key,
    creditorId: row.organisation_id as OrganisationId,
    customerNumber: row.customer_number,
    kind: row.kind satisfies CustomerKind,
    partyId: row.party_id as OrganisationId,
    fromOn: row.from_on,
    version: row.version,
  };
}

type FactsRow = Pick<
  Row,
  | "name"
  | "administration"
  | "organisation_number"
  | "street"
  | "postal_code"
  | "city"
  | "country_code"
  | "ansvar"
  | "reference"
  | "email"
  | "peppol_scheme"
  | "peppol_id"
>;

function factsOf(row: FactsRow): CustomerFacts {
  return {
    name: row.name,
    administration: row.administration ?? undefined,
    organisationNumber: row.organisation_number,
    address: { street: row.street, postalCode: row.postal_code, city: row.city, country: row.country_code },
    ansvar: row.ansvar ?? undefined,
    reference: row.reference,
    email: row.email,
    peppol:
      row.peppol_scheme === null || row.peppol_id === null
        ? undefined
        : { scheme: row.peppol_scheme, id: row.peppol_id },
  };
}
