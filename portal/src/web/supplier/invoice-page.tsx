/** One issued invoice: the sheet as its bytes say, where it stands, what has happened, and what to do now. */
import { readUbl } from "@fakturaporten/einvoice";
import type { Attachment } from "../../domain/attachments/attachment.ts";
import { listAttachments } from "../../domain/attachments/queries.ts";
import { retryDelivery } from "../../domain/delivery/retry-delivery.ts";
import { findDelivery, listInvoiceAnswers, listInvoiceFacts } from "../../domain/delivery/queries.ts";
import { findReminding } from "../../domain/following/queries.ts";
import { judgeReminder, type ReminderVerdict } from "../../domain/following/reminder.ts";
import { sendReminder } from "../../domain/following/send-reminder.ts";
import type { Invoice, InvoiceDocument } from "../../domain/invoices/invoice.ts";
import { findInvoiceChain, type InvoiceChain } from "../../domain/invoices/invoice-chain.ts";
import type { NumberVerdict } from "../../domain/invoices/judge-number.ts";
import { findNumberVerdict } from "../../domain/invoices/number-facts.ts";
import { getInvoice, getInvoiceDocument } from "../../domain/invoices/queries.ts";
import type { Standing } from "../../domain/delivery/standing.ts";
import type { Work } from "../../work.ts";
import { AnswerWords } from "../components/answer-words/answer-words.tsx";
import { sizeText } from "../components/attachment-list/size-text.ts";
import { ButtonLink } from "../components/button/button.tsx";
import { Chain } from "../components/chain/chain.tsx";
import { Icon } from "../components/icon/icon.tsx";
import { InvoiceSheet } from "../components/invoice-sheet/invoice-sheet.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PrintButton, printIsland } from "../components/print-button/print-button.tsx";
import { StatusWord } from "../components/status-word/status-word.tsx";
import { Timeline } from "../components/timeline/timeline.tsx";
import type { Messages } from "../messages/messages.ts";
import { printPaper, printsPerMinuteMax } from "../paper/print-paper.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { chainLeft, chainRows } from "./invoice-chain-rows.ts";
import { receiverCardPath } from "../public/receiver-paths.ts";
import { invoicePaths } from "./invoice-paths.ts";
import { UnclearNotice } from "../delivery/unclear-notice.tsx";
import { type Held, HeldNotice, loadHeld } from "./invoice-held.tsx";
import { type Story, storySteps } from "./invoice-story.tsx";
import { WhatToDo } from "./invoice-ways.tsx";
import { statusOf } from "./standing-status.ts";

export const invoicePageRoutes: readonly Route[] = [
  get("/invoices/:id", "invoice.read", showInvoice),
  get("/invoices/:id/ubl", "invoice.read", downloadUbl),
  get("/invoices/:id/pdf", "invoice.read", downloadPdf, { requestsPerMinuteMax: printsPerMinuteMax }),
  post("/invoices/:id/delivery", "invoice.send", retry),
  post("/invoices/:id/reminders", "invoice.write", remind),
];

async function showInvoice(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const shown = await visit.ask((work) => load(work, visit.params["id"] ?? ""));
  const { invoice } = shown;
  return {
    kind: "page",
    title: `${say.delivery.title(invoice.kind, invoice.number)} ${say.delivery.to(invoice.receiverName)}`,
    crumbs: [{ label: say.invoices.list.title, href: invoicePaths.list }],
    wide: true,
    islands: [printIsland],
    body: <InvoicePage visit={visit} {...shown} />,
  };
}

async function downloadUbl(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  const { number, ubl } = await visit.ask(async (work) => ({
    ...(await getInvoice(work, id)),
    ...(await getInvoiceDocument(work, id)),
  }));
  return { kind: "file", name: `${number}.xml`, type: "application/xml", bytes: ubl };
}

async function downloadPdf(visit: Visit): Promise<Answer> {
  const { ubl } = await visit.ask((work) => getInvoiceDocument(work, visit.params["id"] ?? ""));
  return printPaper(visit, { ubl });
}

async function retry(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  await visit.perform((work) => retryDelivery(work, id));
  return { kind: "redirect", to: invoicePaths.invoice(id), notice: visit.say.delivery.retried };
}

async function remind(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  await visit.perform(
    (work) => sendReminder(work, id),
    () => invoicePaths.invoice(id),
  );
  return { kind: "redirect", to: invoicePaths.invoice(id), notice: visit.say.following.reminders.sent };
}

interface Shown {
  readonly invoice: Invoice;
  readonly document: InvoiceDocument;
  readonly attachments: readonly Attachment[];
  readonly story: Story;
  readonly standing: Standing;
  readonly held: Held | undefined;
  readonly chain: InvoiceChain;
  readonly verdict: NumberVerdict;
  readonly reminder: ReminderVerdict;
}

