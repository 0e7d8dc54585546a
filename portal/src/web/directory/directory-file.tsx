/** The directory as a file: downloaded however long it is, uploaded, looked at row by row, and taken in by a job. */
import { requirePermission } from "../../domain/access/permissions.ts";
import { scanFault } from "../../domain/attachments/scan.ts";
import {
  askDirectory,
  directoryFileBytesMax,
  directoryRowsMax,
  getDirectoryFile,
  keepDirectoryFile,
} from "../../domain/receivers/directory-import.ts";
import { listReceiversAfter, type ReceiverPlace } from "../../domain/receivers/queries.ts";
import { readRows } from "../../domain/sheets/read-rows.ts";
import { cellName } from "../../domain/sheets/sheet.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SheetRow } from "../../domain/sheets/sheet.ts";
import type { Work } from "../../work.ts";
import { csvLine } from "../csv.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { tableAnswer, type TableFormat, tableFormats } from "../table-file.ts";
import { cellsOfReceiver, columnHeading, directoryColumns } from "./directory-columns.ts";
import { directoryFilePaths } from "./directory-file-paths.ts";
import { AppliedPage, ApplyingPage, PreviewPage, rowStates, UploadPage } from "./directory-file-pages.tsx";
import { type DirectoryPlan, planDirectory, readDirectoryFile } from "./plan-directory.ts";

/** Room for a file that is somewhat too large, so that its limit is told at the field. */
const uploadLimits = {
  bodyBytesMax: directoryFileBytesMax + 2 * 1024 * 1024,
  fileBytesMax: directoryFileBytesMax + 1,
  requestsPerMinuteMax: 30,
};
const pageSize = 100;

export const directoryFileRoutes: readonly Route[] = [
  ...tableFormats.map((format) =>
    get(directoryFilePaths.download(format), "receiver.write", (visit) => download(visit, format), {
      requestsPerMinuteMax: 20,
    }),
  ),
  get(directoryFilePaths.upload, "receiver.write", async (visit) => uploadPage(visit)),
  post(directoryFilePaths.upload, "receiver.write", upload, uploadLimits),
  get(directoryFilePaths.preview(":id"), "receiver.write", show, { requestsPerMinuteMax: 60 }),
  post(directoryFilePaths.preview(":id"), "receiver.write", apply),
];

async function download(visit: Visit, format: TableFormat): Promise<Answer> {
  const { say } = visit;
  const today = await visit.ask(async (work) => work.today);
  return tableAnswer(format, {
    fileName: `${say.directory.file.fileName}-${today}`,
    sheetName: say.directory.title,
    columns: directoryColumns.map((column) => ({ heading: columnHeading(column, say), kind: "text" })),
    pages: pagesOf(visit),
  });
}

async function* pagesOf({ say, ask }: Visit): AsyncGenerator<readonly SheetRow[]> {
  for (let after: ReceiverPlace | undefined; ; ) {
    const page = await ask((work) => {
      const { organisationId } = requirePermission(work, "receiver.write");
      return listReceiversAfter(work, { organisationId, after, limit: 500 });
    });
    yield page.rows.map((unit) => cellsOfReceiver(unit, say));
    if (page.next === undefined) return;
    after = page.next;
  }
}

async function upload(visit: Visit): Promise<Answer> {
  const file = visit.files.find(({ field }) => field === "file");
  const refused = (code: string): Answer => uploadPage(visit, [{ path: "file", code, params: {} }]);
  if (file === undefined || file.bytes.length === 0) return refused("missing");
  if (file.bytes.length > directoryFileBytesMax) return refused("file-too-large");
  const found = await scanFault(visit.antivirus, file.bytes);
  if (found !== undefined) return refused(found);
  const bytes = await plainFile(file.bytes);
  if (!bytes.ok) return uploadPage(visit, [bytes.fault]);
  const read = readDirectoryFile(bytes.value);
  if (!read.ok) return uploadPage(visit, [read.fault]);
  const id = await visit.perform(
    (work) => keepDirectoryFile(work, { fileName: file.name, bytes: bytes.value }),
    (kept) => directoryFilePaths.preview(kept),
  );
  return { kind: "redirect", to: directoryFilePaths.preview(id) };
}

