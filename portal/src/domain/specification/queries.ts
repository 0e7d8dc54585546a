/**
 * What the specification's pages ask. Months are read from `specification_sums`, which stand since the invoices were issued; rows have
 * questions of their own (rows.ts). The wall decides whose Kund-ID anybody sees.
 */
import { type RawBuilder, sql } from "kysely";
import type { OrganisationId, Work } from "../../work.ts";
import { type Month, monthsLater } from "../catalogue/month.ts";
import type { Customer } from "../customers/customer.ts";
import type { Grouping, MonthSum, ServiceChange } from "./specification.ts";

/** Whose: the Kund-ID by its key, with its creditor. */
export interface Whose {
  readonly creditorId: OrganisationId;
  readonly key: number;
}

export const monthsShown = 12;

export interface MonthTotal {
  readonly month: Month;
  readonly netMinor: bigint;
}

/** The latest months that were billed, newest first. */
export async function listMonths(work: Work, { creditorId, key }: Whose): Promise<readonly MonthTotal[]> {
  const { rows } = await sql<MonthTotal>`select month, sum(net_minor)::bigint as "netMinor" from specification_sums
    where organisation_id = ${creditorId} and customer_key = ${key}
    group by month order by month desc limit ${monthsShown}`.execute(work.db);
  return rows;
}

export interface MonthDocument {
  readonly id: string;
  readonly kind: "invoice" | "credit-note";
  readonly number: string;
  /** Without VAT; positive in a credit note too. */
  readonly netMinor: bigint;
  readonly payableMinor: bigint;
}

/** The invoices of a month, and the credit notes about them. */
export async function listDocuments(work: Work, customer: Customer, month: Month): Promise<readonly MonthDocument[]> {
  const rows = await work.db
    .selectFrom("customer_invoices")
    .select(["id", "kind", "number", "net_minor", "payable_minor"])
    .where("organisation_id", "=", customer.creditorId)
    .where("customer_id", "=", customer.id)
    .where("month", "=", month)
    .orderBy("issue_on")
    .orderBy("number")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    number: row.number,
    netMinor: row.net_minor,
    payableMinor: row.payable_minor,
  }));
}

const columnOf: Readonly<Record<Grouping, RawBuilder<number>>> = {
  service: sql`service_key`,
  unit: sql`unit_key`,
  ansvar: sql`ansvar_key`,
};

/** A month and the one before, side by side; the largest sum first. */
export async function sumMonth(work: Work, whose: Whose, { month, by }: { month: Month; by: Grouping }) {
  const { creditorId, key } = whose;
  const names =
    by === "service"
      ? sql`(select name from services where organisation_id = ${creditorId} and services.key = sums.key)`
      : sql`(select name from usage_names where organisation_id = ${creditorId} and usage_names.key = sums.key)`;
  const { rows } = await sql<Omit<MonthSum, "name"> & { readonly name: string | null }>`
    select sums.key, ${names} as name, "rowCount", "netMinor", "formerNetMinor" from (
      select ${columnOf[by]} as key, (coalesce(sum(row_count) filter (where month = ${month}), 0))::integer as "rowCount",
        coalesce(sum(net_minor) filter (where month = ${month}), 0)::bigint as "netMinor",
        coalesce(sum(net_minor) filter (where month < ${month}), 0)::bigint as "formerNetMinor"
      from specification_sums where organisation_id = ${creditorId} and customer_key = ${key}
        and month in (${month}, ${monthsLater(month, -1)})
      group by 1) sums
    order by "netMinor" desc, sums.key`.execute(work.db);
  return rows.map((row): MonthSum => ({ ...row, name: row.name ?? undefined }));
}

/** Each service of a month and of the one before, with quantities and prices, for `explain`. */
export async function compareServices(work: Work, whose: Whose, month: Month): Promise<readonly ServiceChange[]> {
  const { creditorId, key } = whose;
  const prices = (here: RawBuilder<unknown>) =>
    sql`coalesce(array_agg(distinct trim_scale(lines.price)::text order by trim_scale(lines.price)::text) filter (where ${here}), '{}')`;
  const now = sql`sums.month = ${month}`;
  const before = sql`sums.month < ${month}`;
  const { rows } = await sql<ServiceChange>`
    select sums.service_key as "serviceKey", max(services.name) as name,
      coalesce(sum(sums.quantity) filter (where ${now}), 0)::text as quantity,
      coalesce(sum(sums.net_minor) filter (where ${now}), 0)::bigint as "netMinor", ${prices(now)} as prices,
      coalesce(sum(sums.quantity) filter (where ${before}), 0)::text as "formerQuantity",
      coalesce(sum(sums.net_minor) filter (where ${before}), 0)::bigint as "formerNetMinor", ${prices(before)} as "formerPrices"
    from specification_sums sums
      join customer_invoice_lines lines on lines.organisation_id = sums.organisation_id and lines.invoice_id = sums.invoice_id
        and lines.place = sums.place
      join services on services.organisation_id = sums.organisation_id and services.key = sums.service_key
    where sums.organisation_id = ${creditorId} and sums.customer_key = ${key}
      and sums.month in (${month}, ${monthsLater(month, -1)})
    group by sums.service_key`.execute(work.db);
  return rows;
}
