/** The invoice as the receiver will see it, and the one button that sends it (docs/decisions/0008). */
import { type Invoice as Document, readUbl, toMinor, writeUblBytes } from "@fakturaporten/einvoice";
import type { Attachment } from "../../domain/attachments/attachment.ts";
import { pointOut } from "../../domain/attachments/notices.ts";
import { listAttachments } from "../../domain/attachments/queries.ts";
import { noticeText } from "../components/attachment-list/attachment-list.tsx";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { Form } from "../components/form/form.tsx";
import { InvoiceSheet } from "../components/invoice-sheet/invoice-sheet.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { composeDraft } from "../../domain/invoices/compose-draft.ts";
import type { DraftFault } from "../../domain/invoices/draft-fault.ts";
import type { Draft } from "../../domain/invoices/draft.ts";
import { guardCredit } from "../../domain/invoices/guard-credit.ts";
import { InvoiceNotReady } from "../../domain/invoices/invoice-not-ready.ts";
import { issueInvoice } from "../../domain/invoices/issue-invoice.ts";
import { judgeDocument } from "../../domain/invoices/judge-document.ts";
import { findInvoice, getDraft } from "../../domain/invoices/queries.ts";
import type { Quota } from "../../domain/plans/plan-level.ts";
import { getQuota } from "../../domain/plans/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import { amountText } from "../figures-text.ts";
import { quotaTold } from "../plans/level-words.ts";
import { printPaper, printsPerMinuteMax } from "../paper/print-paper.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { formPage } from "./invoice-form-page.tsx";
import { faultWordsOf, sentenceOf } from "./invoice-fault-text.ts";
import { loadForm } from "./invoice-form-state.ts";
import { type AskedFirst, askedFirst, IntroduceFirst, WillWait } from "./invoice-introduction.tsx";
import { invoicePaths } from "./invoice-paths.ts";
import { postedVersion } from "./posted-version.ts";

export const checkRoutes: readonly Route[] = [
  get("/invoices/drafts/:id/check", "invoice.write", showCheck),
  get("/invoices/drafts/:id/pdf", "invoice.write", showPdf, { requestsPerMinuteMax: printsPerMinuteMax }),
  post("/invoices/drafts/:id/issue", "invoice.send", issue),
];

interface Checked {
  readonly draft: Draft;
  readonly document: Document;
  readonly warnings: readonly DraftFault[];
  readonly attachments: readonly Attachment[];
  readonly receiver: string;
  readonly asked: AskedFirst;
  readonly quota: Quota;
  /** The number is the series' next, and may have gone to somebody else when this one is sent. */
  readonly numberMayChange: boolean;
}

async function showCheck(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  try {
    const checked = await visit.ask(async (work) => {
      if ((await findInvoice(work, id)) !== undefined) return undefined;
      return checkDraft(work, await getDraft(work, id));
    });
    return checked === undefined ? { kind: "redirect", to: invoicePaths.sent(id) } : checkPage(visit, checked);
  } catch (error) {
    if (error instanceof InvoiceNotReady) return backToForm(visit, { id, faults: error.faults });
    throw error;
  }
}

/** The same copy on paper: marked as a draft, so that nobody takes it for an invoice. */
async function showPdf(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  try {
    const { document } = await visit.ask(async (work) => checkDraft(work, await getDraft(work, id)));
    return await printPaper(visit, { ubl: writeUblBytes(document), draft: true });
  } catch (error) {
    if (error instanceof InvoiceNotReady) return backToForm(visit, { id, faults: error.faults });
    throw error;
  }
}

/** Written and read back, so that what is shown is what the bytes say. */
async function checkDraft(work: Parameters<typeof loadForm>[0], draft: Draft): Promise<Checked> {
  const composed = await composeDraft(work, draft);
  await guardCredit(work, { draft, composed });
  const { written, terms, receiver, withNumber } = composed;
  const ubl = writeUblBytes(withNumber(written.number ?? terms.nextNumber));
  const verdict = judgeDocument(ubl, { lines: written.lines, today: work.today });
  if (verdict.faults.length > 0) throw new InvoiceNotReady(verdict.faults);
  const read = readUbl(ubl);
  if (!read.ok) throw new Error(`Our own document cannot be read back: ${read.reason}`);
  const numberMayChange = written.number === undefined;
  const asked = await askedFirst(work, receiver.id);
  const attachments = await listAttachments(work, { draftId: draft.id });
  const { warnings } = verdict;
  const quota = await getQuota(work);
  const shown = { draft, document: read.invoice, warnings, attachments, receiver: receiver.name };
  return { ...shown, asked, quota, numberMayChange };
}