type PlainFile = { readonly ok: true; readonly value: Uint8Array } | { readonly ok: false; readonly fault: FieldFault };

/** What is kept: the rows as text, whatever they came in, each under the number it has in the file. */
async function plainFile(bytes: Uint8Array): Promise<PlainFile> {
  const read = await readRows(bytes, directoryRowsMax + 1);
  const fault = (code: string, params = {}): PlainFile => ({ ok: false, fault: { path: "file", code, params } });
  if (!read.ok) return fault(read.fault, { max: String(directoryRowsMax) });
  const [unreadable] = read.unreadable;
  if (unreadable !== undefined) return fault("cell-unreadable", { cell: cellName(unreadable) });
  let last = 0;
  const lines = read.rows.map(({ row, cells }) => {
    const empty = "\r\n".repeat(row - last - 1);
    last = row;
    return empty + csvLine(cells);
  });
  return { ok: true, value: Buffer.from(lines.join("")) };
}

async function planOf(work: Work, bytes: Uint8Array): Promise<DirectoryPlan> {
  const read = readDirectoryFile(bytes);
  if (!read.ok) throw new Error("A directory file was kept that can not be read.");
  return planDirectory(work, read.rows);
}

async function show(visit: Visit): Promise<Answer> {
  const { say, seal, query } = visit;
  const { file, plan } = await visit.ask(async (work) => {
    const found = await getDirectoryFile(work, visit.params["id"] ?? "");
    return { file: found, plan: found.state === "waiting" ? await planOf(work, found.bytes) : undefined };
  });
  const words = say.directory.file;
  const crumbs = [
    { label: say.directory.title, href: paths.directory },
    { label: words.title, href: directoryFilePaths.upload },
  ];
  if (file.state === "applying") {
    const title = words.applyingTitle(file.fileName);
    const body = <ApplyingPage say={say} title={title} {...file} />;
    return { kind: "page", title, crumbs, body, islands: ["progress"] };
  }
  if (file.state === "applied" || plan === undefined) {
    const counts = file.state === "applied" ? file.counts : undefined;
    const title = words.appliedTitle(file.fileName);
    return { kind: "page", title, crumbs, body: <AppliedPage say={say} title={title} counts={counts} /> };
  }
  const only = rowStates.find((state) => state === query["show"]);
  const page = /^[1-9]\d{0,3}$/.test(query["page"] ?? "") ? Number(query["page"]) : 1;
  const title = words.previewTitle(file.fileName);
  const shown = { plan, only, page, pageSize, refused: file.refused };
  const body = <PreviewPage say={say} seal={seal} title={title} id={file.id} {...shown} />;
  return { kind: "page", title, crumbs, body, wide: true };
}

/** Planned anew in the deed's own transaction: what a job takes in is what was seen, or nothing. */
async function apply(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  const count = await visit.perform(
    async (work) => {
      const file = await getDirectoryFile(work, id);
      if (file.state !== "waiting") throw new Refusal("changed-meanwhile");
      const plan = await planOf(work, file.bytes);
      if (plan.print !== visit.fields["print"]) throw new Refusal("changed-meanwhile");
      const entries = plan.rows.flatMap((row) => (row.state === "new" || row.state === "changed" ? [row.entry] : []));
      await askDirectory(work, id, { entries, counts: plan.counts });
      return entries.length;
    },
    () => directoryFilePaths.preview(id),
  );
  return { kind: "redirect", to: directoryFilePaths.preview(id), notice: visit.say.directory.file.asked(count) };
}

function uploadPage({ say, seal }: Visit, faults: readonly FieldFault[] = []): Answer {
  const form = fillForm({ say, fields: {}, faults, sentences: { ...say.sheets.faults, ...say.directory.faults } });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.directory.file.title,
    crumbs: [{ label: say.directory.title, href: paths.directory }],
    body: <UploadPage say={say} seal={seal} form={form} />,
  };
}
