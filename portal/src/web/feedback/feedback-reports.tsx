/** What is read of feedback: by those who keep the help pages, and by units about what stops invoices to them. */
import { addDays, sayRule } from "@fakturaporten/einvoice";
import { type FaultCost, type FaultName, listFaultCosts } from "../../domain/feedback/fault-tally.ts";
import { listPageVerdicts, listPageWords } from "../../domain/feedback/page-feedback.ts";
import { listUnits } from "../../domain/inbox/units.ts";
import { startOf } from "../../time.ts";
import { Button } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Moment } from "../components/figures/figures.tsx";
import { SearchForm } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { type Answer, get, type Route, type Visit } from "../route.ts";
import { faultWordsOf, sentenceOf } from "../supplier/invoice-fault-text.ts";
import { feedbackPaths } from "./feedback-paths.ts";

export const feedbackReportRoutes: readonly Route[] = [
  get(feedbackPaths.pages, "feedback.read", showPages),
  get(feedbackPaths.faults, "inbox.read", showFaults),
];

const periods = [30, 90, 365] as const;

function daysOf({ query }: Visit): number {
  return periods.find((days) => String(days) === query["days"]) ?? periods[1];
}

async function showPages(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const words = say.feedback.pages;
  const { verdicts, told } = await visit.ask(async (work) => {
    const since = startOf(addDays(work.today, -daysOf(visit)));
    return { verdicts: await listPageVerdicts(work, since), told: await listPageWords(work, since) };
  });
  const answer = (helped: boolean): string => (helped ? words.yes : words.no);
  const body = (
    <>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <Period visit={visit} action={feedbackPaths.pages} />
      {verdicts.length === 0 ? (
        <EmptyState heading={words.nothing}>
          <p>{words.nothingText}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={words.table}
          columns={[
            { key: "page", heading: words.page, cell: ({ page }) => <a href={page}>{page}</a> },
            { key: "yes", heading: words.yes, kind: "amount", cell: ({ yes }) => String(yes) },
            { key: "no", heading: words.no, kind: "amount", cell: ({ no }) => String(no) },
          ]}
          rows={verdicts}
          rowKey={({ page }) => page}
        />
      )}
      {told.length === 0 ? null : (
        <DataTable
          caption={words.wordsHeading}
          columns={[
            { key: "words", heading: words.words, cell: (row) => row.words },
            { key: "page", heading: words.page, cell: ({ page }) => <a href={page}>{page}</a> },
            { key: "answer", heading: words.answer, cell: ({ helped }) => answer(helped) },
            { key: "when", heading: words.when, cell: ({ givenAt }) => <Moment at={givenAt} /> },
          ]}
          rows={told}
          rowKey={({ id }) => id}
        />
      )}
    </>
  );
  return { kind: "page", title: words.title, body, wide: true };
}

async function showFaults(visit: Visit): Promise<Answer> {
  const { say, query } = visit;
  const words = say.feedback.costs;
  const { units, costs } = await visit.ask(async (work) => {
    const known = await listUnits(work);
    const unit = known.find(({ id }) => id === query["unit"])?.id;
    const since = addDays(work.today, -daysOf(visit));
    return { units: known, costs: await listFaultCosts(work, { since, unit }) };
  });
  const body = (
    <>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <Period visit={visit} action={feedbackPaths.faults} units={units} />
      {costs.length === 0 ? (
        <EmptyState heading={words.nothing}>
          <p>{words.nothingText}</p>
        </EmptyState>
      ) : (
        <DataTable<FaultCost>
          caption={words.table}
          columns={[
            { key: "fault", heading: words.fault, cell: ({ fault }) => <FaultCell visit={visit} fault={fault} /> },
            { key: "stops", heading: words.stops, kind: "amount", cell: ({ stops }) => String(stops) },
            { key: "helped", heading: words.helped, kind: "amount", cell: ({ helped }) => String(helped) },
            { key: "not", heading: words.notHelped, kind: "amount", cell: ({ notHelped }) => String(notHelped) },
          ]}
          rows={costs}
          rowKey={({ fault }) => fault}
        />
      )}
    </>
  );
  return { kind: "page", title: words.title, body, wide: true };
}

function FaultCell({ visit, fault }: { readonly visit: Visit; readonly fault: FaultName }) {
  return (
    <>
      {sentenceAbout(visit, fault)} <span class="hint">{visit.say.feedback.costs.name(fault)}</span>
    </>
  );
}

/** What the person who was stopped read; where it held something typed, an ellipsis. */
function sentenceAbout({ say, language }: Visit, fault: FaultName): string {
  const rule = sayRule(fault);
  if (rule !== undefined) return rule[language];
  const place = fault.lastIndexOf(".");
  const params = new Proxy<Readonly<Record<string, string>>>(
    {},
    { get: (_, name) => (String(name).endsWith("Minor") ? undefined : "…") },
  );
  const path = place < 0 ? "" : fault.slice(0, place).replaceAll("*", "1");
  return sentenceOf({ path, code: fault.slice(place + 1), params }, faultWordsOf(say, language));
}

interface PeriodProps {
  readonly visit: Visit;
  readonly action: string;
  readonly units?: readonly { readonly id: string; readonly name: string }[];
}

function Period({ visit, action, units = [] }: PeriodProps) {
  const { say, query } = visit;
  const words = say.feedback.costs;
  return (
    <SearchForm action={action} label={words.filters}>
      <SelectField
        name="days"
        value={String(daysOf(visit))}
        say={say}
        label={words.period}
        choices={periods.map((days) => ({ value: String(days), label: say.feedback.since(days) }))}
        width="medium"
      />
      {units.length < 2 ? null : (
        <SelectField
          name="unit"
          value={query["unit"] ?? ""}
          say={say}
          label={words.unit}
          choices={[{ value: "", label: words.allUnits }, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
          width="medium"
        />
      )}
      <Button look="secondary">{words.show}</Button>
    </SearchForm>
  );
}
