/** A spreadsheet of invoices: kept with what its columns hold, until its invoices are taken in as an import or its days are over. */
import { sql } from "kysely";
import { type Instant, later } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { isInvoiceId } from "../invoices/draft.ts";
import { Refusal } from "../refusal.ts";
import type { FileRow, UnreadableCell } from "../sheets/read-sheet.ts";
import { beginJudging } from "./judge-sheet.ts";
import { importLimits } from "./limits.ts";
import { guessColumns, isComplete, printOfHeadings, type SheetColumns } from "./sheet-columns.ts";

export interface KeptSheet {
  readonly id: string;
  readonly fileName: string;
  /** The first holds the headings. */
  readonly rows: readonly FileRow[];
  readonly unreadable: readonly UnreadableCell[];
  readonly columns: SheetColumns;
}

export interface KeepSheet {
  readonly fileName: string;
  readonly rows: readonly FileRow[];
  readonly unreadable: readonly UnreadableCell[];
}

export function headingsOf({ rows }: Pick<KeptSheet, "rows">): readonly string[] {
  return rows[0]?.cells ?? [];
}

/** The row of headings is the first that names some columns; titles may stand above it. */
export function fromHeadings(rows: readonly FileRow[]): readonly FileRow[] {
  const at = rows.slice(0, 20).findIndex(({ cells }) => Object.keys(guessColumns(cells)).length >= 3);
  return rows.slice(Math.max(0, at));
}

/** A file that its person has not taken in goes when their next one comes; the page has asked. */
export async function keepSheet(work: Work, { fileName, rows, unreadable }: KeepSheet): Promise<KeptSheet> {
  const { organisationId, accountId } = requirePermission(work, "invoice.write");
  await work.db
    .deleteFrom("invoice_sheets")
    .where("organisation_id", "=", organisationId)
    .where("made_by", "=", accountId)
    .where("import_id", "is", null)
    .execute();
  const own = fromHeadings(rows);
  const kept = { id: work.newId(), fileName: nameOf(fileName), rows: own, unreadable };
  const columns = (await findSaved(work, headingsOf(kept))) ?? guessColumns(headingsOf(kept));
  await work.db
    .insertInto("invoice_sheets")
    .values({
      organisation_id: organisationId,
      id: kept.id,
      file_name: kept.fileName,
      rows: JSON.stringify(own),
      unreadable: JSON.stringify(unreadable),
      columns: JSON.stringify(columns),
      made_by: accountId,
      made_at: work.now,
    })
    .execute();
  await beginJudging(work, kept.id, { ...kept, columns });
  await work.enqueue("forget-sheet", { organisationId, sheetId: kept.id });
  return { ...kept, columns };
}

function nameOf(fileName: string): string {
  return (
    fileName
      .replace(/^.*[\\/]/, "")
      .replace(/\p{Cc}/gu, "")
      .slice(0, 200) || "xlsx"
  );
}

async function findSaved(work: Work, headings: readonly string[]): Promise<SheetColumns | undefined> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const saved = await work.db
    .selectFrom("sheet_columns")
    .select("columns")
    .where("organisation_id", "=", organisationId)
    .where("headings", "=", printOfHeadings(headings))
    .executeTakeFirst();
  return saved?.columns as SheetColumns | undefined;
}

/** What the person says that the columns hold: for this file, and for the next with the same headings. */
export async function saveColumns(work: Work, id: string, columns: SheetColumns): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "invoice.write");
  const sheet = await getSheet(work, id);
  if (!isComplete(columns)) throw new Refusal("changed-meanwhile");
  await work.db
    .updateTable("invoice_sheets")
    .set({ columns: JSON.stringify(columns) })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .execute();
  const said = { columns: JSON.stringify(columns), saved_by: accountId, saved_at: work.now };
  await work.db
    .insertInto("sheet_columns")
    .values({ organisation_id: organisationId, headings: printOfHeadings(headingsOf(sheet)), ...said })
    .onConflict((same) => same.columns(["organisation_id", "headings"]).doUpdateSet(said))
    .execute();
  await beginJudging(work, id, { ...sheet, columns });
}

/** Judged once more, by what is known now. */
export async function judgeAgain(work: Work, id: string): Promise<void> {
  await beginJudging(work, id, await getSheet(work, id));
}

/** One that waits; a taken one leads to its import by `findImportOfSheet`. */
export async function getSheet(work: Work, id: string): Promise<KeptSheet> {
  const row = await selectSheet(work, id);
  if (row === undefined || row.rows === null) throw new Refusal("not-found");
  return {
    id,
    fileName: row.file_name,
    rows: row.rows as readonly FileRow[],
    unreadable: row.unreadable as readonly UnreadableCell[],
    columns: row.columns as SheetColumns,
  };
}

export async function findImportOfSheet(work: Work, id: string): Promise<string | undefined> {
  return (await selectSheet(work, id))?.import_id ?? undefined;
}

async function selectSheet(work: Work, id: string) {
  const { organisationId } = requirePermission(work, "invoice.write");
  if (!isInvoiceId(id)) throw new Refusal("not-found");
  return work.db
    .selectFrom("invoice_sheets")
    .select(["file_name", "rows", "unreadable", "columns", "import_id"])
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Its invoices are an import now; the rows are that import's documents. */
export async function endSheet(work: Work, id: string, importId: string): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const ended = await work.db
    .updateTable("invoice_sheets")
    .set({ rows: null, import_id: importId })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("import_id", "is", null)
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) throw new Refusal("changed-meanwhile");
  await work.db
    .deleteFrom("sheet_invoices")
    .where("organisation_id", "=", organisationId)
    .where("sheet_id", "=", id)
    .execute();
}

/** When its days are over a sheet that waits is removed; asked before that, it is asked again then. */
export async function forgetSheet(work: Work, id: string, days: number): Promise<void> {
  const organisationId = requireOrganisation(work);
  const kept = await work.db
    .selectFrom("invoice_sheets")
    .select("made_at")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("import_id", "is", null)
    .executeTakeFirst();
  if (kept === undefined) return;
  const until = later(kept.made_at, { days });
  if (until > work.now) return work.enqueue("forget-sheet", { organisationId, sheetId: id }, { startAfter: until });
  await work.db
    .deleteFrom("invoice_sheets")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("import_id", "is", null)
    .execute();
}

export interface WaitingSheet {
  readonly id: string;
  readonly fileName: string;
  readonly rowCount: number;
  readonly madeAt: Instant;
  /** Of whoever asks: their next one replaces it. */
  readonly isOwn: boolean;
}

export async function listWaitingSheets(work: Work): Promise<readonly WaitingSheet[]> {
  const { organisationId, accountId } = requirePermission(work, "invoice.write");
  const rows = await work.db
    .selectFrom("invoice_sheets")
    .select(["id", "file_name", "made_at", "made_by"])
    .select(sql<number>`jsonb_array_length(rows) - 1`.as("row_count"))
    .where("organisation_id", "=", organisationId)
    .where("import_id", "is", null)
    .orderBy("made_at", "desc")
    .limit(importLimits.sheetsListed)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    rowCount: row.row_count,
    madeAt: row.made_at,
    isOwn: row.made_by === accountId,
  }));
}
