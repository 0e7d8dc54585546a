/**
 * Turns the subscriptions of a month into its usage rows, each under an identifier of subscription and month: asked again, only
 * what has come since is charged.
 */
import { formatDecimal, isZero } from "@fakturaporten/einvoice";
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { lastDayOf, type Month } from "../catalogue/month.ts";
import type { PartMonths } from "../catalogue/service.ts";
import { chargedQuantity } from "../catalogue/subscription.ts";
import { insertUsage } from "./insert-usage.ts";
import type { UsageRow } from "./usage-row.ts";

/** Says how many rows it wrote. */
export async function chargeSubscriptions(work: Work, month: Month): Promise<number> {
  const rows = (await listUncharged(work, month)).flatMap((one) => chargeOf(one, month));
  if (rows.length === 0) return 0;
  const importId = work.newId();
  await work.db
    .insertInto("usage_imports")
    .values({
      organisation_id: requireOrganisation(work),
      id: importId,
      source: "subscriptions",
      name: month.slice(0, 7),
      month,
      sha256: createHash("sha256").update(importId).digest(),
      state: "done",
      row_count: rows.length,
      made_at: work.now,
      ended_at: work.now,
    })
    .execute();
  await insertUsage(work, { importId, rows });
  return rows.length;
}

interface Uncharged {
  readonly id: string;
  readonly customer_key: number;
  readonly service_key: number;
  readonly part_months: PartMonths;
  readonly quantity: string;
  readonly unit_name: string | null;
  readonly ansvar: string | null;
  readonly employee: string | null;
  readonly from_on: LocalDate;
  readonly until_on: LocalDate | null;
}

const sourceIdOf = (id: string, month: Month): string => `s:${id}:${month.slice(0, 7)}`;

async function listUncharged(work: Work, month: Month): Promise<readonly Uncharged[]> {
  const { rows } = await sql<Uncharged>`
    select s.id, c.key as customer_key, v.key as service_key, v.part_months, s.quantity, s.unit_name, s.ansvar, s.employee,
      s.from_on, s.until_on
    from subscriptions s
      join customers c on c.organisation_id = s.organisation_id and c.id = s.customer_id
      join services v on v.organisation_id = s.organisation_id and v.id = s.service_id
    where s.organisation_id = ${requireOrganisation(work)} and v.charged = 'monthly'
      and s.from_on <= ${lastDayOf(month)} and (s.until_on is null or (s.until_on >= ${month} and s.until_on >= s.from_on))
      and not exists (select from usage_rows r where r.organisation_id = s.organisation_id
        and r.source_id = 's:' || s.id || ':' || ${month.slice(0, 7)})
    order by c.key, v.key, s.id`.execute(work.db);
  return rows;
}

function chargeOf(one: Uncharged, month: Month): readonly UsageRow[] {
  const { from_on, until_on } = one;
  const days = { fromOn: from_on, untilOn: until_on ?? undefined };
  const quantity = chargedQuantity({ quantity: one.quantity, partMonths: one.part_months, ...days }, month);
  if (quantity === undefined || isZero(quantity)) return [];
  return [
    {
      customerKey: one.customer_key,
      serviceKey: one.service_key,
      usedOn: from_on > month ? from_on : month,
      quantity: formatDecimal(quantity),
      unit: one.unit_name ?? undefined,
      ansvar: one.ansvar ?? undefined,
      employee: one.employee ?? undefined,
      sourceId: sourceIdOf(one.id, month),
    },
  ];
}
