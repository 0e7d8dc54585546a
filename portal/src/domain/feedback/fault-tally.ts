/**
 * What faults cost (D14): how often each stopped an invoice to a unit, and whether its sentence helped. Counted by day, unit and
 * fault; neither whose invoice it was nor what was typed is kept.
 */
import { sql } from "kysely";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { buckets, takeTry } from "../access/throttle.ts";

/** A fault as it is counted: an official rule's id, or our field and code with every row alike, `lines.*.price.missing`. */
export type FaultName = string & { readonly __brand: "FaultName" };

export interface CountedFault {
  readonly path: string;
  readonly code: string;
  readonly rule?: string | undefined;
}

export function faultNameOf({ path, code, rule }: CountedFault): FaultName {
  const place = path.replace(/\.\d+(?=\.|$)/g, ".*");
  return (rule ?? (place === "" ? code : `${place}.${code}`)).slice(0, 100) as FaultName;
}

/** A name that came from outside: what cannot be one counts as nothing. */
export function parseFaultName(text: string): FaultName | undefined {
  return /^[A-Za-z0-9.*_-]{1,100}$/.test(text) ? (text as FaultName) : undefined;
}

interface Where {
  readonly receiverId: string | undefined;
}

/** An invoice was stopped by these. Each counts once, however many rows have it. */
export async function tallyStops(
  work: Work,
  { receiverId, faults }: Where & { readonly faults: readonly FaultName[] },
) {
  const names = [...new Set(faults)].filter((name) => parseFaultName(name) !== undefined).sort();
  for (const fault of names) await count(work, { receiverId, fault, column: "stops" });
}

export interface AnswerAboutFault extends Where {
  readonly fault: FaultName;
  readonly helped: boolean;
  /** As `networkOf` tells it. */
  readonly network: string;
}

export async function answerAboutFault(work: Work, { receiverId, fault, helped, network }: AnswerAboutFault) {
  const taken = await takeTry(work, buckets.feedbackFromNetwork, network);
  if (taken.ok) await count(work, { receiverId, fault, column: helped ? "helped" : "not_helped" });
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Counting extends Where {
  readonly fault: FaultName;
  readonly column: "stops" | "helped" | "not_helped";
}

async function count(work: Work, { receiverId = "", fault, column }: Counting): Promise<void> {
  const known = uuid.test(receiverId) ? receiverId : null;
  await work.db
    .insertInto("fault_tallies")
    .columns(["on_day", "receiver_id", "fault", column])
    .expression(sql`select ${work.today}::date, (select id from receivers where id = ${known}::uuid), ${fault}, 1`)
    .onConflict((conflict) =>
      conflict.columns(["on_day", "receiver_id", "fault"]).doUpdateSet((row) => ({
        [column]: row(`fault_tallies.${column}`, "+", 1),
      })),
    )
    .execute();
}

export interface FaultCost {
  readonly fault: FaultName;
  readonly stops: number;
  readonly helped: number;
  readonly notHelped: number;
}

export interface FaultQuestion {
  readonly since: LocalDate;
  /** One of the asker's own units; without it, all of theirs, or everything for those who keep the portal. */
  readonly unit?: string | undefined;
}

/** What stops most invoices: for an officer at their own units, for supplier support everywhere. */
export async function listFaultCosts(work: Work, { since, unit }: FaultQuestion): Promise<readonly FaultCost[]> {
  const by = requirePermission(work, "inbox.read");
  const isEverywhere = by.role !== "officer";
  let asked = work.db
    .selectFrom("fault_tallies")
    .select(({ fn }) => [
      "fault",
      fn.sum<string>("stops").as("stops"),
      fn.sum<string>("helped").as("helped"),
      fn.sum<string>("not_helped").as("not_helped"),
    ])
    .where("on_day", ">=", since);
  if (!isEverywhere)
    asked = asked.where("receiver_id", "in", (own) =>
      own
        .selectFrom("officer_receivers")
        .select("receiver_id")
        .where("organisation_id", "=", by.organisationId)
        .where("account_id", "=", by.accountId),
    );
  if (unit !== undefined) asked = asked.where("receiver_id", "=", unit);
  const rows = await asked.groupBy("fault").orderBy("stops", "desc").orderBy("fault").limit(100).execute();
  return rows.map((row) => ({
    fault: row.fault as FaultName,
    stops: Number(row.stops),
    helped: Number(row.helped),
    notHelped: Number(row.not_helped),
  }));
}
