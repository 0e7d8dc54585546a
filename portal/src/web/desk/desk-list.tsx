/** The desk: cases that wait, the most pressing first, by whose they are, by queue and state, and searched. */
import { type Case, isOverdue } from "../../domain/cases/case.ts";
import { type Queue, queuesOf } from "../../domain/cases/kinds.ts";
import {
  type CasePage,
  countDeskCases,
  type DeskCounts,
  type DeskFilter,
  deskViews,
  listDeskCases,
} from "../../domain/cases/list-cases.ts";
import { may } from "../../domain/access/permissions.ts";
import { dayOf, type LocalDate } from "../../time.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { type Column, DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Day } from "../components/figures/figures.tsx";
import { SearchForm } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { feedbackPaths } from "../feedback/feedback-paths.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { Answer, Visit } from "../route.ts";
import { CaseStateWord } from "./case-state.tsx";
import { caseStates, deskAddress, deskPaths, readDeskAddress } from "./desk-paths.ts";

export async function showDesk(visit: Visit): Promise<Answer> {
  const { say, viewer } = visit;
  const filter = readDeskAddress(visit.query);
  const { page, counts, today } = await visit.ask(async (work) => ({
    page: await listDeskCases(work, filter),
    counts: await countDeskCases(work, { queue: filter.queue }),
    today: work.today,
  }));
  const role = viewer?.actor.role ?? "officer";
  const facts = { say, filter, page, counts, today, queues: queuesOf(role) };
  const manages = may(role, "desk.manage");
  return {
    kind: "page",
    title: say.cases.desk.title,
    wide: true,
    body: (
      <>
        <PageHeading lead={say.cases.desk.lead} actions={<Ways say={say} manages={manages} />}>
          {say.cases.desk.title}
        </PageHeading>
        <Views {...facts} />
        <DeskSearch {...facts} />
        <Rows {...facts} />
      </>
    ),
  };
}

function Ways({ say, manages }: { readonly say: Messages; readonly manages: boolean }) {
  const words = say.cases.desk;
  return (
    <>
      <ButtonLink href={deskPaths.statistics} look="quiet">
        {words.statistics}
      </ButtonLink>
      {manages ? (
        <>
          <ButtonLink href={deskPaths.templates} look="quiet">
            {words.templates}
          </ButtonLink>
          <ButtonLink href={deskPaths.policy} look="quiet">
            {say.cases.policy.title}
          </ButtonLink>
          <ButtonLink href={paths.paymentPolicy} look="quiet">
            {say.accountSafety.policy.title}
          </ButtonLink>
          <ButtonLink href={deskPaths.retention} look="quiet">
            {say.caseRetention.title}
          </ButtonLink>
          <ButtonLink href={paths.deskLevels} look="quiet">
            {say.plans.desk.title}
          </ButtonLink>
          <ButtonLink href={feedbackPaths.pages} look="quiet">
            {say.feedback.pages.title}
          </ButtonLink>
          <ButtonLink href={feedbackPaths.faults} look="quiet">
            {say.feedback.costs.title}
          </ButtonLink>
        </>
      ) : null}
    </>
  );
}

interface DeskFacts {
  readonly say: Messages;
  readonly filter: DeskFilter;
  readonly page: CasePage;
  readonly counts: DeskCounts;
  readonly today: LocalDate;
  readonly queues: readonly Queue[];
}

function Views({ say, filter, counts }: DeskFacts) {
  const words = say.cases.desk;
  const { queue } = filter;
  return (
    <nav class="invoice-filters" aria-label={words.viewsLabel}>
      <ul>
        {[undefined, ...deskViews].map((view) => (
          <li key={view ?? "all"}>
            <a
              href={deskAddress({ view, queue })}
              aria-current={view === filter.view && filter.state !== "closed" ? "page" : undefined}
            >
              {words.views[view ?? "all"]}{" "}
              <span class="figure desk-count">{view === undefined ? counts.open : counts[view]}</span>
            </a>
          </li>
        ))}
        <li>
          <a
            href={deskAddress({ state: "closed", queue })}
            aria-current={filter.state === "closed" ? "page" : undefined}
          >
            {words.states.closed}
          </a>
        </li>
      </ul>
    </nav>
  );
}