function checkPage(visit: Visit, checked: Checked): Answer {
  const { say, language, seal } = visit;
  const { draft, document, receiver } = checked;
  const words = say.invoices.check;
  const amount = amountText(toMinor(document.totals.due, document.currency));
  return {
    kind: "page",
    title: words.title,
    crumbs: [
      { label: say.invoices.list.title, href: invoicePaths.list },
      { label: say.invoices.form.editTitle, href: invoicePaths.draft(draft.id) },
    ],
    body: (
      <>
        <PageHeading>{words.title}</PageHeading>
        <p>{words.lead(receiver)}</p>
        <WillWait say={say} asked={checked.asked} />
        <QuotaNotice visit={visit} checked={checked} />
        <Warnings visit={visit} warnings={checked.warnings} />
        <FileNotes visit={visit} checked={checked} />
        <InvoiceSheet invoice={document} language={language} say={say} draft />
        <p>
          <a href={invoicePaths.draftPdf(draft.id)} download>
            {say.paper.getDraft}
          </a>
        </p>
        {checked.numberMayChange ? <p class="hint">{words.numberLater(document.number)}</p> : null}
        {checked.asked.need.kind === "missing" ? (
          <IntroduceFirst say={say} asked={checked.asked} draftId={draft.id} />
        ) : (
          <Form seal={seal} action={invoicePaths.issue(draft.id)}>
            <input type="hidden" name="version" value={String(draft.version)} />
            <ButtonRow>
              <Button icon="send">
                {document.kind === "credit-note" ? words.sendCredit(amount, receiver) : words.send(amount, receiver)}
              </Button>
              <ButtonLink href={invoicePaths.draft(draft.id)} look="secondary">
                {words.back}
              </ButtonLink>
            </ButtonRow>
          </Form>
        )}
      </>
    ),
  };
}

/** A credit note is never counted. */
function QuotaNotice({ visit, checked }: { readonly visit: Visit; readonly checked: Checked }) {
  const told = checked.document.kind === "credit-note" ? undefined : quotaTold(checked.quota, visit);
  if (told === undefined) return null;
  return (
    <Notice say={visit.say} kind={told.stopped ? "warning" : "info"} heading={told.heading}>
      <p>{told.more}</p>
      <p>
        <a href={told.href}>{told.action}</a>
      </p>
    </Notice>
  );
}

/** What was pointed out about the files and that nobody has answered yet. */
function FileNotes({ visit: { say }, checked }: { readonly visit: Visit; readonly checked: Checked }) {
  const { document, attachments, draft } = checked;
  const invoice = { number: document.number, dueMinor: toMinor(document.totals.due, document.currency).minor };
  return attachments.flatMap((file) =>
    pointOut(file, invoice).map((point) => (
      <Notice
        key={`${file.id} ${point.notice}`}
        say={say}
        kind="warning"
        heading={`${file.name}: ${say.attachments.notices[point.notice].heading}`}
      >
        <p>{noticeText(point, say)}</p>
        <p>
          <a href={`${invoicePaths.draft(draft.id)}#attachments`}>{say.invoices.check.back}</a>
        </p>
      </Notice>
    )),
  );
}

function Warnings({ visit, warnings }: { readonly visit: Visit; readonly warnings: readonly DraftFault[] }) {
  if (warnings.length === 0) return null;
  const { say, language } = visit;
  const words = faultWordsOf(say, language);
  return (
    <Notice say={say} kind="info" heading={say.invoices.check.warnings}>
      <ul>
        {warnings.map((warning) => (
          <li key={`${warning.path} ${warning.params["rule"] ?? ""}`}>{sentenceOf(warning, words)}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** The same press twice leads to the same confirmation: by the form's key, and by the draft's own row. */
async function issue(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  const version = postedVersion(visit.fields);
  try {
    const issued = await visit.perform(
      (work) => issueInvoice(work, { draftId: id, version }),
      ({ invoiceId }) => invoicePaths.sent(invoiceId),
    );
    return { kind: "redirect", to: invoicePaths.sent(issued.invoiceId) };
  } catch (error) {
    if (error instanceof InvoiceNotReady) return backToForm(visit, { id, faults: error.faults });
    if (error instanceof Refusal && error.code === "changed-meanwhile")
      return { kind: "redirect", to: invoicePaths.check(id), notice: visit.say.invoices.form.conflict };
    // The page says how the quota stands and what to do.
    if (error instanceof Refusal && error.code === "quota-reached")
      return { kind: "redirect", to: invoicePaths.check(id) };
    if (error instanceof Refusal && error.code === "invoice-number-taken") return backToForm(visit, { id, faults: [] });
    throw error;
  }
}

/** The form again, with everything that is to be mended. */
async function backToForm(
  visit: Visit,
  { id, faults }: { readonly id: string; readonly faults: readonly DraftFault[] },
): Promise<Answer> {
  const state = await visit.ask(async (work) => loadForm(work, await getDraft(work, id)));
  return formPage(visit, { state, faults: faults.length > 0 ? faults : state.otherFaults });
}
