/** What a received document carries: its own XML and the files in it, served as files and never shown in our pages. */
import { type Attachment, bytesOf, readUbl } from "@fakturaporten/einvoice";
import { fileNameFrom } from "../../domain/attachments/attachment.ts";
import { seenDesk } from "../../domain/attachments/pdf-desk.ts";
import { getDocumentBytes } from "../../domain/inbox/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import { ButtonLink } from "../components/button/button.tsx";
import { Icon } from "../components/icon/icon.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PagePreview, Thumbnail } from "../components/page-preview/page-preview.tsx";
import type { Messages } from "../messages/messages.ts";
import { printPaper } from "../paper/print-paper.ts";
import { type Answer, get, type Route, type Visit } from "../route.ts";
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

/** From one address: many pages looked through quickly, but not the whole desk's time. */
const requestsPerMinuteMax = 300;
const limits = { requestsPerMinuteMax };

export const fileRoutes: readonly Route[] = [
  get("/inbox/:id/attachments/:place", "inbox.read", downloadAttachment, limits),
  get("/inbox/:id/attachments/:place/thumbnail", "inbox.read", showThumbnail, limits),
  get("/inbox/:id/attachments/:place/pages", "inbox.read", showPages, limits),
  get("/inbox/:id/attachments/:place/pages/:page", "inbox.read", showPicture, limits),
];

interface OpenedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly thumbnail: Uint8Array | undefined;
}

/** A file from the document, looked into first, whichever way the document came: nothing is handed out before a verdict. */
async function openFile(visit: Visit): Promise<OpenedFile> {
  const document = await visit.ask((work) => getDocumentBytes(work, visit.params["id"] ?? ""));
  const read = readUbl(document.ubl);
  const place = Number(/^\d{1,3}$/.exec(visit.params["place"] ?? "")?.[0] ?? "-1");
  const embedded = read.ok ? read.invoice.attachments?.[place]?.embedded : undefined;
  const bytes = embedded && bytesOf(embedded);
  if (embedded === undefined || bytes === undefined || embedded.mimeType !== pdf) throw new Refusal("not-found");
  const seen = await seenDesk.verdict(bytes);
  if (!seen.ok) throw new Refusal("file-withheld", { fault: seen.fault });
  return { ...seen, name: fileNameFrom(embedded.fileName ?? ""), bytes };
}

async function downloadAttachment(visit: Visit): Promise<Answer> {
  const { name, bytes } = await openFile(visit);
  return { kind: "file", name, type: pdf, bytes };
}

async function showThumbnail(visit: Visit): Promise<Answer> {
  const { thumbnail } = await openFile(visit);
  if (thumbnail === undefined) throw new Refusal("not-found");
  return { kind: "file", name: "thumbnail.png", type: "image/png", bytes: thumbnail };
}

async function showPicture(visit: Visit): Promise<Answer> {
  const { bytes } = await openFile(visit);
  const page = Number(/^[1-9]\d{0,2}$/.exec(visit.params["page"] ?? "")?.[0] ?? "0");
  const picture = page === 0 ? undefined : await seenDesk.page(bytes, page);
  if (picture === undefined) throw new Refusal("not-found");
  return { kind: "file", name: `${page}.png`, type: "image/png", bytes: picture };
}

async function showPages(visit: Visit): Promise<Answer> {
  const { say, params } = visit;
  const { name, pages } = await openFile(visit);
  const { id = "", place = "" } = params;
  const there = inboxPaths.attachmentPages(id, Number(place));
  return {
    kind: "page",
    title: name,
    crumbs: [
      { label: say.inbox.title, href: inboxPaths.inbox },
      { label: say.inbox.document.attachments, href: inboxPaths.document(id) },
    ],
    body: (
      <>
        <PageHeading
          lead={say.attachments.previewLead(pages)}
          actions={
            <ButtonLink href={inboxPaths.attachment(id, Number(place))} look="quiet" icon="download">
              {say.attachments.download}
            </ButtonLink>
          }
        >
          {name}
        </PageHeading>
        <PagePreview say={say} name={name} pages={pages} pageAddress={(page) => `${there}/${page}`} />
      </>
    ),
  };
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
          <li key={`${place} ${id}`} class="document-file">
            {embedded?.mimeType === pdf ? (
              <PdfFile say={say} documentId={documentId} place={place} name={fileNameFrom(embedded.fileName ?? "")} />
            ) : (
              <>
                <Icon name="attachment" /> {words.notOpenable(embedded?.fileName ?? description ?? id)}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PdfFileProps {
  readonly say: Messages;
  readonly documentId: string;
  readonly place: number;
  readonly name: string;
}

function PdfFile({ say, documentId, place, name }: PdfFileProps) {
  const pages = inboxPaths.attachmentPages(documentId, place);
  return (
    <>
      <Thumbnail
        src={`${inboxPaths.attachment(documentId, place)}/thumbnail`}
        href={pages}
        label={say.attachments.look(name)}
      />
      <a href={inboxPaths.attachment(documentId, place)} aria-label={say.inbox.document.open(name)}>
        {name}
      </a>
    </>
  );
}