function DeskSearch({ say, filter, queues }: DeskFacts) {
  const words = say.cases.desk;
  return (
    <SearchForm action={deskPaths.list} label={words.search}>
      <div class="inbox-search">
        {filter.view === undefined ? null : <input type="hidden" name="view" value={filter.view} />}
        <TextField
          say={say}
          name="search"
          value={filter.search ?? ""}
          label={words.searchLabel}
          hint={words.searchHint}
          autoComplete="off"
        />
        {queues.length < 2 ? null : (
          <SelectField
            say={say}
            name="queue"
            value={filter.queue ?? ""}
            label={words.queue}
            prompt={words.allQueues}
            choices={queues.map((one) => ({ value: one, label: say.cases.queues[one] }))}
            width="full"
          />
        )}
        <SelectField
          say={say}
          name="state"
          value={filter.state ?? ""}
          label={words.state}
          prompt={words.anyState}
          choices={caseStates.map((one) => ({ value: one, label: words.states[one] }))}
          width="full"
        />
        <ButtonRow>
          <Button look="secondary" icon="search">
            {words.show}
          </Button>
          {isFiltered(filter) ? (
            <ButtonLink href={deskPaths.list} look="quiet">
              {words.clear}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      </div>
    </SearchForm>
  );
}

function isFiltered({ view, queue, state, search }: DeskFilter): boolean {
  return [view, queue, state, search].some((one) => one !== undefined);
}

function Rows({ say, filter, page, today }: DeskFacts) {
  const words = say.cases.desk;
  if (page.cases.length === 0) {
    const sought = isFiltered(filter) || filter.after !== undefined;
    return (
      <EmptyState heading={sought ? words.nothingHeading : words.emptyHeading}>
        <p>{sought ? words.nothing : words.empty}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable
        caption={words.caption}
        captionHidden
        columns={columnsOf(say, today)}
        rows={page.cases}
        rowKey={({ id }) => id}
      />
      <ButtonRow>
        {page.next === undefined ? null : (
          <ButtonLink href={deskAddress({ ...filter, after: page.next })} look="secondary" icon="right">
            {words.next}
          </ButtonLink>
        )}
        {filter.after === undefined ? null : (
          <ButtonLink href={deskAddress({ ...filter, after: undefined })} look="quiet">
            {words.first}
          </ButtonLink>
        )}
      </ButtonRow>
    </>
  );
}

function columnsOf(say: Messages, today: LocalDate): readonly Column<Case>[] {
  const words = say.cases.desk;
  return [
    {
      key: "case",
      heading: words.case,
      cell: ({ id, reference, kind }) => (
        <>
          <a href={deskPaths.case(id)} class="figure">
            {reference}
          </a>
          <span class="inbox-small">{say.cases.kinds[kind]}</span>
        </>
      ),
    },
    { key: "party", heading: words.party, cell: ({ partyName }) => <span class="inbox-seller">{partyName}</span> },
    { key: "owner", heading: words.owner, cell: ({ owner }) => owner?.name ?? words.nobody },
    { key: "due", heading: words.due, cell: (one) => <Due say={say} one={one} today={today} /> },
    { key: "state", heading: words.where, cell: ({ state }) => <CaseStateWord say={say} side="desk" state={state} /> },
  ];
}

function Due({ say, one, today }: { readonly say: Messages; readonly one: Case; readonly today: LocalDate }) {
  if (one.closedAt !== undefined)
    return (
      <>
        {say.cases.desk.closedOn} <Day day={dayOf(one.closedAt)} />
      </>
    );
  if (one.dueOn === undefined) return null;
  return (
    <>
      <Day day={one.dueOn} />
      {isOverdue(one, today) ? <strong class="desk-late"> {say.cases.desk.late}</strong> : null}
    </>
  );
}
