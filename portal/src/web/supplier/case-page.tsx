/** One case as the supplier reads it: what it is about, what has been written, and the way to write more. */
import { z } from "zod";
import { may } from "../../domain/access/permissions.ts";
import { answerDayOf } from "../../domain/cases/answer-day.ts";
import { type Case, wordsCharactersMax } from "../../domain/cases/case.ts";
import { type ThreadPage, getCase, getCaseFile, listThread, wasAskedForMore } from "../../domain/cases/queries.ts";
import { partyActs, writeToDesk } from "../../domain/cases/write-to-desk.ts";
import { CaseFileField } from "../case-file-field.tsx";
import { readCaseFiles } from "../case-files.ts";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { type Dispute, isDispute } from "../../domain/disputes/dispute.ts";
import { findDispute, listLineHolds } from "../../domain/disputes/queries.ts";
import { DisputedLines } from "../components/disputed-lines/disputed-lines.tsx";
import type { LocalDate } from "../../time.ts";
import { DisputeStanding } from "../disputes/dispute-standing.tsx";
import { isChange } from "../../domain/questions/settle-change.ts";
import { ChangedFacts } from "../components/changed-facts/changed-facts.tsx";
import { CaseFacts } from "../components/case-facts/case-facts.tsx";
import { backOf, CaseThread, pagesBeside } from "../components/case-thread/case-thread.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { CaseStateWord } from "../desk/case-state.tsx";
import { type FilledForm, fillForm } from "../filled-form.ts";
import { fault, type FieldFault, type Fields, optionalText, readForm } from "../form.ts";
import type { Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { casePaths } from "./case-paths.ts";
import { invoicePaths } from "./invoice-paths.ts";

export async function showOwnCase(visit: Visit): Promise<Answer> {
  return casePage(visit, {});
}

export async function downloadOwnFile(visit: Visit): Promise<Answer> {
  const { id = "", fileId = "" } = visit.params;
  const file = await visit.ask((work) => getCaseFile(work, id, fileId));
  return { kind: "file", name: file.name, type: "application/pdf", bytes: file.bytes };
}

/** "It is settled" needs no words; everything else does. */
const schema = z
  .object({ do: z.string().default(""), words: optionalText(wordsCharactersMax) })
  .transform(({ do: pressed, words }, context) => {
    const act = partyActs.find((one) => one === pressed) ?? "say";
    if (act === "say" && words === undefined) context.addIssue({ ...fault("missing"), path: ["words"] });
    return { act, words };
  });

export async function postMessage(visit: Visit): Promise<Answer> {
  const caseId = visit.params["id"] ?? "";
  const { say } = visit;
  const read = readForm(schema, visit.fields);
  const files = await readCaseFiles(visit);
  const faults = [...(read.ok ? [] : read.faults), ...(files.ok ? [] : [files.fault])];
  if (!read.ok || !files.ok) return casePage(visit, visit.fields, faults);
  const there = casePaths.case(caseId);
  await visit.perform(
    (work) => writeToDesk(work, { caseId, ...read.value, files: files.files }),
    () => there,
  );
  const notice = read.value.act === "close" ? say.cases.mine.settled : say.cases.mine.sent;
  return { kind: "redirect", to: there, notice };
}

async function casePage(visit: Visit, fields: Fields, faults?: readonly FieldFault[]): Promise<Answer> {
  const { say } = visit;
  const facts = await visit.ask(async (work) => {
    const own = await getCase(work, visit.params["id"] ?? "");
    const dispute = isDispute(own) ? await findDispute(work, own.id) : undefined;
    const holds = dispute?.state === "open" ? await listLineHolds(work, dispute) : undefined;
    const thread = await listThread(work, own, backOf(visit.query["back"]));
    return { found: own, thread, wasAsked: await wasAskedForMore(work, own), dispute, holds, today: work.today };
  });
  const { found } = facts;
  const form = fillForm({ say, fields, sentences: say.cases.faults, ...(faults && { faults }) });
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title: `${say.cases.kinds[found.kind]} ${found.reference}`,
    crumbs: [{ label: say.cases.mine.title, href: casePaths.list }],
    body: <OwnCase visit={visit} {...facts} form={form} />,
  };
}

