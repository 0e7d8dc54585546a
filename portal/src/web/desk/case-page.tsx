/** One case as the desk works it: what it is about, the thread, the answer; beside it owner, decision, notes and what has happened. */
import { type Case, isOverdue } from "../../domain/cases/case.ts";
import { isFinallyDecided } from "../../domain/cases/decide-case.ts";
import { listWorkers, type Worker } from "../../domain/cases/desk.ts";
import { kindRow } from "../../domain/cases/kinds.ts";
import {
  type CaseEvent,
  type ThreadPage,
  type CaseNote,
  getCase,
  getCaseFile,
  listCaseEvents,
  listThread,
  listNotes,
} from "../../domain/cases/queries.ts";
import { listTemplates, type ReplyTemplate } from "../../domain/cases/reply-templates.ts";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { isDispute } from "../../domain/disputes/dispute.ts";
import { ButtonLink } from "../components/button/button.tsx";
import { DisputedLines } from "../components/disputed-lines/disputed-lines.tsx";
import { disputePaths } from "../disputes/dispute-paths.ts";
import { isChange } from "../../domain/questions/settle-change.ts";
import { ChangedFacts } from "../components/changed-facts/changed-facts.tsx";
import { questionPaths } from "../questions/question-paths.ts";
import { CaseFacts } from "../components/case-facts/case-facts.tsx";
import { backOf, CaseThread, pagesBeside } from "../components/case-thread/case-thread.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Day } from "../components/figures/figures.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { Timeline, type TimelineStep } from "../components/timeline/timeline.tsx";
import { type FilledForm, fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import type { Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { Closing, DecisionForm, Notes, Owner, Reopening, ReplyForm } from "./case-forms.tsx";
import { CaseStateWord } from "./case-state.tsx";
import { deskPaths } from "./desk-paths.ts";

export async function showCase(visit: Visit): Promise<Answer> {
  return casePage(visit, { fields: {} });
}

export async function downloadFile(visit: Visit): Promise<Answer> {
  const { id = "", fileId = "" } = visit.params;
  const file = await visit.ask((work) => getCaseFile(work, id, fileId));
  return { kind: "file", name: file.name, type: "application/pdf", bytes: file.bytes };
}

export interface CaseForm {
  readonly fields: Fields;
  readonly faults?: readonly FieldFault[];
}

export interface CaseStory {
  readonly found: Case;
  readonly thread: ThreadPage;
  readonly notes: readonly CaseNote[];
  readonly events: readonly CaseEvent[];
  readonly workers: readonly Worker[];
  readonly templates: readonly ReplyTemplate[];
  readonly today: LocalDate;
}

async function load(work: Work, id: string, back: number): Promise<CaseStory> {
  const found = await getCase(work, id);
  return {
    found,
    thread: await listThread(work, found, back),
    notes: await listNotes(work, found),
    events: await listCaseEvents(work, found),
    workers: await listWorkers(work, found),
    templates: await listTemplates(work, found.queue),
    today: work.today,
  };
}

/** The page as it is, or again with what is to be mended and all that was typed. */
export async function casePage(visit: Visit, { fields, faults }: CaseForm): Promise<Answer> {
  const { say } = visit;
  const story = await visit.ask((work) => load(work, visit.params["id"] ?? "", backOf(visit.query["back"])));
  const { kind, reference, partyName } = story.found;
  const form = fillForm({ say, fields, sentences: say.cases.faults, ...(faults && { faults }) });
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title: `${say.cases.kinds[kind]} ${reference} ${partyName}`,
    crumbs: [{ label: say.cases.desk.title, href: deskPaths.list }],
    wide: true,
    body: <CasePage visit={visit} story={story} form={form} />,
  };
}

export interface CasePageProps {
  readonly visit: Visit;
  readonly story: CaseStory;
  readonly form: FilledForm;
}

function CasePage(props: CasePageProps) {
  const { visit, story, form } = props;
  const { say } = visit;
  const { found } = story;
  const words = say.cases;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={words.reference(found.reference)} lead={found.partyName}>
        {words.kinds[found.kind]}
      </PageHeading>
      <p class="case-standing">
        <CaseStateWord say={say} side="desk" state={found.state} /> <Deadline say={say} story={story} />
      </p>
      <Kept say={say} found={found} />
      <div class="case-desk">
        <div class="case-main stack">
          <CaseFacts say={say} about={found.about} />
          {isDispute(found) ? <DisputedLines say={say} lines={found.about.lines} /> : null}
          {isChange(found) ? <ChangedFacts say={say} changes={found.about.changes} /> : null}
          <h2>{words.thread}</h2>
          <CaseThread
            say={say}
            kind={found.kind}
            messages={story.thread.messages}
            {...pagesBeside(deskPaths.case(found.id), story.thread)}
            side="desk"
            partyName={found.partyName}
            fileHref={(fileId) => deskPaths.file(found.id, fileId)}
          />
          <Answering {...props} />
        </div>
        <div class="case-aside">
          <Owner {...props} />
          {isDecidable(found) ? <Decision {...props} /> : null}
          <Notes {...props} />
          <section aria-labelledby="story-heading">
            <h2 id="story-heading">{words.timeline}</h2>
            <Timeline label={words.timeline} steps={stepsOf(story.events, say)} />
          </section>
        </div>
      </div>
    </>
  );
}

