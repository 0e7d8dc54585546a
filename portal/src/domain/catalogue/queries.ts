/** What pages and other rooms ask about the catalogue: services with their price on a day, and who has what. */
import { decimal, formatDecimal, type LocalDate, shortest } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import type { Instant } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import type { CustomerId } from "../customers/customer.ts";
import { isId } from "../customers/queries.ts";
import { Refusal } from "../refusal.ts";
import type { Service, ServiceId } from "./service.ts";
import type { Subscription } from "./subscription.ts";

/** More than a catalogue holds; a page of it is one list. */
const servicesMax = 1000;

/** By offering and name, with the price of a day, today unless said. */
export async function listServices(work: Work, on: LocalDate = work.today): Promise<readonly Service[]> {
  const rows = await selectServices(work, on).orderBy("offering").orderBy("name").limit(servicesMax).execute();
  return rows.map(serviceOf);
}

export async function getService(work: Work, id: string, on: LocalDate = work.today): Promise<Service> {
  const row = isId(id) ? await selectServices(work, on).where("services.id", "=", id).executeTakeFirst() : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return serviceOf(row);
}

/** What a creditor sells, and what it will cost when that is known to change. */
export interface Offered extends Service {
  readonly coming: { readonly fromOn: LocalDate; readonly price: string } | undefined;
}

/** One creditor's services as a customer may order them, by offering and name, with the price of today and the next one. */
export async function listOffered(work: Work, creditorId: OrganisationId): Promise<readonly Offered[]> {
  const rows = await selectServices(work, work.today)
    .where("services.organisation_id", "=", creditorId)
    .where((where) => where.or([where("last_sold_on", "is", null), where("last_sold_on", ">=", work.today)]))
    .orderBy("offering")
    .orderBy("name")
    .limit(servicesMax)
    .execute();
  const coming = await work.db
    .selectFrom("service_prices")
    .select(["service_id", "from_on", "price"])
    .distinctOn("service_id")
    .where("organisation_id", "=", creditorId)
    .where("from_on", ">", work.today)
    .orderBy("service_id")
    .orderBy("from_on")
    .execute();
  const next = new Map(coming.map((row) => [row.service_id, { fromOn: row.from_on, price: shortText(row.price) }]));
  return rows.map((row) => ({ ...serviceOf(row), coming: next.get(row.id) }));
}

/** A service of one creditor, at the price of a day. */
export async function getOffered(
  work: Work,
  { creditorId, serviceId, on }: { readonly creditorId: string; readonly serviceId: string; readonly on: LocalDate },
): Promise<Service> {
  const row = isId(serviceId)
    ? await selectServices(work, on)
        .where("services.id", "=", serviceId)
        .where("services.organisation_id", "=", creditorId)
        .executeTakeFirst()
    : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return serviceOf(row);
}

export async function findServiceByCode(work: Work, code: string): Promise<Service | undefined> {
  const row = await selectServices(work, work.today).where("code", "=", code).executeTakeFirst();
  return row && serviceOf(row);
}

/** By the key that rows of usage and specifications know it by. */
export async function findServiceByKey(
  work: Work,
  { creditorId, key }: { readonly creditorId: string; readonly key: number },
): Promise<Service | undefined> {
  const row = await selectServices(work, work.today)
    .where("services.key", "=", key)
    .where("services.organisation_id", "=", creditorId)
    .executeTakeFirst();
  return row && serviceOf(row);
}

export interface ServicePrice {
  readonly fromOn: LocalDate;
  readonly price: string;
  readonly listName: string;
  readonly recordedAt: Instant;
}

/** What a service has cost and will cost, latest day first. */
export async function listPrices(work: Work, serviceId: ServiceId): Promise<readonly ServicePrice[]> {
  const rows = await work.db
    .selectFrom("service_prices")
    .select(["from_on", "price", "list_name", "recorded_at"])
    .where("service_id", "=", serviceId)
    .orderBy("from_on", "desc")
    .execute();
  return rows.map((row) => ({
    fromOn: row.from_on,
    price: shortText(row.price),
    listName: row.list_name,
    recordedAt: row.recorded_at,
  }));
}

/** What a customer has today or will have, and with `ended` what it had. */
export async function listSubscriptions(
  work: Work,
  customerId: CustomerId,
  { ended = false }: { readonly ended?: boolean } = {},
): Promise<readonly Subscription[]> {
  const rows = await work.db
    .selectFrom("subscriptions")
    .innerJoin("services", "services.id", "subscriptions.service_id")
    .select(["subscriptions.id", "service_id", "services.name", "services.code", "services.notice_months"])
    .select(["quantity", "services.unit", "unit_name", "ansvar", "employee", "from_on", "until_on"])
    .select(priceOn(work.today).as("price"))
    .where("customer_id", "=", customerId)
    // What was ordered and taken back before its first day never was.
    .where((where) => where.or([where("until_on", "is", null), where("until_on", ">=", where.ref("from_on"))]))
    .$if(!ended, (query) =>
      query.where((where) => where.or([where("until_on", "is", null), where("until_on", ">=", work.today)])),
    )
    .orderBy("services.name")
    .orderBy("unit_name")
    .orderBy("from_on")
    .limit(subscriptionsMax)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    serviceId: row.service_id,
    serviceName: row.name,
    serviceCode: row.code,
    noticeMonths: row.notice_months,
    quantity: shortText(row.quantity),
    unit: row.unit,
    unitName: row.unit_name ?? undefined,
    ansvar: row.ansvar ?? undefined,
    employee: row.employee ?? undefined,
    fromOn: row.from_on,
    untilOn: row.until_on ?? undefined,
    price: row.price === null ? undefined : shortText(row.price),
  }));
}

/** As many as one page carries. */
export const subscriptionsMax = 500;

export function shortText(exact: string): string {
  return formatDecimal(shortest(decimal(exact)));
}

function priceOn(on: LocalDate) {
  return sql<string | null>`(select price from service_prices
    where service_prices.organisation_id = services.organisation_id and service_prices.service_id = services.id
      and from_on <= ${on} order by from_on desc limit 1)`;
}

function selectServices(work: Work, on: LocalDate) {
  return work.db
    .selectFrom("services")
    .select(["id", "key", "code", "offering", "name", "description", "unit", "charged", "part_months"])
    .select(["notice_months", "vat_percent", "last_sold_on"])
    .select(priceOn(on).as("price"));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectServices>["executeTakeFirstOrThrow"]>>;

function serviceOf(row: Row): Service {
  return {
    id: row.id as ServiceId,
    key: row.key,
    code: row.code,
    offering: row.offering,
    name: row.name,
    description: row.description ?? undefined,
    unit: row.unit,
    charged: row.charged,
    partMonths: row.part_months,
    noticeMonths: row.notice_months,
    vatPercent: row.vat_percent as Service["vatPercent"],
    lastSoldOn: row.last_sold_on ?? undefined,
    price: row.price === null ? undefined : shortText(row.price),
  };
}