interface OwnCaseProps {
  readonly visit: Visit;
  readonly found: Case;
  readonly thread: ThreadPage;
  /** Whether the region has asked for more at any time. */
  readonly wasAsked: boolean;
  /** As the creditor has it, once it has arrived there. */
  readonly dispute: Dispute | undefined;
  /** Of an open dispute: until when each of its lines need not be paid. */
  readonly holds: ReadonlyMap<number, LocalDate> | undefined;
  readonly today: LocalDate;
  readonly form: FilledForm;
}

function OwnCase(props: OwnCaseProps) {
  const { visit, found, thread, form } = props;
  const { say, viewer } = visit;
  const words = say.cases;
  const writes = viewer !== undefined && may(viewer.actor.role, "case.write");
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={words.reference(found.reference)}>{words.kinds[found.kind]}</PageHeading>
      <p class="case-standing">
        <CaseStateWord say={say} side="party" state={found.state} /> <AnswerDay {...props} />
      </p>
      <WhatNow say={say} found={found} />
      {isDispute(found) ? (
        <DisputeStanding say={say} found={found} dispute={props.dispute} today={props.today} />
      ) : null}
      <CaseFacts say={say} about={found.about} />
      {isDispute(found) ? <DisputedLines say={say} lines={found.about.lines} holds={props.holds} /> : null}
      {isChange(found) ? <ChangedFacts say={say} changes={found.about.changes} /> : null}
      <h2>{words.thread}</h2>
      <CaseThread
        say={say}
        kind={found.kind}
        messages={thread.messages}
        {...pagesBeside(casePaths.case(found.id), thread)}
        side="party"
        partyName={found.partyName}
        fileHref={(fileId) => casePaths.file(found.id, fileId)}
      />
      {writes ? <Writing {...props} /> : null}
    </>
  );
}

/** By when to expect the answer; once the region has asked for more, that rests with the party and no day is promised. */
function AnswerDay({ visit: { say }, found, wasAsked, today }: OwnCaseProps) {
  if (found.state !== "new" && found.state !== "open") return null;
  if (wasAsked) return null;
  const day = answerDayOf(found);
  return <>{day < today ? say.cases.mine.answerLate(day) : say.cases.mine.answerBy(day)}</>;
}

function WhatNow({ say, found }: { readonly say: Messages; readonly found: Case }) {
  const words = say.cases.mine;
  if (found.state === "waiting") return <Told say={say} kind="warning" told={words.waiting} />;
  if (found.kind === "missing-reference")
    return (
      <p>
        <a href={invoicePaths.draft(found.about.draftId)}>{say.references.toDraft}</a>
      </p>
    );
  if (found.kind !== "introduction" || found.decision === undefined) return null;
  return found.decision === "approve" ? (
    <Told say={say} kind="success" told={words.approved} />
  ) : (
    <Told say={say} kind="warning" told={words.refused} />
  );
}

interface ToldProps {
  readonly say: Messages;
  readonly kind: "warning" | "success";
  readonly told: { readonly heading: string; readonly text: string };
}

function Told({ say, kind, told }: ToldProps) {
  return (
    <Notice say={say} kind={kind} heading={told.heading}>
      {told.text}
    </Notice>
  );
}

function Writing({ visit: { say, seal }, found, form }: OwnCaseProps) {
  const words = say.cases.mine;
  return (
    <section aria-labelledby="reply-heading">
      <h2 id="reply-heading">{words.replyHeading}</h2>
      {found.state === "closed" ? <p>{words.closed}</p> : null}
      <Form seal={seal} action={casePaths.messages(found.id)} files>
        <TextArea {...form.field("words")} say={say} label={words.words} rows={5} maxLength={wordsCharactersMax} />
        <CaseFileField say={say} form={form} />
        <ButtonRow>
          <Button icon="send" does="say">
            {words.send}
          </Button>
          {found.state === "closed" ? null : (
            <Button look="secondary" does="close">
              {words.settle}
            </Button>
          )}
        </ButtonRow>
      </Form>
    </section>
  );
}
