/** The inbox of an officer's units: what has come, in stacks, to be filtered, searched over years, assigned and answered together. */
import { may } from "../../domain/access/permissions.ts";
import { findHandovers } from "../../domain/handover/queries.ts";
import { countViews, type ViewCounts } from "../../domain/inbox/count-documents.ts";
import type { InboxView } from "../../domain/inbox/inbox-filter.ts";
import { listDocuments } from "../../domain/inbox/list-documents.ts";
import { listColleagues, listUnits } from "../../domain/inbox/units.ts";
import type { Work } from "../../work.ts";
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TableDownloads } from "../components/table-downloads/table-downloads.tsx";
import { type FilledForm, fillForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import type { Answer, Visit } from "../route.ts";
import { type AskedInbox, inboxAddress, inboxPaths, isNarrowed, readInboxAddress } from "./inbox-address.ts";
import { InboxMarks } from "./inbox-marks.tsx";
import { InboxSearch } from "./inbox-search.tsx";
import { InboxViews } from "./inbox-views.tsx";

export function showInbox(visit: Visit): Promise<Answer> {
  return inboxPage(visit, visit.query, []);
}

/** The page, also with what could not be done with the marked rows. */
export async function inboxPage(
  visit: Visit,
  query: Readonly<Record<string, string>>,
  faults: readonly FieldFault[],
): Promise<Answer> {
  const { say, viewer } = visit;
  const facts = await visit.ask((work) => inboxFacts(work, query));
  const { asked, units } = facts;
  const forms = {
    search: fillForm({ say, fields: query, faults: asked.faults }),
    marks: fillForm({ say, fields: visit.fields, faults, sentences: say.unitWork.batch.faults }),
  };
  const isFaulty = faults.length > 0;
  const mayMark = viewer !== undefined && may(viewer.actor.role, "inbox.assign");
  return {
    kind: "page",
    ...(isFaulty && { status: 422 as const }),
    title: asked.filter.view === "all" ? say.unitWork.views.all : say.inbox.title,
    wide: true,
    body: <Inbox visit={visit} facts={facts} forms={forms} mayMark={mayMark && units.length > 0} />,
  };
}

export interface InboxFacts {
  readonly asked: AskedInbox;
  readonly units: Awaited<ReturnType<typeof listUnits>>;
  readonly colleagues: Awaited<ReturnType<typeof listColleagues>>;
  readonly counts: ViewCounts;
  readonly page: Awaited<ReturnType<typeof listDocuments>>;
  readonly handovers: Awaited<ReturnType<typeof findHandovers>>;
}

async function inboxFacts(work: Work, query: Readonly<Record<string, string>>): Promise<InboxFacts> {
  const asked = readInboxAddress(query, work.today);
  const page = await listDocuments(work, asked.filter);
  return {
    asked,
    page,
    units: await listUnits(work),
    colleagues: await listColleagues(work),
    counts: await countViews(work, asked.filter),
    handovers: await findHandovers(
      work,
      page.documents.map(({ id }) => id),
    ),
  };
}

interface InboxProps {
  readonly visit: Visit;
  readonly facts: InboxFacts;
  readonly forms: { readonly search: FilledForm; readonly marks: FilledForm };
  readonly mayMark: boolean;
}

function Inbox({ visit, facts, forms, mayMark }: InboxProps) {
  const { say } = visit;
  const { units, asked } = facts;
  if (units.length === 0) {
    return (
      <>
        <PageHeading>{say.inbox.title}</PageHeading>
        <EmptyState heading={say.inbox.noUnitsHeading}>
          <p>{say.inbox.noUnits}</p>
        </EmptyState>
      </>
    );
  }
  const isArchive = asked.filter.view === "all";
  return (
    <>
      <ErrorSummary say={say} errors={[...forms.search.errors, ...forms.marks.errors]} />
      <PageHeading lead={isArchive ? say.unitWork.archiveLead : say.inbox.lead(units.map(({ name }) => name))}>
        {isArchive ? say.unitWork.views.all : say.inbox.title}
      </PageHeading>
      <InboxViews say={say} filter={asked.filter} counts={facts.counts} />
      <InboxSearch say={say} facts={facts} form={forms.search} />
      <Rows visit={visit} facts={facts} form={forms.marks} mayMark={mayMark} />
    </>
  );
}

interface RowsProps {
  readonly visit: Visit;
  readonly facts: InboxFacts;
  readonly form: FilledForm;
  readonly mayMark: boolean;
}

function Rows({ visit, facts, form, mayMark }: RowsProps) {
  const { say } = visit;
  const words = say.inbox;
  const { filter } = facts.asked;
  const { documents, next } = facts.page;
  if (documents.length === 0) return <Nothing visit={visit} facts={facts} />;
  return (
    <>
      <InboxMarks visit={visit} facts={facts} form={form} mayMark={mayMark} />
      <ButtonRow>
        {next === undefined ? null : (
          <ButtonLink href={inboxAddress({ ...filter, after: next })} look="secondary" icon="right">
            {words.older}
          </ButtonLink>
        )}
        {filter.after === undefined ? null : (
          <ButtonLink href={inboxAddress({ ...filter, after: undefined })} look="quiet">
            {words.newest}
          </ButtonLink>
        )}
        <TableDownloads
          say={say}
          hrefOf={(format) => inboxAddress({ ...filter, after: undefined }, inboxPaths.file(format))}
        />
      </ButtonRow>
    </>
  );
}

/** Nothing here: that the inbox is done with, or that nothing fits, and then where else it may be. */
function Nothing({ visit: { say }, facts }: { readonly visit: Visit; readonly facts: InboxFacts }) {
  const words = say.inbox;
  const { filter } = facts.asked;
  const isSought = isNarrowed(filter) || filter.view !== "open";
  const everywhere: InboxView = "all";
  return (
    <EmptyState heading={isSought ? words.nothingHeading : words.emptyHeading}>
      <p>{isSought ? words.nothing : words.empty}</p>
      {isNarrowed(filter) && filter.view !== "all" ? (
        <p>
          <a href={inboxAddress({ ...filter, view: everywhere, after: undefined })}>{say.unitWork.searchArchive}</a>
        </p>
      ) : null}
    </EmptyState>
  );
}
