/** Every page of a receiving unit. */
import { get, post, type Route } from "../route.ts";
import { printsPerMinuteMax } from "../paper/print-paper.ts";
import { downloadAttachment, downloadPdf, downloadUbl } from "./document-files.tsx";
import { answer, showDocument } from "./document-page.tsx";
import { showInbox } from "./inbox.tsx";

export const unitRoutes: readonly Route[] = [
  get("/inbox", "inbox.read", showInbox),
  get("/inbox/:id", "inbox.read", showDocument),
  get("/inbox/:id/ubl", "inbox.read", downloadUbl),
  get("/inbox/:id/pdf", "inbox.read", downloadPdf, { requestsPerMinuteMax: printsPerMinuteMax }),
  get("/inbox/:id/attachments/:place", "inbox.read", downloadAttachment),
  post("/inbox/:id/answers", "inbox.answer", answer),
];
