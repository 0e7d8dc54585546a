/** A spreadsheet of invoices on its way to become an import: read, its columns put right, looked at, and taken in. */
import { judgeNext } from "../../domain/imports/judge-next.ts";
import {
  getJudgedSheet,
  type JudgedPage,
  judgedStates,
  listCellFaults,
  listJudged,
  listReady,
} from "../../domain/imports/judged-sheet.ts";
import {
  findImportOfSheet,
  judgeAgain,
  type KeptSheet,
  keepSheet,
  listWaitingSheets,
} from "../../domain/imports/kept-sheet.ts";
import { importLimits } from "../../domain/imports/limits.ts";
import { isComplete } from "../../domain/imports/sheet-columns.ts";
import { packInvoices, takeSheet } from "../../domain/imports/take-sheet.ts";
import { readRows } from "../../domain/sheets/read-rows.ts";
import type { Work } from "../../work.ts";
import type { FieldFault } from "../form.ts";
import { type Answer, get, post, type Route, type UploadedFile, type Visit } from "../route.ts";
import { tableFormats } from "../table-file.ts";
import { preparedPaths } from "./prepared-paths.ts";
import { rowsText } from "./sheet-cell-text.ts";
import { postColumns, showColumns } from "./sheet-columns-page.tsx";
import { sheetCrumbs } from "./sheet-crumbs.ts";
import { SheetPage } from "./sheet-page.tsx";
import { downloadTemplate } from "./sheet-template.ts";

/** Judging is work for others to wait for. */
const requestsPerMinuteMax = 30;

export const sheetRoutes: readonly Route[] = [
  ...tableFormats.map((format) =>
    get(preparedPaths.sheetTemplate(format), "invoice.write", (visit) => downloadTemplate(visit, format)),
  ),
  get(preparedPaths.sheet(":id"), "invoice.write", showSheet),
  post(preparedPaths.judgeSheet(":id"), "invoice.write", judge, { requestsPerMinuteMax }),
  get(preparedPaths.sheetColumns(":id"), "invoice.write", (visit) => showColumns(visit)),
  post(preparedPaths.sheetColumns(":id"), "invoice.write", tellColumns, { requestsPerMinuteMax }),
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
  // The same file again is the mended one; another would take away what has not been taken in.
  const waiting = (await visit.ask(listWaitingSheets)).find(({ isOwn }) => isOwn);
  const isOther = waiting !== undefined && waiting.fileName !== file.name;
  if (isOther && (visit.fields["replace"] ?? "") === "")
    return refused({ path: "replace", code: "replaces", params: { name: waiting.fileName } });
  const placeOf = ({ id, columns }: KeptSheet): string =>
    isComplete(columns) ? preparedPaths.sheet(id) : preparedPaths.sheetColumns(id);
  const kept = await visit.perform((work) => keepSheet(work, { fileName: file.name, ...read }), placeOf);
  await judgeSome(visit, kept.id);
  return { kind: "redirect", to: placeOf(kept), notice: visit.say.invoiceSheets.arrived };
}

/** A short file is judged when its page is shown; a long one goes on in the background. */
async function judgeSome(visit: Visit, sheetId: string): Promise<void> {
  const act = <T,>(command: (work: Work) => Promise<T>): Promise<T> => visit.perform(command);
  await judgeNext(act, { sheetId, max: importLimits.sheetJudgedAtOnce });
}

async function tellColumns(visit: Visit): Promise<Answer> {
  const answer = await postColumns(visit);
  if (answer.kind === "redirect") await judgeSome(visit, visit.params["id"] ?? "");
  return answer;
}

async function judge(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  await visit.perform((work) => judgeAgain(work, id));
  await judgeSome(visit, id);
  return { kind: "redirect", to: preparedPaths.sheet(id), notice: visit.say.invoiceSheets.judgedAgain };
}

const pageSize = 50;
/** More than anybody mends before the next try. */
const faultsShown = 500;

async function showSheet(visit: Visit): Promise<Answer> {
  const { say, query } = visit;
  const id = visit.params["id"] ?? "";
  const became = await visit.ask((work) => findImportOfSheet(work, id));
  if (became !== undefined) return { kind: "redirect", to: preparedPaths.oneImport(became) };
  const show = judgedStates.find((state) => state === query["show"]);
  const list: JudgedPage = { show, page: pageIn(query["page"]), pageSize };
  const { sheet, invoices, faults } = await visit.ask(async (work) => ({
    sheet: await getJudgedSheet(work, id),
    invoices: await listJudged(work, id, list),
    faults: await listCellFaults(work, id, faultsShown),
  }));
  if (!isComplete(sheet.columns)) return { kind: "redirect", to: preparedPaths.sheetColumns(id) };
  return {
    kind: "page",
    title: say.invoiceSheets.title(sheet.fileName),
    crumbs: sheetCrumbs(visit),
    body: <SheetPage visit={visit} sheet={sheet} invoices={invoices} faults={faults} list={list} />,
    ...(sheet.judgedCount < sheet.invoiceCount && { islands: ["progress"] }),
    wide: true,
  };
}

function pageIn(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1;
}

/** Documents fetched at a time while they are packed. */
const packedAtOnce = 500;

/** As they were judged when somebody looked: the import judges every document once more. */
async function take(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  const became = await visit.ask((work) => findImportOfSheet(work, id));
  if (became !== undefined) return { kind: "redirect", to: preparedPaths.oneImport(became) };
  const { judgedCount, invoiceCount, counts, judgingId } = await visit.ask((work) => getJudgedSheet(work, id));
  if (judgedCount < invoiceCount || counts.ready === 0) return { kind: "redirect", to: preparedPaths.sheet(id) };
  const { rows } = visit.say.invoiceSheets;
  const documents = await packInvoices(
    (after) => visit.ask((work) => listReady(work, id, { after, max: packedAtOnce })),
    (own) => rows(rowsText(own)).slice(0, 200),
  );
  const importId = await visit.perform(
    (work) => takeSheet(work, id, { ...documents, judgingId }),
    preparedPaths.oneImport,
  );
  return { kind: "redirect", to: preparedPaths.oneImport(importId), notice: visit.say.imports.started };
}
