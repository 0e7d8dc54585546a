/** What is known of a waiting spreadsheet by those who look at it: how far it is judged, what it would become, and what is to be mended. */
import { sql } from "kysely";
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { isInvoiceId } from "../invoices/draft.ts";
import { Refusal } from "../refusal.ts";
import type { CellFault } from "./group-rows.ts";
import type { SheetColumns } from "./sheet-columns.ts";

export const judgedStates = ["faulty", "ready"] as const;
export type JudgedState = (typeof judgedStates)[number];

export interface JudgedSheet {
  readonly id: string;
  readonly fileName: string;
  readonly headings: readonly string[];
  readonly rowCount: number;
  readonly columns: SheetColumns;
  /** Rows that are the template's example, and are passed over. */
  readonly exampleRows: readonly number[];
  readonly invoiceCount: number;
  readonly judgedCount: number;
  /** Another each time it is judged anew. */
  readonly judgingId: string | undefined;
  /** When the judging began whose results are shown; absent while nobody has told the columns apart. */
  readonly judgedAt: Instant | undefined;
  readonly counts: Readonly<Record<JudgedState, number>>;
  /** Of those that are ready; a credit is taken off. */
  readonly readyMinor: bigint;
}

export interface JudgedInvoice {
  readonly place: number;
  readonly number: string;
  readonly receiverName: string;
  readonly rows: readonly number[];
  readonly totalMinor: bigint | undefined;
  readonly state: JudgedState;
}

export async function getJudgedSheet(work: Work, id: string): Promise<JudgedSheet> {
  const { organisationId } = requirePermission(work, "invoice.write");
  if (!isInvoiceId(id)) throw new Refusal("not-found");
  const sheet = await work.db
    .selectFrom("invoice_sheets")
    .select(["file_name", "columns", "example_rows", "invoice_count", "judged_count", "judging_id", "judging_since"])
    .select(sql<readonly string[] | null>`rows -> 0 -> 'cells'`.as("headings"))
    .select(sql<number>`jsonb_array_length(rows) - 1`.as("row_count"))
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("import_id", "is", null)
    .executeTakeFirst();
  if (sheet === undefined) throw new Refusal("not-found");
  const { ready, minor } = await countReady(work, id);
  return {
    id,
    fileName: sheet.file_name,
    headings: sheet.headings ?? [],
    rowCount: sheet.row_count,
    columns: sheet.columns as SheetColumns,
    exampleRows: sheet.example_rows as readonly number[],
    invoiceCount: sheet.invoice_count,
    judgedCount: sheet.judged_count,
    judgingId: sheet.judging_id ?? undefined,
    judgedAt: sheet.judging_since ?? undefined,
    counts: { ready, faulty: sheet.judged_count - ready },
    readyMinor: BigInt(minor),
  };
}

async function countReady(work: Work, id: string) {
  return selectJudged(work, id)
    .where("ubl", "is not", null)
    .select(sql<number>`count(*)::int`.as("ready"))
    .select(
      sql<string>`coalesce(sum(case kind when 'credit-note' then -total_minor else total_minor end), 0)::text`.as(
        "minor",
      ),
    )
    .executeTakeFirstOrThrow();
}

function selectJudged(work: Work, sheetId: string) {
  const { organisationId } = requirePermission(work, "invoice.write");
  return work.db
    .selectFrom("sheet_invoices")
    .where("organisation_id", "=", organisationId)
    .where("sheet_id", "=", sheetId);
}

export interface JudgedPage {
  readonly show: JudgedState | undefined;
  readonly page: number;
  readonly pageSize: number;
}

export async function listJudged(
  work: Work,
  id: string,
  { show, page, pageSize }: JudgedPage,
): Promise<readonly JudgedInvoice[]> {
  const rows = await selectJudged(work, id)
    .select(["place", "number", "receiver_name", "row_numbers", "total_minor"])
    .select(sql<boolean>`ubl is not null`.as("is_ready"))
    .$if(show !== undefined, (all) => all.where("ubl", show === "ready" ? "is not" : "is", null))
    .orderBy("place")
    .offset((page - 1) * pageSize)
    .limit(pageSize)
    .execute();
  return rows.map((row) => ({
    place: row.place,
    number: row.number,
    receiverName: row.receiver_name,
    rows: row.row_numbers as readonly number[],
    totalMinor: row.total_minor ?? undefined,
    state: row.is_ready ? "ready" : "faulty",
  }));
}

export interface CellFaults {
  readonly shown: readonly CellFault[];
  readonly count: number;
}

/** By their rows, the first of them. */
export async function listCellFaults(work: Work, id: string, max: number): Promise<CellFaults> {
  const { rows } = await sql<{ readonly fault: CellFault; readonly count: number }>`
    select fault, count(*) over ()::int as count
    from ${selectJudged(work, id).where("ubl", "is", null).select(["place", "faults"]).as("judged")},
      jsonb_array_elements(judged.faults) with ordinality as told (fault, nth)
    order by (fault ->> 'row')::int, judged.place, nth limit ${max}`.execute(work.db);
  return { shown: rows.map(({ fault }) => fault), count: rows[0]?.count ?? 0 };
}

export interface ReadyDocument {
  readonly place: number;
  readonly rows: readonly number[];
  readonly ubl: Uint8Array;
}

/** The next e-invoices of those that are ready, in the order of the file. */
export async function listReady(
  work: Work,
  id: string,
  { after, max }: { readonly after: number; readonly max: number },
): Promise<readonly ReadyDocument[]> {
  const rows = await selectJudged(work, id)
    .select(["place", "row_numbers", "ubl"])
    .where("ubl", "is not", null)
    .where("place", ">", after)
    .orderBy("place")
    .limit(max)
    .execute();
  return rows.flatMap(({ place, row_numbers: own, ubl }) =>
    ubl === null ? [] : [{ place, rows: own as readonly number[], ubl }],
  );
}
