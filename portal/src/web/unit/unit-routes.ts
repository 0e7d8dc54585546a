/** Every page of a receiving unit. */
import { get, post, type Route } from "../route.ts";
import { tableFormats } from "../table-file.ts";
import { printsPerMinuteMax } from "../paper/print-paper.ts";
import { downloadPdf, downloadUbl, fileRoutes } from "./document-files.tsx";
import { answer, showDocument } from "./document-page.tsx";
import { assign, handOver } from "./document-work.tsx";
import { showBatch, startBatch } from "./inbox-batch.tsx";
import { downloadList } from "./inbox-file.ts";
import { inboxPaths } from "./inbox-address.ts";
import { showInbox } from "./inbox.tsx";

export const unitRoutes: readonly Route[] = [
  get("/inbox", "inbox.read", showInbox),
  ...tableFormats.map((format) => get(inboxPaths.file(format), "inbox.read", (visit) => downloadList(visit, format))),
  post("/inbox/batches", "inbox.assign", startBatch),
  get("/inbox/batches/:id", "inbox.assign", showBatch),
  get("/inbox/:id", "inbox.read", showDocument),
  get("/inbox/:id/ubl", "inbox.read", downloadUbl),
  get("/inbox/:id/pdf", "inbox.read", downloadPdf, { requestsPerMinuteMax: printsPerMinuteMax }),
  ...fileRoutes,
  post("/inbox/:id/answers", "inbox.answer", answer),
  post("/inbox/:id/assignment", "inbox.assign", assign),
  post("/inbox/:id/handover", "handover.ask", handOver),
];
