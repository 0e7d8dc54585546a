/** The rules for reminders: what holds, new rules from a day on, and the reference rates that have been entered. */
import { requirePermission } from "../../domain/access/permissions.ts";
import { customerKinds } from "../../domain/customers/customer.ts";
import { type ReminderPolicy, policyOn } from "../../domain/reminders/policy.ts";
import { type EnteredRate, listEnteredRates, listPolicies } from "../../domain/reminders/queries.ts";
import { halfYearOf, referenceRates } from "../../domain/reminders/reference-rates.ts";
import { enterRate, setPolicy } from "../../domain/reminders/set-policy.ts";
import { writtenPercent } from "../../domain/reminders/interest.ts";
import type { LocalDate } from "../../time.ts";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Day } from "../components/figures/figures.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { decimalText } from "../figures-text.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import type { Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { kronor } from "./kronor.ts";
import { LedgerHelp, LedgerNav } from "./ledger-nav.tsx";
import { ledgerPaths } from "./ledger-paths.ts";
import { PolicyForm, RateForm } from "./policy-forms.tsx";
import { readPolicy, readRate, usualFields } from "./policy-form.ts";

interface Seen {
  readonly policies: readonly ReminderPolicy[];
  readonly rates: readonly EnteredRate[];
  readonly today: LocalDate;
}

function see(visit: Visit): Promise<Seen> {
  return visit.ask(async (work) => {
    const { organisationId } = requirePermission(work, "reminder.write");
    return {
      policies: await listPolicies(work, organisationId),
      rates: await listEnteredRates(work, organisationId),
      today: work.today,
    };
  });
}

export async function showPolicy(visit: Visit): Promise<Answer> {
  const seen = await see(visit);
  return page(visit, seen, usualFields(seen.today));
}

export async function savePolicy(visit: Visit): Promise<Answer> {
  const seen = await see(visit);
  const read = readPolicy(visit.fields, seen.today);
  if (!read.ok) return page(visit, seen, visit.fields, read.faults);
  await visit.perform(
    (work) => setPolicy(work, read.value),
    () => ledgerPaths.policy,
  );
  return { kind: "redirect", to: ledgerPaths.policy, notice: visit.say.ledger.policy.saved };
}

export async function saveRate(visit: Visit): Promise<Answer> {
  const seen = await see(visit);
  const known = [...referenceRates, ...seen.rates].map(({ fromOn }) => fromOn);
  const read = readRate(visit.fields, seen.today, known);
  if (!read.ok) return page(visit, seen, { ...usualFields(seen.today), ...visit.fields }, read.faults);
  await visit.perform(
    (work) => enterRate(work, read.value),
    () => ledgerPaths.policy,
  );
  return { kind: "redirect", to: ledgerPaths.policy, notice: visit.say.ledger.policy.rateEntered };
}

function page(visit: Visit, seen: Seen, fields: Fields, faults?: readonly FieldFault[]): Answer {
  const { say, seal } = visit;
  const words = say.ledger.policy;
  const missing = referenceRates.every(({ fromOn }) => fromOn !== halfYearOf(seen.today));
  const form = fillForm({
    say,
    fields: { ...(missing && { halfYear: halfYearOf(seen.today) }), ...fields },
    ...(faults && { faults }),
    sentences: words.faults,
  });
  const body = (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <LedgerNav say={say} here="policy" />
      <section>
        <h2>{words.current}</h2>
        {seen.policies.length === 0 ? <EmptyState heading={words.none} /> : <Policies say={say} seen={seen} />}
      </section>
      <PolicyForm say={say} seal={seal} form={form} />
      <section>
        <h2>{words.rates}</h2>
        <p>{words.ratesLead}</p>
        <Rates say={say} rates={seen.rates} />
        <RateForm say={say} seal={seal} form={form} />
      </section>
      <LedgerHelp say={say} />
    </>
  );
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title: words.title,
    crumbs: [{ label: say.ledger.title, href: ledgerPaths.overview }],
    body,
    wide: true,
  };
}

/** For each kind of customer what holds today, and what will. */
function Policies({ say, seen: { policies, today } }: { readonly say: Messages; readonly seen: Seen }) {
  const words = say.ledger.policy;
  const rows = customerKinds.flatMap((kind) => {
    const days = [
      today,
      ...new Set(policies.filter((one) => one.customerKind === kind && one.fromOn > today).map(({ fromOn }) => fromOn)),
    ];
    return days.toSorted().flatMap((day) => policyOn(policies, kind, day) ?? []);
  });
  return (
    <DataTable
      caption={words.caption}
      captionHidden
      rows={rows}
      rowKey={({ customerKind, fromOn }) => `${customerKind} ${fromOn}`}
      columns={[
        { key: "kind", heading: words.kind, cell: ({ customerKind }) => say.outbound.kinds[customerKind].label },
        { key: "from", heading: words.from, cell: ({ fromOn }) => <Day day={fromOn} /> },
        {
          key: "days",
          heading: words.days,
          cell: ({ daysFirst, daysSecond, daysThird, daysCollection, handsOver }) =>
            [daysFirst, daysSecond, daysThird, handsOver ? daysCollection : words.noCollection].join(" + "),
        },
        {
          key: "fee",
          heading: words.fee,
          kind: "amount",
          cell: ({ feeMinor, feeAgreed }) => (feeAgreed && feeMinor > 0n ? kronor(feeMinor) : words.noFee),
        },
      ]}
    />
  );
}

const ratesListed = 4;

function Rates({ say, rates }: { readonly say: Messages; readonly rates: readonly EnteredRate[] }) {
  const words = say.ledger.policy;
  const rows = [...referenceRates.map((rate) => ({ ...rate, source: words.house })), ...rates]
    .toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1))
    .slice(0, ratesListed);
  return (
    <DataTable
      caption={words.ratesCaption}
      captionHidden
      rows={rows}
      rowKey={({ fromOn }) => fromOn}
      columns={[
        { key: "from", heading: words.rateFrom, cell: ({ fromOn }) => <Day day={fromOn} /> },
        {
          key: "rate",
          heading: words.rate,
          kind: "amount",
          cell: ({ percent }) => decimalText(writtenPercent(percent)),
        },
        { key: "source", heading: words.rateSource, cell: ({ source }) => source },
      ]}
    />
  );
}
