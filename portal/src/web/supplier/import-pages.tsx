/** Importing a file of invoices: choosing it, following it, looking at every document in it, and saying that it goes. */
import { may } from "../../domain/access/permissions.ts";
import { scanFault } from "../../domain/attachments/scan.ts";
import { itemStates, type ItemState } from "../../domain/imports/import.ts";
import { importLimits } from "../../domain/imports/limits.ts";
import { listWaitingSheets } from "../../domain/imports/kept-sheet.ts";
import { isSpreadsheet, openFile } from "../../domain/imports/open-file.ts";
import { findImport, listImports, listItems } from "../../domain/imports/queries.ts";
import { cancelImport, sendImport } from "../../domain/imports/send-import.ts";
import { startImport } from "../../domain/imports/start-import.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { paths } from "../paths.ts";
import { ImportPage } from "./import-page.tsx";
import { ImportsPage } from "./imports-page.tsx";
import { preparedPaths } from "./prepared-paths.ts";
import { sheetRoutes, uploadSheet } from "./sheet-pages.tsx";

/** Room for a file that is somewhat too large, so that its limit is told at the field. */
const bodyBytesMax = importLimits.fileBytesMax + 8 * 1024 * 1024;
const uploadLimits = { bodyBytesMax, fileBytesMax: importLimits.fileBytesMax + 1, requestsPerMinuteMax: 20 };
const PAGE_SIZE = 50;

export const importRoutes: readonly Route[] = [
  get(preparedPaths.imports, "invoice.write", (visit) => showImports(visit)),
  post(preparedPaths.imports, "invoice.write", upload, uploadLimits),
  get(preparedPaths.oneImport(":id"), "invoice.write", showImport),
  post(preparedPaths.sendImport(":id"), "invoice.send", send),
  post(preparedPaths.cancelImport(":id"), "invoice.write", cancel),
  ...sheetRoutes,
];

async function showImports(visit: Visit, faults: readonly FieldFault[] = []): Promise<Answer> {
  const { say, fields, seal } = visit;
  const { found, sheets } = await visit.ask(async (work) => ({
    found: await listImports(work),
    sheets: await listWaitingSheets(work),
  }));
  const sentences = { ...say.sheets.faults, ...say.invoiceSheets.faults, ...say.imports.files };
  const form = fillForm({ say, fields, faults, sentences });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.imports.title,
    crumbs: [invoicesCrumb(visit)],
    body: <ImportsPage say={say} seal={seal} form={form} found={found} sheets={sheets} />,
    wide: true,
  };
}

async function upload(visit: Visit): Promise<Answer> {
  const file = visit.files.find(({ field }) => field === "file");
  const found = await scanFault(visit.antivirus, file?.bytes ?? new Uint8Array());
  if (found !== undefined) return showImports(visit, [{ path: "file", code: found, params: {} }]);
  if (file !== undefined && isSpreadsheet(file.bytes))
    return uploadSheet(visit, file, (fault) => showImports(visit, [fault]));
  const opened = openFile({ name: file?.name ?? "", bytes: file?.bytes ?? new Uint8Array() });
  if (!opened.ok || file === undefined) {
    const code = opened.ok ? "nothing" : opened.fault;
    return showImports(visit, [{ path: "file", code, params: {} }]);
  }
  const started = await visit.perform(
    (work) => startImport(work, { fileName: file.name, bytes: file.bytes, documentCount: opened.documents.length }),
    ({ id }) => preparedPaths.oneImport(id),
  );
  const { again, started: arrived } = visit.say.imports;
  return { kind: "redirect", to: preparedPaths.oneImport(started.id), notice: started.isAgain ? again : arrived };
}

async function showImport(visit: Visit): Promise<Answer> {
  const { say, query, viewer } = visit;
  const show = itemStates.find((state) => state === query["show"]);
  const page = pageIn(query["page"]);
  const shown = await visit.ask(async (work) => {
    const found = await findImport(work, visit.params["id"] ?? "");
    const states: readonly ItemState[] = show === undefined ? itemStates : [show];
    return { found, items: await listItems(work, { importId: found.id, states, page, pageSize: PAGE_SIZE }) };
  });
  const { found, items } = shown;
  const maySend = viewer !== undefined && may(viewer.actor.role, "invoice.send");
  const isUnderWay = found.state === "uploaded" || found.state === "sending";
  return {
    kind: "page",
    title: found.fileName,
    crumbs: [invoicesCrumb(visit), { label: say.imports.title, href: preparedPaths.imports }],
    body: (
      <ImportPage visit={visit} found={found} list={{ items, show, page, pageSize: PAGE_SIZE }} maySend={maySend} />
    ),
    ...(isUnderWay && { islands: ["progress"] }),
    wide: true,
  };
}

function invoicesCrumb({ say }: Visit) {
  return { label: say.frame.navigation.invoices, href: paths.invoices };
}

function pageIn(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1;
}

async function send(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  await visit.perform((work) => sendImport(work, id));
  return { kind: "redirect", to: preparedPaths.oneImport(id), notice: visit.say.imports.sent };
}

async function cancel(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  await visit.perform((work) => cancelImport(work, id));
  return { kind: "redirect", to: preparedPaths.oneImport(id), notice: visit.say.imports.cancelled };
}
