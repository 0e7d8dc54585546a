/**
 * Judges a waiting spreadsheet, and keeps what comes of it: a batch of invoices in each transaction, and how far it came in the
 * sheet's row. Killed anywhere it goes on where the last batch ended; begun anew, an earlier judging finds nothing left to do.
 */
import { writeUblBytes } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { groupRows, type RowGroup, type SheetRows } from "./group-rows.ts";
import { importLimits } from "./limits.ts";
import type { PlannedInvoice } from "./plan-sheet.ts";
import { isComplete } from "./sheet-columns.ts";

/** What was judged before is forgotten. A sheet whose columns nobody has told apart waits for that. */
export async function beginJudging(work: Work, sheetId: string, sheet: SheetRows): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  await work.db
    .deleteFrom("sheet_invoices")
    .where("organisation_id", "=", organisationId)
    .where("sheet_id", "=", sheetId)
    .execute();
  const { groups, exampleRows } = isComplete(sheet.columns) ? groupRows(sheet) : { groups: [], exampleRows: [] };
  const begins = isComplete(sheet.columns);
  const judgingId = work.newId();
  await work.db
    .updateTable("invoice_sheets")
    .set({
      judging_id: begins ? judgingId : null,
      judging_since: begins ? work.now : null,
      judged_count: 0,
      invoice_count: groups.length,
      example_rows: JSON.stringify(exampleRows),
    })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", sheetId)
    .execute();
  if (begins) await work.enqueue("judge-sheet", { organisationId, sheetId, judgingId });
}

export interface Judging {
  readonly judgingId: string;
  readonly judgedCount: number;
  readonly groups: readonly RowGroup[];
}

/** What is left to judge of a sheet; nothing when it is judged, taken in, gone, or begun anew by a later judging. */
export async function findJudging(work: Work, sheetId: string, judgingId?: string): Promise<Judging | undefined> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const row = await work.db
    .selectFrom("invoice_sheets")
    .select(["rows", "unreadable", "columns", "judging_id", "judged_count", "invoice_count"])
    .where("organisation_id", "=", organisationId)
    .where("id", "=", sheetId)
    .executeTakeFirst();
  if (!row?.rows || row.judging_id === null || row.judged_count >= row.invoice_count) return undefined;
  if (judgingId !== undefined && row.judging_id !== judgingId) return undefined;
  const { groups } = groupRows(row as unknown as SheetRows);
  return { judgingId: row.judging_id, judgedCount: row.judged_count, groups };
}

export interface JudgedBatch {
  readonly judgingId: string;
  /** How many had been judged before these. */
  readonly after: number;
  readonly invoices: readonly PlannedInvoice[];
}

/** Says whether these were the next ones of the judging that counts; if not they are let go. */
export async function keepJudged(work: Work, sheetId: string, { judgingId, after, invoices }: JudgedBatch) {
  const { organisationId } = requirePermission(work, "invoice.write");
  const moved = await work.db
    .updateTable("invoice_sheets")
    .set({ judged_count: after + invoices.length })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", sheetId)
    .where("import_id", "is", null)
    .where("judging_id", "=", judgingId)
    .where("judged_count", "=", after)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) return false;
  const rows = invoices.map((one, at) => ({
    organisation_id: organisationId,
    sheet_id: sheetId,
    place: after + at + 1,
    ...rowOf(one),
  }));
  if (rows.length > 0) await work.db.insertInto("sheet_invoices").values(rows).execute();
  return true;
}

/** What a column of the database holds. */
const minorMax = 2n ** 63n - 1n;

function rowOf({ number, receiverName, rows, kind, total, faults, document }: PlannedInvoice) {
  const fits = total !== undefined && total.minor <= minorMax && total.minor >= -minorMax;
  return {
    number: number.slice(0, 200),
    receiver_name: receiverName.slice(0, 300),
    row_numbers: JSON.stringify(rows),
    kind,
    total_minor: fits ? total.minor : null,
    faults: JSON.stringify(faults.slice(0, importLimits.faultsMax)),
    ubl: document === undefined || !fits ? null : Buffer.from(writeUblBytes(document)),
  };
}
