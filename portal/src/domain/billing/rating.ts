/**
 * Rating: what is not yet billed of a month, by customer, service, ansvar and the price that held on each row's day. One
 * statement, that both the preview and the issuing read.
 */
import { type RawBuilder, sql } from "kysely";
import type { OrganisationId } from "../../work.ts";
import type { Month } from "../catalogue/month.ts";

export interface Rated {
  readonly organisationId: OrganisationId;
  readonly month: Month;
  /** Batches after this one were not seen. */
  readonly throughBatch: number;
  /** All customers unless said. */
  readonly customerKeys?: readonly number[];
}

/** Unbilled batches: `due (batch_key)`, and prices with the day after their last: `priced`. To begin a statement with. */
export function ratedFrom({ organisationId, month, throughBatch, customerKeys }: Rated): RawBuilder<unknown> {
  const ofCustomers =
    customerKeys === undefined ? sql`true` : sql`usage_batches.customer_key = any(${[...customerKeys]}::integer[])`;
  return sql`due as materialized (
      select usage_batches.key as batch_key, usage_batches.customer_key from usage_batches
      where usage_batches.organisation_id = ${organisationId} and usage_batches.month = ${month}
        and usage_batches.key <= ${throughBatch} and ${ofCustomers}
        and not exists (select from billed_batches where billed_batches.organisation_id = ${organisationId}
          and billed_batches.batch_key = usage_batches.key)),
    priced as materialized (
      select services.key as service_key, service_prices.from_on, service_prices.price,
        lead(service_prices.from_on, 1, 'infinity'::date) over (partition by services.key order by service_prices.from_on) as before_on
      from service_prices join services on services.organisation_id = service_prices.organisation_id
        and services.id = service_prices.service_id
      where service_prices.organisation_id = ${organisationId})`;
}

/** The rows of `due` with their price; without one, the price is null. */
export function ratedRows({ organisationId, month, customerKeys }: Rated): RawBuilder<unknown> {
  const ofCustomers =
    customerKeys === undefined ? sql`true` : sql`r.customer_key = any(${[...customerKeys]}::integer[])`;
  return sql`(select * from usage_rows r where r.organisation_id = ${organisationId} and r.month = ${month} and ${ofCustomers}) r
    join due on due.batch_key = r.batch_key
    left join priced on priced.service_key = r.service_key and priced.from_on <= r.used_on and r.used_on < priced.before_on`;
}
