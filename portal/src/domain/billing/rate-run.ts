/** Prepares a run: subscriptions become rows of the month, everything unbilled is rated, and each customer's outcome noted beside last month's. */
import { sql } from "kysely";
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { type Month, monthsLater } from "../catalogue/month.ts";
import { chargeSubscriptions } from "../usage/charge-subscriptions.ts";
import { ratedFrom, ratedRows } from "./rating.ts";

export async function rateRun(work: Work, runId: string): Promise<void> {
  const organisationId = requireOrganisation(work);
  const run = await work.db
    .selectFrom("billing_runs")
    .select("month")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", runId)
    .where("state", "=", "preparing")
    .forUpdate()
    .executeTakeFirst();
  if (run === undefined) return;
  const month = run.month as Month;
  await chargeSubscriptions(work, month);
  const throughBatch = await lastBatch(work, organisationId);
  await noteCustomers(work, { organisationId, runId, month, throughBatch });
  await work.db
    .updateTable("billing_runs")
    .set({ state: "prepared", through_batch: throughBatch, changed_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", runId)
    .execute();
}

async function lastBatch(work: Work, organisationId: OrganisationId): Promise<number> {
  const { last } = await work.db
    .selectFrom("usage_batches")
    .select((select) => select.fn.max("key").as("last"))
    .where("organisation_id", "=", organisationId)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

export interface NoteCustomers {
  readonly organisationId: OrganisationId;
  readonly runId: string;
  readonly month: Month;
  readonly throughBatch: number;
}

/** One row for each customer that has something to be billed for: how much it comes to, what last month came to, what is wrong. */
export async function noteCustomers(work: Work, { runId, ...rated }: NoteCustomers): Promise<void> {
  const { organisationId, month } = rated;
  await sql`with ${ratedFrom(rated)},
    lines as (
      select r.customer_key, r.service_key, count(*)::integer as row_count,
        round(sum(r.quantity) * priced.price, 2) as net, priced.price is null as unpriced
      from ${ratedRows(rated)} group by r.customer_key, r.service_key, r.ansvar_key, priced.from_on, priced.price),
    sums as (
      select customer_key, sum(row_count)::integer as row_count, (coalesce(sum(net), 0) * 100)::bigint as net_minor,
        min(service_key) filter (where unpriced) as unpriced
      from lines group by customer_key),
    former as (
      select customer_key, sum(case kind when 'invoice' then net_minor else -net_minor end)::bigint as net_minor
      from customer_invoices where organisation_id = ${organisationId} and month = ${monthsLater(month, -1)} group by customer_key)
    insert into billing_run_customers (organisation_id, run_id, customer_id, customer_key, state, row_count, net_minor, former_net_minor, faults)
    select ${organisationId}::uuid, ${runId}::uuid, customers.id, sums.customer_key,
      case when unpriced is not null or sums.net_minor < 0 then 'refused' else 'waiting' end, sums.row_count, sums.net_minor,
      coalesce(former.net_minor, 0),
      case when unpriced is not null then jsonb_build_array(jsonb_build_object('code', 'no-price', 'service',
          (select name from services where organisation_id = ${organisationId} and key = unpriced)))
        when sums.net_minor < 0 then jsonb_build_array(jsonb_build_object('code', 'negative')) else '[]' end
    from sums join customers on customers.organisation_id = ${organisationId} and customers.key = sums.customer_key
      left join former on former.customer_key = sums.customer_key`.execute(work.db);
}
