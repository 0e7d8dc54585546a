/** A supplier's own cases: what they have asked the region, and where it stands. */
import { may } from "../../domain/access/permissions.ts";
import type { Case } from "../../domain/cases/case.ts";
import { listOwnCases } from "../../domain/cases/list-cases.ts";
import { dayOf } from "../../time.ts";
import { ButtonLink } from "../components/button/button.tsx";
import { type Column, DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Day } from "../components/figures/figures.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { CaseStateWord } from "../desk/case-state.tsx";
import { readPlace } from "../desk/desk-paths.ts";
import type { Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { casePaths } from "./case-paths.ts";

export async function showOwnCases(visit: Visit): Promise<Answer> {
  const { say, viewer } = visit;
  const words = say.cases.mine;
  const { cases, next } = await visit.ask((work) => listOwnCases(work, readPlace(visit.query["after"] ?? "", true)));
  const writes = viewer !== undefined && may(viewer.actor.role, "case.write");
  const ask = writes ? (
    <ButtonLink href={casePaths.new} icon="plus">
      {words.new}
    </ButtonLink>
  ) : undefined;
  return {
    kind: "page",
    title: words.title,
    wide: true,
    body: (
      <>
        <PageHeading lead={words.lead} actions={ask}>
          {words.title}
        </PageHeading>
        {cases.length === 0 ? (
          <EmptyState heading={words.emptyHeading}>
            <p>{words.empty}</p>
          </EmptyState>
        ) : (
          <DataTable
            caption={words.caption}
            captionHidden
            rows={cases}
            rowKey={({ id }) => id}
            columns={columnsOf(say)}
          />
        )}
        {next === undefined ? null : (
          <ButtonLink href={`${casePaths.list}?after=${encodeURIComponent(`${next.at}~${next.id}`)}`} look="secondary">
            {words.older}
          </ButtonLink>
        )}
      </>
    ),
  };
}

function columnsOf(say: Messages): readonly Column<Case>[] {
  const words = say.cases.mine;
  return [
    {
      key: "case",
      heading: say.cases.desk.case,
      cell: ({ id, reference, kind }) => (
        <>
          <a href={casePaths.case(id)} class="figure">
            {reference}
          </a>
          <span class="inbox-small">{say.cases.kinds[kind]}</span>
        </>
      ),
    },
    { key: "opened", heading: words.opened, cell: ({ openedAt }) => <Day day={dayOf(openedAt)} /> },
    { key: "changed", heading: words.changed, cell: ({ changedAt }) => <Day day={dayOf(changedAt)} /> },
    {
      key: "state",
      heading: say.cases.desk.where,
      cell: ({ state }) => <CaseStateWord say={say} side="party" state={state} />,
    },
  ];
}
