/** Everything a handful of invoices is made from, asked for at once: the creditor under lock, services, names, and each customer's dossier. */
import type { LocalDate } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import type { OrganisationId, Work } from "../../work.ts";
import type { Month } from "../catalogue/month.ts";
import type { Customer } from "../customers/customer.ts";
import { listCustomersByKey } from "../customers/queries.ts";
import { Refusal } from "../refusal.ts";
import type { LegalPerson, SoldService } from "./compose-customer-invoice.ts";
import { type Creditor, findCreditor } from "./creditor.ts";
import { type CustomerLine, linesOf, type RatedSum } from "./customer-lines.ts";
import { type Rated, ratedFrom, ratedRows } from "./rating.ts";

export interface SeenCustomer {
  readonly customerId: string;
  readonly customerKey: number;
  readonly rowCount: number;
  readonly netMinor: bigint;
}

/** One customer of the handful: as it was on the day of issue, what was seen, and what is to be billed. */
export interface Dossier {
  readonly customer: Customer;
  readonly seen: SeenCustomer;
  readonly lines: readonly CustomerLine[];
}

export interface BillingDesk {
  readonly month: Month;
  readonly issueOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly throughBatch: number;
  readonly legalPerson: LegalPerson;
  readonly creditor: Creditor;
  readonly dossiers: readonly Dossier[];
  readonly serviceOf: (key: number) => SoldService;
  readonly ansvarOf: (key: number) => string | undefined;
}

export type UnpricedSum = Omit<RatedSum, "price" | "priceFromOn"> & {
  readonly price: null;
  readonly priceFromOn: null;
};

export interface OpenDesk {
  readonly organisationId: OrganisationId;
  readonly month: Month;
  readonly issueOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly throughBatch: number;
  readonly waiting: readonly SeenCustomer[];
}

export async function openDesk(work: Work, { organisationId, waiting, ...run }: OpenDesk): Promise<BillingDesk> {
  const keys = waiting.map(({ customerKey }) => customerKey);
  const sums = await listRated(work, { organisationId, ...run, customerKeys: keys });
  const customers = await listCustomersByKey(work, keys, run.issueOn);
  const services = await soldServices(work, organisationId);
  const ansvar = await ansvarCodes(work, organisationId, [...sums.values()].flat());
  await lockCounter(work, organisationId);
  const creditor = await findCreditor(work);
  if (creditor === undefined) throw new Refusal("creditor-not-set-up");
  return {
    ...run,
    legalPerson: await legalPersonOf(work, organisationId),
    creditor,
    dossiers: waiting.map((seen) => ({
      seen,
      customer: found(customers, seen.customerKey),
      lines: linesOf(sums.get(seen.customerKey) ?? []),
    })),
    serviceOf: (key) => found(services, key),
    ansvarOf: (key) => ansvar.get(key),
  };
}

function found<T>(all: ReadonlyMap<number, T>, key: number): T {
  const one = all.get(key);
  if (one === undefined) throw new Error(`Nothing has the key ${key}.`);
  return one;
}

/** The counter is held until the commit, so that numbers become visible in their own order and none is skipped. */
export async function lockCounter(work: Work, organisationId: OrganisationId): Promise<void> {
  await work.db
    .selectFrom("creditors")
    .select("next_number")
    .where("organisation_id", "=", organisationId)
    .forUpdate()
    .execute();
}

async function listRated(work: Work, rated: Rated): Promise<ReadonlyMap<number, readonly RatedSum[]>> {
  const priced = (await listRatedSums(work, rated)).filter(isPriced);
  return Map.groupBy(priced, ({ customerKey }) => customerKey);
}

export function isPriced(sum: RatedSum | UnpricedSum): sum is RatedSum {
  return sum.price !== null;
}

/** What is not yet billed; without a price where the service has none on the row's day. */
export async function listRatedSums(work: Work, rated: Rated): Promise<readonly (RatedSum | UnpricedSum)[]> {
  const { rows } = await sql<RatedSum | UnpricedSum>`with ${ratedFrom(rated)}
    select r.customer_key as "customerKey", r.service_key as "serviceKey", r.ansvar_key as "ansvarKey",
      priced.from_on as "priceFromOn", priced.price, r.unit_key as "unitKey", count(*)::integer as "rowCount",
      sum(r.quantity) as quantity
    from ${ratedRows(rated)}
    group by r.customer_key, r.service_key, r.ansvar_key, priced.from_on, priced.price, r.unit_key`.execute(work.db);
  return rows;
}

async function soldServices(work: Work, organisationId: OrganisationId): Promise<ReadonlyMap<number, SoldService>> {
  const rows = await work.db
    .selectFrom("services")
    .select(["key", "code", "name", "unit", "vat_percent as vatPercent"])
    .where("organisation_id", "=", organisationId)
    .execute();
  return new Map(rows.map(({ key, ...service }) => [key, service]));
}

export async function ansvarCodes(
  work: Work,
  organisationId: OrganisationId,
  lines: readonly { readonly ansvarKey: number }[],
): Promise<ReadonlyMap<number, string>> {
  const keys = [...new Set(lines.map(({ ansvarKey }) => ansvarKey))].filter((key) => key !== 0);
  if (keys.length === 0) return new Map();
  const rows = await work.db
    .selectFrom("usage_names")
    .select(["key", "code"])
    .where("organisation_id", "=", organisationId)
    .where("key", "in", keys)
    .execute();
  return new Map(rows.map(({ key, code }) => [key, code]));
}

export async function legalPersonOf(work: Work, organisationId: OrganisationId): Promise<LegalPerson> {
  const row = await work.db
    .selectFrom("organisations")
    .select(["name", "organisation_number", "vat_number", "street", "postal_code", "city"])
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  return {
    name: row.name,
    organisationNumber: row.organisation_number,
    vatNumber: row.vat_number ?? undefined,
    street: row.street,
    postalCode: row.postal_code,
    city: row.city,
  };
}
