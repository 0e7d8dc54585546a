/**
 * The ledger of a number series: which numbers are taken, by what, and which are not. Read downwards number by number, each
 * looked up where numbers are kept unique, so that a page costs the same in a series of ten million.
 */
import { sql } from "kysely";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { Standing } from "../delivery/standing.ts";
import type { HeldFor } from "./list-invoices.ts";
import { numberKey } from "./number-key.ts";

export interface Series {
  readonly prefix: string;
  readonly nextNumber: bigint;
  readonly takenThrough: bigint;
  readonly inUse: boolean;
}

export async function listSeries(work: Work): Promise<readonly Series[]> {
  const { organisationId } = requirePermission(work, "invoice.read");
  const rows = await work.db
    .selectFrom("number_series")
    .select(["prefix", "next_number", "taken_through", "in_use"])
    .where("organisation_id", "=", organisationId)
    .where("series", "=", "invoice")
    .orderBy("in_use", "desc")
    .orderBy("prefix")
    .limit(seriesMax)
    .execute();
  return rows.map((row) => ({
    prefix: row.prefix,
    nextNumber: row.next_number,
    takenThrough: row.taken_through,
    inUse: row.in_use,
  }));
}

const seriesMax = 100;

export interface LedgerQuestion {
  readonly prefix: string;
  /** The highest number wanted. */
  readonly from: bigint;
}

/** One document that has a number, or a run of numbers that nothing has. */
export type LedgerRow =
  | {
      readonly kind: "taken";
      readonly number: string;
      readonly invoiceId: string;
      readonly revision: number;
      readonly receiverName: string;
      readonly issueOn: LocalDate;
      readonly standing: Standing | undefined;
      readonly heldFor: HeldFor | undefined;
    }
  | { readonly kind: "unused"; readonly first: string; readonly last: string };

export interface LedgerPage {
  readonly rows: readonly LedgerRow[];
  /** Where the next page begins, when there are lower numbers. */
  readonly next: bigint | undefined;
}

/** Numbers looked up for one page. */
export const ledgerNumbers = 100n;

export async function listNumbers(work: Work, question: LedgerQuestion): Promise<LedgerPage> {
  const { rows } = await ledgerQuery(work, question).execute(work.db);
  const next = question.from - ledgerNumbers;
  return { rows: rows.reduce<readonly LedgerRow[]>(gathered, []), next: next > 0n ? next : undefined };
}

interface Row {
  readonly label: string;
  readonly id: string | null;
  readonly revision: number | null;
  readonly receiver_name: string | null;
  readonly issue_on: LocalDate | null;
  readonly standing: Standing | null;
  readonly held_for: HeldFor | null;
}

/** As SQL, so that its plan can be looked at. Numbers are keys: a series' prefix is written in capitals, digits and plain signs. */
export function ledgerQuery(work: Work, { prefix, from }: LedgerQuestion) {
  const { organisationId } = requirePermission(work, "invoice.read");
  const lowest = from > ledgerNumbers ? from - ledgerNumbers + 1n : 1n;
  return sql<Row>`
    select wanted.label, invoice.id, invoice.revision, invoice.receiver_name, invoice.issue_on, delivery.standing,
           held.reason as held_for
    from (select n, ${numberKey(prefix)} || n as label from generate_series(${from}::bigint, ${lowest}::bigint, -1) as n) as wanted
    left join lateral (
      select id, revision, receiver_name, issue_on from invoices
      where organisation_id = ${organisationId} and number_key = wanted.label limit 100
    ) as invoice on true
    left join lateral (
      select standing from deliveries where organisation_id = ${organisationId} and invoice_id = invoice.id limit 1
    ) as delivery on true
    left join lateral (
      select reason from held_invoices
      where organisation_id = ${organisationId} and invoice_id = invoice.id and released_at is null limit 1
    ) as held on true
    order by n desc, revision desc`;
}

/** Numbers in a row that nothing has are told as one. */
function gathered(rows: readonly LedgerRow[], row: Row): readonly LedgerRow[] {
  const { label, id } = row;
  if (id !== null) return [...rows, takenRow({ ...row, id })];
  const last = rows.at(-1);
  if (last?.kind === "unused") return [...rows.slice(0, -1), { ...last, first: label }];
  return [...rows, { kind: "unused", first: label, last: label }];
}

function takenRow({
  label,
  id,
  revision,
  receiver_name,
  issue_on,
  standing,
  held_for,
}: Row & { readonly id: string }): LedgerRow {
  return {
    kind: "taken",
    number: label,
    invoiceId: id,
    revision: revision ?? 1,
    receiverName: receiver_name ?? "",
    issueOn: issue_on as LocalDate,
    standing: standing ?? undefined,
    heldFor: held_for ?? undefined,
  };
}
