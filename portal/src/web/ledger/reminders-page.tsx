/** Reminders for the officer: what is sent next, and what has gone to debt collection. */
import { addDays } from "@fakturaporten/einvoice";
import { type PlannedStep, planSteps } from "../../domain/reminders/plan-steps.ts";
import { type ListedCase, listCollectionCases } from "../../domain/reminders/queries.ts";
import { ButtonLink } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Day } from "../components/figures/figures.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { kronor } from "./kronor.ts";
import { LedgerHelp, LedgerNav } from "./ledger-nav.tsx";
import { ledgerPaths } from "./ledger-paths.ts";

const daysAhead = 30;
const stepsListed = 200;
const casesListed = 200;
/** More than this is read in the collection company's system. */
const claimsMax = 5000;

export async function showReminders(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const words = say.ledger.reminders;
  const { planned, cases } = await visit.ask(async (work) => ({
    planned: await planSteps(work, addDays(work.today, daysAhead), stepsListed + 1),
    cases: await listCollectionCases(work, ["held", "asked", "received", "recalled"], casesListed),
  }));
  const body = (
    <>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <LedgerNav say={say} here="reminders" />
      <section>
        <h2>{words.planned}</h2>
        {planned.length === 0 ? (
          <EmptyState heading={words.nonePlanned} />
        ) : (
          <Planned say={say} planned={planned.slice(0, stepsListed)} />
        )}
        {planned.length > stepsListed ? <p class="hint">{words.plannedMore(stepsListed)}</p> : null}
      </section>
      <section>
        <h2>{words.cases}</h2>
        {cases.length === 0 ? <EmptyState heading={words.noCases} /> : <Cases say={say} cases={cases} />}
      </section>
      <LedgerHelp say={say} />
    </>
  );
  const crumbs = [{ label: say.ledger.title, href: ledgerPaths.overview }];
  return { kind: "page", title: words.title, crumbs, body, wide: true };
}

function Planned({ say, planned }: { readonly say: Messages; readonly planned: readonly PlannedStep[] }) {
  const words = say.ledger.reminders;
  return (
    <DataTable
      caption={words.plannedCaption}
      captionHidden
      rows={planned}
      rowKey={({ invoiceId }) => invoiceId}
      columns={[
        {
          key: "invoice",
          heading: words.invoice,
          cell: ({ invoiceId, number }) => <a href={ledgerPaths.invoice(invoiceId)}>{number}</a>,
        },
        { key: "customer", heading: words.customer, cell: ({ customerName }) => customerName },
        { key: "on", heading: words.on, cell: ({ next }) => <Day day={next.on} /> },
        { key: "step", heading: words.step, cell: ({ next }) => words.steps(String(next.step)) },
        { key: "left", heading: words.left, kind: "amount", cell: ({ balanceMinor }) => kronor(balanceMinor) },
      ]}
    />
  );
}

function Cases({ say, cases }: { readonly say: Messages; readonly cases: readonly ListedCase[] }) {
  const words = say.ledger.reminders;
  return (
    <>
      <DataTable
        caption={words.casesCaption}
        captionHidden
        rows={cases}
        rowKey={({ invoiceId }) => invoiceId}
        columns={[
          {
            key: "invoice",
            heading: words.invoice,
            cell: ({ invoiceId, number }) => <a href={ledgerPaths.invoice(invoiceId)}>{number}</a>,
          },
          { key: "customer", heading: words.customer, cell: ({ customerName }) => customerName },
          { key: "on", heading: words.on, cell: ({ handedOverOn, foundOn }) => <Day day={handedOverOn ?? foundOn} /> },
          {
            key: "state",
            heading: words.state,
            cell: ({ state, hindrance }) =>
              hindrance === undefined
                ? say.ledger.collectionStates[state]
                : `${say.ledger.collectionStates[state]}. ${say.ledger.hindrances[hindrance]}`,
          },
        ]}
      />
      <p class="hint">{words.claimsHint}</p>
      <ButtonLink href={ledgerPaths.claims} look="secondary">
        {words.claims}
      </ButtonLink>
    </>
  );
}

/** The claims that wait, as the machine door gives them, in a file. */
export async function downloadClaims(visit: Visit): Promise<Answer> {
  const { cases, today } = await visit.ask(async (work) => ({
    cases: await listCollectionCases(work, ["asked"], claimsMax),
    today: work.today,
  }));
  const claims = cases.map(({ invoiceId, claim }) => ({ invoiceId, claim }));
  const bytes = new TextEncoder().encode(`${JSON.stringify({ claims }, undefined, 2)}\n`);
  return { kind: "file", name: `inkasso-${today}.json`, type: "application/json", bytes };
}
