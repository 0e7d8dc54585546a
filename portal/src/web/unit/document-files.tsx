/** What a received document carries: its own XML and the files in it, served as files and never shown in our pages. */
import { type Attachment, bytesOf, readUbl } from "@fakturaporten/einvoice";
import { fileNameFrom } from "../../domain/attachments/attachment.ts";
import { getDocumentBytes } from "../../domain/inbox/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import { Icon } from "../components/icon/icon.tsx";
import type { Messages } from "../messages/messages.ts";
import { printPaper } from "../paper/print-paper.ts";
import type { Answer, Visit } from "../route.ts";
import { inboxPaths } from "./inbox-address.ts";

const pdf = "application/pdf";

export async function downloadUbl(visit: Visit): Promise<Answer> {
  const document = await visit.ask((work) => getDocumentBytes(work, visit.params["id"] ?? ""));
  return { kind: "file", name: `${document.number}.xml`, type: "application/xml", bytes: document.ubl };
}

export async function downloadPdf(visit: Visit): Promise<Answer> {
  const document = await visit.ask((work) => getDocumentBytes(work, visit.params["id"] ?? ""));
  return printPaper(visit, { ubl: document.ubl });
}

export async function downloadAttachment(visit: Visit): Promise<Answer> {
  const document = await visit.ask((work) => getDocumentBytes(work, visit.params["id"] ?? ""));
  const read = readUbl(document.ubl);
  const place = Number(/^\d{1,3}$/.exec(visit.params["place"] ?? "")?.[0] ?? "-1");
  const embedded = read.ok ? read.invoice.attachments?.[place]?.embedded : undefined;
  const bytes = embedded && bytesOf(embedded);
  if (embedded === undefined || bytes === undefined || embedded.mimeType !== pdf) throw new Refusal("not-found");
  return { kind: "file", name: fileNameFrom(embedded.fileName ?? ""), type: pdf, bytes };
}

export interface DocumentFilesProps {
  readonly say: Messages;
  readonly documentId: string;
  readonly attachments: readonly Attachment[];
}

export function DocumentFiles({ say, documentId, attachments }: DocumentFilesProps) {
  const words = say.inbox.document;
  if (attachments.length === 0) return null;
  return (
    <section aria-labelledby="files-heading">
      <h2 id="files-heading">{words.attachments}</h2>
      <ul class="document-files">
        {attachments.map(({ id, description, embedded }, place) => (
          <li key={`${place} ${id}`}>
            <Icon name="attachment" />{" "}
            {embedded?.mimeType === pdf ? (
              <a
                href={inboxPaths.attachment(documentId, place)}
                aria-label={words.open(fileNameFrom(embedded.fileName ?? ""))}
              >
                {fileNameFrom(embedded.fileName ?? "")}
              </a>
            ) : (
              words.notOpenable(embedded?.fileName ?? description ?? id)
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
