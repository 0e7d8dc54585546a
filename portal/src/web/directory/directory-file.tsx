/** The directory as a file: downloaded however long it is, uploaded, looked at row by row, and applied in one deed. */
import { requirePermission } from "../../domain/access/permissions.ts";
import {
  applyDirectory,
  directoryFileBytesMax,
  getDirectoryFile,
  keepDirectoryFile,
} from "../../domain/receivers/directory-import.ts";
import { listReceiversAfter, type ReceiverPlace } from "../../domain/receivers/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Work } from "../../work.ts";
import { csvLine } from "../csv.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { cellsOfReceiver, columnHeading, directoryColumns } from "./directory-columns.ts";
import { directoryFilePaths } from "./directory-file-paths.ts";
import { AppliedPage, PreviewPage, rowStates, UploadPage } from "./directory-file-pages.tsx";
import { type DirectoryPlan, planDirectory, readDirectoryFile } from "./plan-directory.ts";

/** Room for a file that is somewhat too large, so that its limit is told at the field. */
const uploadLimits = {
  bodyBytesMax: directoryFileBytesMax + 2 * 1024 * 1024,
  fileBytesMax: directoryFileBytesMax + 1,
  requestsPerMinuteMax: 20,
};
const pageSize = 100;

export const directoryFileRoutes: readonly Route[] = [
  get(directoryFilePaths.download, "receiver.write", download, { requestsPerMinuteMax: 20 }),
  get(directoryFilePaths.upload, "receiver.write", async (visit) => uploadPage(visit)),
  post(directoryFilePaths.upload, "receiver.write", upload, uploadLimits),
  get(directoryFilePaths.preview(":id"), "receiver.write", show, { requestsPerMinuteMax: 60 }),
  post(directoryFilePaths.preview(":id"), "receiver.write", apply),
];

async function download(visit: Visit): Promise<Answer> {
  const today = await visit.ask(async (work) => work.today);
  return {
    kind: "stream",
    name: `${visit.say.directory.file.fileName}-${today}.csv`,
    type: "text/csv; charset=utf-8",
    chunks: linesOf(visit),
  };
}

async function* linesOf({ say, ask }: Visit): AsyncGenerator<string> {
  // A byte order mark: spreadsheets take the file for another encoding without it.
  yield `\ufeff${csvLine(directoryColumns.map((column) => columnHeading(column, say)))}`;
  for (let after: ReceiverPlace | undefined; ; ) {
    const page = await ask((work) => {
      const { organisationId } = requirePermission(work, "receiver.write");
      return listReceiversAfter(work, { organisationId, after, limit: 500 });
    });
    yield page.rows.map((unit) => csvLine(cellsOfReceiver(unit, say))).join("");
    if (page.next === undefined) return;
    after = page.next;
  }
}

async function upload(visit: Visit): Promise<Answer> {
  const file = visit.files.find(({ field }) => field === "file");
  const refused = (code: string): Answer => uploadPage(visit, [{ path: "file", code, params: {} }]);
  if (file === undefined || file.bytes.length === 0) return refused("missing");
  if (file.bytes.length > directoryFileBytesMax) return refused("file-too-large");
  const read = readDirectoryFile(file.bytes);
  if (!read.ok) return uploadPage(visit, [read.fault]);
  const id = await visit.perform(
    (work) => keepDirectoryFile(work, { fileName: file.name, bytes: file.bytes }),
    (kept) => directoryFilePaths.preview(kept),
  );
  return { kind: "redirect", to: directoryFilePaths.preview(id) };
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
  if (plan === undefined) {
    const counts = file.state === "applied" ? file.counts : undefined;
    const title = words.appliedTitle(file.fileName);
    return { kind: "page", title, crumbs, body: <AppliedPage say={say} title={title} counts={counts} /> };
  }
  const only = rowStates.find((state) => state === query["show"]);
  const page = /^[1-9]\d{0,3}$/.test(query["page"] ?? "") ? Number(query["page"]) : 1;
  const title = words.previewTitle(file.fileName);
  const shown = { plan, only, page, pageSize };
  const body = <PreviewPage say={say} seal={seal} title={title} id={file.id} {...shown} />;
  return { kind: "page", title, crumbs, body, wide: true };
}

/** Planned anew in the deed's own transaction: what is applied is what was seen, or nothing. */
async function apply(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  const count = await visit.perform(
    async (work) => {
      const file = await getDirectoryFile(work, id);
      if (file.state === "applied") throw new Refusal("changed-meanwhile");
      const plan = await planOf(work, file.bytes);
      if (plan.print !== visit.fields["print"]) throw new Refusal("changed-meanwhile");
      const entries = plan.rows.flatMap((row) => (row.state === "new" || row.state === "changed" ? [row.entry] : []));
      await applyDirectory(work, { id, entries, counts: plan.counts });
      return entries.length;
    },
    () => directoryFilePaths.preview(id),
  );
  return { kind: "redirect", to: directoryFilePaths.preview(id), notice: visit.say.directory.file.applied(count) };
}

function uploadPage({ say, seal }: Visit, faults: readonly FieldFault[] = []): Answer {
  const form = fillForm({ say, fields: {}, faults, sentences: say.directory.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.directory.file.title,
    crumbs: [{ label: say.directory.title, href: paths.directory }],
    body: <UploadPage say={say} seal={seal} form={form} />,
  };
}
