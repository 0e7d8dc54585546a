/** A spreadsheet of invoices on its way to become an import: read, its columns put right, looked at, and taken in. */
import { findImportOfSheet, getSheet, type KeptSheet, keepSheet } from "../../domain/imports/kept-sheet.ts";
import { importLimits } from "../../domain/imports/limits.ts";
import { gatherSheetFacts, planSheet, type SheetPlan } from "../../domain/imports/plan-sheet.ts";
import { isComplete } from "../../domain/imports/sheet-columns.ts";
import { packInvoices, takeSheet } from "../../domain/imports/take-sheet.ts";
import { readRows } from "../../domain/sheets/read-rows.ts";
import type { FieldFault } from "../form.ts";
import { type Answer, get, post, type Route, type UploadedFile, type Visit } from "../route.ts";
import { tableFormats } from "../table-file.ts";
import { preparedPaths } from "./prepared-paths.ts";
import { rowsText } from "./sheet-cell-text.ts";
import { postColumns, showColumns } from "./sheet-columns-page.tsx";
import { sheetCrumbs } from "./sheet-crumbs.ts";
import { SheetPage, sheetStates } from "./sheet-page.tsx";
import { downloadTemplate } from "./sheet-template.ts";

/** Every look at one judges all that is in it. */
const requestsPerMinuteMax = 30;

export const sheetRoutes: readonly Route[] = [
  ...tableFormats.map((format) =>
    get(preparedPaths.sheetTemplate(format), "invoice.write", (visit) => downloadTemplate(visit, format)),
  ),
  get(preparedPaths.sheet(":id"), "invoice.write", showSheet, { requestsPerMinuteMax }),
  get(preparedPaths.sheetColumns(":id"), "invoice.write", (visit) => showColumns(visit)),
  post(preparedPaths.sheetColumns(":id"), "invoice.write", postColumns),
  post(preparedPaths.takeSheet(":id"), "invoice.write", take, { requestsPerMinuteMax }),
];

/** Keeps an uploaded spreadsheet; or tells, at the field, why it can not be read. */
export async function uploadSheet(
  visit: Visit,
  file: UploadedFile,
  refused: (fault: FieldFault) => Promise<Answer>,
): Promise<Answer> {
  const fault = (code: string, params = {}): Promise<Answer> => refused({ path: "file", code, params });
  if (file.bytes.length > importLimits.sheetBytesMax) return fault("sheet-too-large");
  const read = await readRows(file.bytes, importLimits.sheetRowsMax);
  if (!read.ok) return fault(read.fault, { max: String(importLimits.sheetRowsMax) });
  if (read.rows.length < 2) return fault("no-rows");
  const placeOf = ({ id, columns }: KeptSheet): string =>
    isComplete(columns) ? preparedPaths.sheet(id) : preparedPaths.sheetColumns(id);
  const kept = await visit.perform((work) => keepSheet(work, { fileName: file.name, ...read }), placeOf);
  return { kind: "redirect", to: placeOf(kept), notice: visit.say.invoiceSheets.arrived };
}

async function planOf(visit: Visit, sheet: KeptSheet): Promise<SheetPlan> {
  return planSheet(sheet, await visit.ask((work) => gatherSheetFacts(work, sheet)));
}

const pageSize = 50;

async function showSheet(visit: Visit): Promise<Answer> {
  const { say, query } = visit;
  const id = visit.params["id"] ?? "";
  const became = await visit.ask((work) => findImportOfSheet(work, id));
  if (became !== undefined) return { kind: "redirect", to: preparedPaths.oneImport(became) };
  const sheet = await visit.ask((work) => getSheet(work, id));
  if (!isComplete(sheet.columns)) return { kind: "redirect", to: preparedPaths.sheetColumns(id) };
  const plan = await planOf(visit, sheet);
  const show = sheetStates.find((state) => state === query["show"]);
  const page = /^[1-9]\d{0,3}$/.test(query["page"] ?? "") ? Number(query["page"]) : 1;
  return {
    kind: "page",
    title: say.invoiceSheets.title(sheet.fileName),
    crumbs: sheetCrumbs(visit),
    body: <SheetPage visit={visit} sheet={sheet} plan={plan} list={{ show, page, pageSize }} />,
    wide: true,
  };
}

/** Judged anew, outside of the transaction that takes in: the import judges every document once more. */
async function take(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  const became = await visit.ask((work) => findImportOfSheet(work, id));
  if (became !== undefined) return { kind: "redirect", to: preparedPaths.oneImport(became) };
  const sheet = await visit.ask((work) => getSheet(work, id));
  const { invoices } = await planOf(visit, sheet);
  const { rows } = visit.say.invoiceSheets;
  const documents = await packInvoices(invoices, (own) => rows(rowsText(own)).slice(0, 200));
  if (documents.documentCount === 0) return { kind: "redirect", to: preparedPaths.sheet(id) };
  const importId = await visit.perform((work) => takeSheet(work, id, documents), preparedPaths.oneImport);
  return { kind: "redirect", to: preparedPaths.oneImport(importId), notice: visit.say.imports.started };
}
