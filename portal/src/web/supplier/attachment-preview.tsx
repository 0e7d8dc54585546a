/** A draft's or an invoice's files looked at as pictures: small beside their names, and page by page. */
import {
  getAttachedFile,
  getThumbnail,
  listAttachments,
  type WhoseAttachments,
} from "../../domain/attachments/queries.ts";
import { seenDesk } from "../../domain/attachments/pdf-desk.ts";
import { Refusal } from "../../domain/refusal.ts";
import { ButtonLink } from "../components/button/button.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PagePreview } from "../components/page-preview/page-preview.tsx";
import { type Answer, get, type Route, type Visit } from "../route.ts";
import { invoicePaths } from "./invoice-paths.ts";

/** From one address: many pages looked through quickly, but not the whole desk's time. */
const requestsPerMinuteMax = 300;

export const previewRoutes: readonly Route[] = [
  ...routesOf("/invoices/drafts/:draftId/attachments/:attachmentId", ({ draftId = "" }) => ({ draftId })),
  ...routesOf("/invoices/:invoiceId/attachments/:attachmentId", ({ invoiceId = "" }) => ({ invoiceId })),
];

type WhoseOf = (params: Visit["params"]) => WhoseAttachments;

function routesOf(path: string, whose: WhoseOf): readonly Route[] {
  return [
    get(`${path}/thumbnail`, "invoice.read", (visit) => thumbnail(visit, whose(visit.params))),
    get(`${path}/pages`, "invoice.read", (visit) => preview(visit, whose(visit.params))),
    get(`${path}/pages/:page`, "invoice.read", (visit) => picture(visit, whose(visit.params)), {
      requestsPerMinuteMax,
    }),
  ];
}

async function thumbnail(visit: Visit, whose: WhoseAttachments): Promise<Answer> {
  const bytes = await visit.ask((work) => getThumbnail(work, whose, visit.params["attachmentId"] ?? ""));
  return { kind: "file", name: "thumbnail.png", type: "image/png", bytes };
}

async function preview({ ask, params, say }: Visit, whose: WhoseAttachments): Promise<Answer> {
  const file = (await ask((work) => listAttachments(work, whose))).find(({ id }) => id === params["attachmentId"]);
  if (file === undefined) throw new Refusal("not-found");
  const back = "draftId" in whose ? invoicePaths.draft(whose.draftId) : invoicePaths.invoice(whose.invoiceId);
  const path = `${back}/attachments/${file.id}`;
  const crumb = "draftId" in whose ? say.invoices.form.editTitle : say.invoices.list.title;
  return {
    kind: "page",
    title: file.name,
    crumbs: [{ label: crumb, href: back }],
    body: (
      <>
        <PageHeading
          lead={say.attachments.previewLead(file.pages)}
          actions={
            <ButtonLink href={path} look="quiet" icon="download">
              {say.attachments.download}
            </ButtonLink>
          }
        >
          {file.name}
        </PageHeading>
        <PagePreview say={say} name={file.name} pages={file.pages} pageAddress={(page) => `${path}/pages/${page}`} />
      </>
    ),
  };
}

async function picture(visit: Visit, whose: WhoseAttachments): Promise<Answer> {
  const { attachmentId = "", page = "" } = visit.params;
  const file = await visit.ask((work) => getAttachedFile(work, whose, attachmentId));
  const bytes = /^[1-9]\d{0,2}$/.test(page) ? await seenDesk.page(file.bytes, Number(page)) : undefined;
  if (bytes === undefined) throw new Refusal("not-found");
  return { kind: "file", name: `${page}.png`, type: "image/png", bytes };
}