/** Told while it can be helped, and afterwards why nothing is there. */
function Kept({ say, found }: { readonly say: Messages; readonly found: Case }) {
  const { forgetOn, forgottenOn, state } = found;
  const words = say.caseRetention;
  if (forgottenOn !== undefined)
    return (
      <Notice say={say} kind="info">
        {words.forgotten(forgottenOn)}
      </Notice>
    );
  if (forgetOn === undefined || state !== "closed") return null;
  return (
    <Notice say={say} kind="info">
      {words.willBeForgotten(forgetOn)}
    </Notice>
  );
}

/** What its own room decides is decided on that room's page. */
function Decision(props: CasePageProps) {
  const { found } = props.story;
  if (kindRow(found.kind).decided !== "by-room") return <DecisionForm {...props} />;
  const { disputes, questions } = props.visit.say;
  return isChange(found) ? (
    <ButtonLink href={questionPaths.settleChange(found.id)}>{questions.settle.link}</ButtonLink>
  ) : (
    <ButtonLink href={disputePaths.settle(found.id)}>{disputes.settle.link}</ButtonLink>
  );
}

function Answering(props: CasePageProps) {
  const { counterpartId, state } = props.story.found;
  if (state === "closed") return <Reopening {...props} />;
  return counterpartId === undefined ? <Closing {...props} /> : <ReplyForm {...props} />;
}

function isDecidable(found: Case): boolean {
  const decides = Object.keys(kindRow(found.kind).decisions).length > 0;
  return decides && found.state !== "closed" && !isFinallyDecided(found);
}

function Deadline({ say, story: { found, today } }: { readonly say: Messages; readonly story: CaseStory }) {
  const words = say.cases.page;
  if (found.state === "closed" || found.dueOn === undefined) return null;
  if (found.state === "waiting") return <span class="hint">{words.resting}</span>;
  return (
    <span>
      {words.due} <Day day={found.dueOn} />.{" "}
      {isOverdue(found, today) ? <strong class="desk-late">{words.late}</strong> : null}
    </span>
  );
}

function stepsOf(events: readonly CaseEvent[], say: Messages): readonly TimelineStep[] {
  const words = say.cases;
  return events.map(({ kind, at, by, facts }, place) => {
    const to = typeof facts["to"] === "string" ? facts["to"] : words.desk.nobody;
    const heading = words.facts[kind] ?? kind;
    return {
      key: `${place} ${kind}`,
      heading: kind === "case.assigned" ? `${heading}: ${to}` : heading,
      at,
      ...(by !== undefined && { by }),
    };
  });
}
