/**
 * A month, or what is left of one, that nobody has been billed for: what billing would say if it were done now. Nothing here is decided:
 * rows may come, and what is charged by the month becomes rows when the month is billed.
 */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { isPriced, listRatedSums } from "../billing/billing-desk.ts";
import { linesOf } from "../billing/customer-lines.ts";
import type { Month } from "../catalogue/month.ts";
import type { Whose } from "./queries.ts";
import type { Grouping } from "./specification.ts";

/** Months that hold rows nobody has been billed for, newest first. */
export async function listOpenMonths(work: Work, { creditorId, key }: Whose): Promise<readonly Month[]> {
  const { rows } = await sql<{ month: Month }>`select distinct b.month from usage_batches b
    where b.organisation_id = ${creditorId} and b.customer_key = ${key} and not exists (select from billed_batches billed
      where billed.organisation_id = b.organisation_id and billed.batch_key = b.key)
    order by b.month desc limit 12`.execute(work.db);
  return rows.map(({ month }) => month);
}

export interface OpenSum {
  readonly key: number;
  readonly name: string | undefined;
  readonly rowCount: number;
  readonly netMinor: bigint;
}

export interface OpenMonth {
  readonly sums: readonly OpenSum[];
  readonly rowCount: number;
  readonly netMinor: bigint;
  /** Rows of services that have no price on the row's day: they stand in no sum. */
  readonly unpricedCount: number;
}

/** All of the month's batches that are not billed, whenever they came. */
const everyBatch = 2_147_483_647;

export async function sumOpenMonth(
  work: Work,
  { creditorId, key }: Whose,
  { month, by }: { readonly month: Month; readonly by: Grouping },
): Promise<OpenMonth> {
  const rated = await listRatedSums(work, {
    organisationId: creditorId,
    month,
    throughBatch: everyBatch,
    customerKeys: [key],
  });
  const lines = linesOf(rated.filter(isPriced));
  const parts = lines.flatMap(({ serviceKey, ansvarKey, shares }) =>
    shares.map((share) => ({
      key: by === "service" ? serviceKey : by === "ansvar" ? ansvarKey : share.unitKey,
      rowCount: share.rowCount,
      netMinor: share.netMinor,
    })),
  );
  const names = await namesOf(work, creditorId, { by, keys: parts.map((part) => part.key) });
  const sums = [...Map.groupBy(parts, (part) => part.key)].map(([of, own]) => ({
    key: of,
    name: names.get(of),
    ...sumOf(own),
  }));
  return {
    ...sumOf(parts),
    sums: sums.toSorted((a, b) => (a.netMinor === b.netMinor ? a.key - b.key : a.netMinor < b.netMinor ? 1 : -1)),
    unpricedCount: rated.reduce((sum, { price, rowCount }) => sum + (price === null ? rowCount : 0), 0),
  };
}

function sumOf(parts: readonly Pick<OpenSum, "rowCount" | "netMinor">[]): Pick<OpenSum, "rowCount" | "netMinor"> {
  return {
    rowCount: parts.reduce((sum, { rowCount }) => sum + rowCount, 0),
    netMinor: parts.reduce((sum, { netMinor }) => sum + netMinor, 0n),
  };
}

async function namesOf(
  work: Work,
  creditorId: Whose["creditorId"],
  { by, keys }: { readonly by: Grouping; readonly keys: readonly number[] },
): Promise<ReadonlyMap<number, string>> {
  const rows = await work.db
    .selectFrom(by === "service" ? "services" : "usage_names")
    .select(["key", "name"])
    .where("organisation_id", "=", creditorId)
    .where(sql<boolean>`key = any (${[...new Set(keys)]}::integer[])`)
    .execute();
  return new Map(rows.map(({ key, name }) => [key, name]));
}
