/**
 * Reads a file of usage rows and takes it in, or refuses it with every rejected cell. One transaction: nothing is half taken in.
 * A row that has been taken in before, in the very same words, is passed over; under the same identifier and in other words it
 * is rejected.
 */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { insertUsage } from "./insert-usage.ts";
import { type ReadUsageFile, readUsageFile, rejectedToldMax } from "./read-usage-file.ts";
import type { RejectedCell, UsageRow } from "./usage-row.ts";

export async function takeUsage(work: Work, importId: string): Promise<void> {
  const bytes = await lockWaiting(work, importId);
  if (bytes === undefined) return;
  const file = await readUsageFile(bytes, await knownTo(work));
  if (file.kind !== "rows") return refuse(work, importId, whyRefused(file));
  const { fresh, repeated, otherwise } = await sortByKnown(work, file.rows);
  if (otherwise.length > 0) return refuse(work, importId, { cells: otherwise, count: otherwise.length });
  if (fresh.length > 0) await insertUsage(work, { importId, rows: fresh });
  await settle(work, importId, { state: "done", row_count: fresh.length, repeated_count: repeated });
  await record(work, "usage.imported", { subject: importId, facts: { rows: fresh.length, repeated } });
}

async function lockWaiting(work: Work, importId: string): Promise<Uint8Array | undefined> {
  const found = await work.db
    .selectFrom("usage_imports")
    .select("bytes")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", importId)
    .where("state", "=", "waiting")
    .forUpdate()
    .executeTakeFirst();
  return found?.bytes ?? undefined;
}

async function knownTo(work: Work) {
  const organisation = requireOrganisation(work);
  const customers = await work.db
    .selectFrom("customers")
    .select(["customer_number", "key"])
    .where("organisation_id", "=", organisation)
    .execute();
  const services = await work.db
    .selectFrom("services")
    .select(["code", "key", "charged"])
    .where("organisation_id", "=", organisation)
    .execute();
  return {
    customers: new Map(customers.map(({ customer_number, key }) => [customer_number, key])),
    services: new Map(services.map(({ code, key, charged }) => [code, { key, byUse: charged === "by-use" }])),
    today: work.today,
  };
}

interface Refused {
  readonly cells: readonly RejectedCell[];
  readonly count: number;
}

/** A file without the heading or without rows is rejected in its first row. */
function whyRefused(file: Exclude<ReadUsageFile, { kind: "rows" }>): Refused {
  if (file.kind === "rejected") return file;
  if (file.kind === "empty-lines")
    return { cells: [{ row: 1, column: "customer", code: "lines-empty", text: "" }], count: 1 };
  const missing = file.kind === "heading" ? file.missing : (["customer"] as const);
  const cells = missing.map((column) => ({ row: 1, column, code: "missing" as const, text: "" }));
  return { cells, count: cells.length };
}

async function refuse(work: Work, importId: string, { cells, count }: Refused): Promise<void> {
  const rejected = JSON.stringify(cells.slice(0, rejectedToldMax));
  await settle(work, importId, { state: "refused", rejected_count: count, rejected });
  await record(work, "usage.refused", { subject: importId, facts: { rejected: count } });
}

interface Settled {
  readonly state: "done" | "refused";
  readonly row_count?: number;
  readonly repeated_count?: number;
  readonly rejected_count?: number;
  readonly rejected?: string;
}

/** The file's bytes go: what was taken in stands in rows, what was not is told. */
async function settle(work: Work, importId: string, settled: Settled): Promise<void> {
  await work.db
    .updateTable("usage_imports")
    .set({ ...settled, bytes: null, ended_at: work.now })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", importId)
    .execute();
}

interface Sorted {
  readonly fresh: readonly UsageRow[];
  readonly repeated: number;
  readonly otherwise: readonly RejectedCell[];
}

const lookUpChunk = 10_000;

async function sortByKnown(work: Work, rows: readonly UsageRow[]): Promise<Sorted> {
  const known = new Map<string, string>();
  for (let from = 0; from < rows.length; from += lookUpChunk) {
    const ids = rows.slice(from, from + lookUpChunk).map(({ sourceId }) => sourceId);
    const found = await work.db
      .selectFrom("usage_rows")
      .select(["source_id", "customer_key", "service_key", "used_on", "quantity"])
      .where("organisation_id", "=", requireOrganisation(work))
      .where("source_id", "in", ids)
      .execute();
    for (const one of found)
      known.set(one.source_id, wordsOf(one.customer_key, one.service_key, one.used_on, one.quantity));
  }
  const fresh = rows.filter(({ sourceId }) => !known.has(sourceId));
  const otherwise = rows.flatMap((row, index) => {
    const before = known.get(row.sourceId);
    if (before === undefined || before === wordsOf(row.customerKey, row.serviceKey, row.usedOn, row.quantity))
      return [];
    return [{ row: index + 2, column: "sourceId" as const, code: "id-used-otherwise" as const, text: row.sourceId }];
  });
  return { fresh, repeated: rows.length - fresh.length - otherwise.length, otherwise };
}

/** Two rows in the same words are the same: `3`, `3.0` and `3.0000` are one quantity. */
function wordsOf(customerKey: number, serviceKey: number, usedOn: string, quantity: string): string {
  const [whole, fraction = ""] = quantity.split(".");
  return `${customerKey} ${serviceKey} ${usedOn} ${whole}.${fraction.padEnd(4, "0")}`;
}
