/** One received document: the sheet as its bytes say, what to look at twice, what has happened, and the unit's answer. */
import { type Invoice, readUbl, type Report, validate } from "@fakturaporten/einvoice";
import { may, type Permission } from "../../domain/access/permissions.ts";
import type { Answer as UnitAnswer } from "../../domain/inbox/answer.ts";
import { answerDocument } from "../../domain/inbox/answer-document.ts";
import { type DocumentChain, findChain } from "../../domain/inbox/document-chain.ts";
import { openDocument } from "../../domain/inbox/open-document.ts";
import { findPolicy } from "../../domain/handover/policies.ts";
import { findHandovers } from "../../domain/handover/queries.ts";
import type { Handover, HandoverPolicy } from "../../domain/handover/handover.ts";
import { type Colleague, listColleagues } from "../../domain/inbox/units.ts";
import { type DocumentWarnings, findWarnings } from "../../domain/inbox/warnings.ts";
import {
  findOpening,
  getDocument,
  getDocumentBytes,
  listAnswers,
  type UnitDocument,
  type Opening,
} from "../../domain/inbox/queries.ts";
import { listReminders } from "../../domain/inbox/receive-reminder.ts";
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { ButtonLink } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { InvoiceSheet } from "../components/invoice-sheet/invoice-sheet.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PrintButton, printIsland } from "../components/print-button/print-button.tsx";
import { Timeline } from "../components/timeline/timeline.tsx";
import { type FilledForm, fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, readForm } from "../form.ts";
import type { Answer, Visit } from "../route.ts";
import { AnswerForm, answerSchema } from "./answer-form.tsx";
import { DocumentChainTable } from "./document-chain-table.tsx";
import { DocumentFiles } from "./document-files.tsx";
import { Findings } from "./document-findings.tsx";
import { documentSteps } from "./document-story.tsx";
import { DocumentStateWord } from "./document-state.tsx";
import { Assignment, HandoverSection } from "./document-work.tsx";
import { Reminded } from "./document-reminders.tsx";
import { Warnings } from "./document-warnings.tsx";
import { inboxPaths } from "./inbox-address.ts";

/** Opening a document is a fact of its own, so looking is written down: the first time only. */
export async function showDocument(visit: Visit): Promise<Answer> {
  const document = await visit.perform((work) => openDocument(work, visit.params["id"] ?? ""));
  return page(visit, { document, fields: {} });
}

export async function answer(visit: Visit): Promise<Answer> {
  const documentId = visit.params["id"] ?? "";
  const read = readForm(answerSchema, visit.fields);
  if (!read.ok) {
    const document = await visit.ask((work) => getDocument(work, documentId));
    return page(visit, { document, fields: visit.fields, faults: read.faults });
  }
  const there = inboxPaths.document(documentId);
  await visit.perform(
    (work) => answerDocument(work, { documentId, ...read.value }),
    () => there,
  );
  return { kind: "redirect", to: there, notice: visit.say.inbox.answer.sent };
}

interface Shown {
  readonly document: UnitDocument;
  readonly fields: Fields;
  readonly faults?: readonly FieldFault[];
}

async function page(visit: Visit, { document, fields, faults }: Shown): Promise<Answer> {
  const { say } = visit;
  const { ubl, ...story } = await visit.ask((work) => storyOf(work, document));
  const form = fillForm({ say, fields, sentences: say.inbox.answer.faults, ...(faults && { faults }) });
  const read = readUbl(ubl);
  const title = say.inbox.document.title(document.kind, document.number);
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title: `${title} ${say.inbox.document.from(document.sellerName)}`,
    crumbs: [{ label: say.inbox.title, href: inboxPaths.inbox }],
    wide: true,
    islands: [printIsland],
    body: (
      <DocumentPage
        visit={visit}
        document={document}
        invoice={read.ok ? read.invoice : undefined}
        report={validate(ubl)}
        story={story}
        form={form}
      />
    ),
  };
}

export interface Story {
  readonly opening: Opening | undefined;
  readonly answers: readonly (UnitAnswer & { readonly by: string })[];
  readonly warnings: DocumentWarnings;
  readonly chain: DocumentChain;
  readonly reminders: readonly Instant[];
  readonly colleagues: readonly Colleague[];
  readonly policy: HandoverPolicy | undefined;
  readonly handover: Handover | undefined;
}

async function storyOf(work: Work, document: UnitDocument): Promise<Story & { readonly ubl: Uint8Array }> {
  const { id: documentId, receiverId } = document;
  return {
    chain: await findChain(work, document),
    ubl: (await getDocumentBytes(work, documentId)).ubl,
    opening: await findOpening(work, documentId),
    answers: await listAnswers(work, documentId),
    warnings: await findWarnings(work, documentId),
    reminders: await listReminders(work, documentId),
    colleagues: await listColleagues(work),
    policy: await findPolicy(work, receiverId),
    handover: (await findHandovers(work, [documentId])).get(documentId),
  };
}

interface DocumentPageProps {
  readonly visit: Visit;
  readonly document: UnitDocument;
  readonly invoice: Invoice | undefined;
  readonly report: Report;
  readonly story: Story;
  readonly form: FilledForm;
}

function DocumentPage({ visit, document, invoice, report, story, form }: DocumentPageProps) {
  const { say, language, seal, viewer } = visit;
  const words = say.inbox.document;
  const allowed = (permission: Permission): boolean => viewer !== undefined && may(viewer.actor.role, permission);
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading
        caption={document.receiverName}
        lead={words.from(document.sellerName)}
        actions={
          <>
            <PrintButton say={say} />
            {invoice === undefined ? null : (
              <ButtonLink href={inboxPaths.pdf(document.id)} look="quiet" icon="download">
                {say.paper.get}
              </ButtonLink>
            )}
            <ButtonLink href={inboxPaths.ubl(document.id)} look="quiet" icon="download">
              {words.xml}
            </ButtonLink>
          </>
        }
      >
        {words.title(document.kind, document.number)}
      </PageHeading>
      <p class="document-state">
        <DocumentStateWord say={say} state={document.state} />
      </p>
      <Reminded say={say} reminders={story.reminders} isOpen={document.state === "new"} />
      <Warnings say={say} warnings={story.warnings} />
      <div class="document-desk">
        <div class="document-paper">
          {invoice === undefined ? (
            <p>{words.unreadable}</p>
          ) : (
            <InvoiceSheet invoice={invoice} language={language} say={say} />
          )}
        </div>
        <div class="document-aside">
          <section aria-labelledby="answer-heading">
            <h2 id="answer-heading">{say.inbox.answer.heading}</h2>
            {allowed("inbox.answer") ? (
              <AnswerForm say={say} seal={seal} documentId={document.id} state={document.state} form={form} />
            ) : (
              <p>{say.inbox.answer.readOnly}</p>
            )}
          </section>
          <DocumentChainTable say={say} document={document} chain={story.chain} />
          <Assignment
            visit={visit}
            documentId={document.id}
            assignedTo={document.assignedTo}
            colleagues={story.colleagues}
            mayAssign={allowed("inbox.assign")}
          />
          <HandoverSection
            visit={visit}
            documentId={document.id}
            handover={story.handover}
            policy={story.policy}
            mayAsk={allowed("handover.ask")}
          />
          <DocumentFiles say={say} documentId={document.id} attachments={invoice?.attachments ?? []} />
          <Findings say={say} language={language} report={report} />
          <section aria-labelledby="story-heading">
            <h2 id="story-heading">{words.timeline}</h2>
            <Timeline label={words.timeline} steps={documentSteps({ say, document, story })} />
          </section>
        </div>
      </div>
    </>
  );
}
