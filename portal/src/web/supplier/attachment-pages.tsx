/** A draft's files and an invoice's files by address: downloads, and what the attachment list sends by itself. */
import { getAttachedFile, type WhoseAttachments } from "../../domain/attachments/queries.ts";
import { findDraft } from "../../domain/invoices/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import { AttachmentList } from "../components/attachment-list/attachment-list.tsx";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { previewRoutes } from "./attachment-preview.tsx";
import { invoiceBeside, loadForm } from "./invoice-form-state.ts";
import { changeAttachments, uploadBytesMax } from "./attachment-uploads.ts";

export const attachmentsPath = (draftId: string): string => `/invoices/drafts/${draftId}/attachments`;

export const attachmentRoutes: readonly Route[] = [
  get("/invoices/drafts/:draftId/attachments/:attachmentId", "invoice.read", (visit) =>
    download(visit, { draftId: visit.params["draftId"] ?? "" }),
  ),
  get("/invoices/:invoiceId/attachments/:attachmentId", "invoice.read", (visit) =>
    download(visit, { invoiceId: visit.params["invoiceId"] ?? "" }),
  ),
  ...previewRoutes,
  post("/invoices/drafts/:draftId/attachments", "invoice.write", changeList, { bodyBytesMax: uploadBytesMax }),
];

async function download(visit: Visit, whose: WhoseAttachments): Promise<Answer> {
  const file = await visit.ask((work) => getAttachedFile(work, whose, visit.params["attachmentId"] ?? ""));
  return { kind: "file", name: file.name, type: "application/pdf", bytes: file.bytes };
}

/** Takes one file in, or away, and answers the list as it stands then: a piece of the form for the island to put in place. */
async function changeList(visit: Visit): Promise<Answer> {
  const draftId = visit.params["draftId"] ?? "";
  const draft = await visit.ask((work) => findDraft(work, draftId));
  if (draft === undefined) throw new Refusal("not-found");
  const refusals = await changeAttachments(visit, draftId);
  const state = await visit.ask((work) => loadForm(work, draft));
  return {
    kind: "fragment",
    body: (
      <AttachmentList
        say={visit.say}
        attachments={state.attachments}
        refusals={refusals}
        receiver={state.receiver}
        invoice={invoiceBeside(state)}
        path={attachmentsPath(draftId)}
      />
    ),
  };
}