async function load(work: Work, id: string): Promise<Shown> {
  const invoice = await getInvoice(work, id);
  const delivery = await findDelivery(work, id);
  const answers = await listInvoiceAnswers(work, id);
  return {
    invoice,
    document: await getInvoiceDocument(work, id),
    attachments: await listAttachments(work, { invoiceId: id }),
    story: { facts: await listInvoiceFacts(work, id), answers, delivery },
    held: await loadHeld(work, id),
    standing: delivery?.standing ?? "sent",
    chain: await findInvoiceChain(work, invoice),
    verdict: await findNumberVerdict(work, invoice),
    reminder: judgeReminder(await findReminding(work, id), work.today),
  };
}

function InvoicePage({ visit, ...shown }: Shown & { readonly visit: Visit }) {
  const { say, language } = visit;
  const { invoice, document, attachments, story, standing, held } = shown;
  const words = say.delivery;
  const read = readUbl(document.ubl);
  return (
    <>
      <PageHeading
        lead={words.to(invoice.receiverName)}
        actions={
          <>
            <PrintButton say={say} />
            <ButtonLink href={invoicePaths.pdf(invoice.id)} look="quiet" icon="download">
              {say.paper.get}
            </ButtonLink>
            <ButtonLink href={invoicePaths.ubl(invoice.id)} look="quiet" icon="download">
              {words.xml}
            </ButtonLink>
          </>
        }
      >
        {words.title(invoice.kind, invoice.number)}
      </PageHeading>
      <p class="document-state">
        <StatusWord say={say} status={held === undefined ? statusOf[standing] : "needs-you"}>
          {held === undefined ? say.invoices.list.standings[standing] : say.delivery.held}
        </StatusWord>
      </p>
      {held === undefined ? null : <HeldNotice say={say} held={held} />}
      {story.delivery?.state === "parked" && standing === "stopped" ? (
        <UnclearNotice visit={visit} invoiceId={invoice.id} />
      ) : (
        <WhatIsWrong say={say} standing={standing} story={story} receiverId={invoice.receiverId} />
      )}
      <div class="document-desk">
        <div class="document-paper">
          {read.ok ? <InvoiceSheet invoice={read.invoice} language={language} say={say} /> : null}
        </div>
        <div class="document-aside">
          <WhatToDo visit={visit} invoice={invoice} verdict={shown.verdict} reminder={shown.reminder} />
          <Chain say={say} rows={chainRows(invoice, shown.chain, say)} left={chainLeft(shown.chain)} />
          <section aria-labelledby="story-heading">
            <h2 id="story-heading">{words.timeline}</h2>
            <Timeline label={words.timeline} steps={storySteps(story, say)} />
            {story.delivery === undefined || story.delivery.attempts === 0 ? null : (
              <p>
                <a href={invoicePaths.evidence(invoice.id)}>{words.evidence}</a>
              </p>
            )}
          </section>
          <Files say={say} invoiceId={invoice.id} attachments={attachments} />
        </div>
      </div>
    </>
  );
}

interface StandingFacts {
  readonly say: Messages;
  readonly standing: Standing;
  readonly story: Story;
  readonly receiverId: string;
}

function WhatIsWrong({ say, standing, story, receiverId }: StandingFacts) {
  if (standing !== "rejected" && standing !== "queried" && standing !== "stopped") return null;
  const words = say.delivery;
  const answer = story.answers.at(-1);
  const { heading, text } = answer?.code === "CA" && standing === "queried" ? words.conditional : words[standing];
  return (
    <Notice say={say} kind="warning" heading={heading}>
      <p>{text}</p>
      {standing === "stopped" ? (
        <p>{words.reasons[story.delivery?.reason ?? ""]}</p>
      ) : answer?.reason === undefined ? null : (
        <AnswerWords say={say} {...answer} reason={answer.reason} />
      )}
      {standing === "stopped" ? null : (
        <p>
          <a href={receiverCardPath(receiverId)}>{words.receiverContact}</a>
        </p>
      )}
    </Notice>
  );
}

interface FilesProps {
  readonly say: Messages;
  readonly invoiceId: string;
  readonly attachments: readonly Attachment[];
}

function Files({ say, invoiceId, attachments }: FilesProps) {
  if (attachments.length === 0) return null;
  return (
    <section aria-labelledby="files-heading">
      <h2 id="files-heading">{say.delivery.attachments}</h2>
      <ul class="document-files">
        {attachments.map(({ id, name, sizeBytes, pages }) => (
          <li key={id}>
            <Icon name="attachment" /> <a href={`${invoicePaths.invoice(invoiceId)}/attachments/${id}/pages`}>{name}</a>{" "}
            <span class="finding-rule">{say.attachments.facts(sizeText(sizeBytes, say), pages)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
