/** What the creditor says about disputes and credits, from a day on. */
import { parseDate, parsed, refused, type Parsed } from "@fakturaporten/einvoice";
import { z } from "zod";
import type { LocalDate } from "../../time.ts";
import { requirePerson } from "../../domain/access/permissions.ts";
import {
  decideDisputePolicy,
  disputeRules,
  isLooser,
  listDisputePolicies,
  policyOn,
  type SaidPolicy,
  setDisputePolicy,
} from "../../domain/disputes/policy.ts";
import { AmountField } from "../components/amount-field/amount-field.tsx";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Day } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { type FilledForm, fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, oneOf, parsedBy, parsedWhenFilled, readForm } from "../form.ts";
import { fieldKronor, kronor, parseKronor } from "../ledger/kronor.ts";
import { Refusal } from "../../domain/refusal.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { disputePaths } from "./dispute-paths.ts";

export const disputePolicyRoutes: readonly Route[] = [
  get(disputePaths.policy, "billing.credit", show),
  post(disputePaths.policy, "billing.credit", save),
  post(disputePaths.waitingPolicy, "billing.credit", decide),
];

function load({ ask }: Visit) {
  return ask(async (work) => ({
    policies: await listDisputePolicies(work, requirePerson(work).organisationId),
    today: work.today,
  }));
}

async function show(visit: Visit): Promise<Answer> {
  const { policies, today } = await load(visit);
  const held = policyOn(policies, today);
  const second = held.secondFromMinor;
  const fields = {
    rule: held.rule,
    holdDays: String(held.holdDays),
    secondFrom: second === undefined ? "" : fieldKronor(second),
    fromOn: today,
  };
  return page(visit, policies, { fields, faults: [] });
}

function daysOf(text: string): Parsed<number, "days-form"> {
  const days = text.trim();
  return /^\d{1,2}$/.test(days) && Number(days) >= 1 && Number(days) <= 90
    ? parsed(Number(days))
    : refused("days-form");
}

function secondOf(text: string): Parsed<bigint, "amount-form"> {
  const read = parseKronor(text);
  return read.ok && read.value >= 0n ? parsed(read.value) : refused("amount-form");
}

async function save(visit: Visit): Promise<Answer> {
  const { policies, today } = await load(visit);
  const schema = z.object({
    rule: oneOf(disputeRules),
    holdDays: parsedBy(daysOf),
    secondFrom: parsedWhenFilled(secondOf),
    fromOn: parsedBy((text: string) => parseDate(text, today)),
  });
  const read = readForm(schema, visit.fields);
  const held = policyOn(policies, today).secondFromMinor;
  const early = read.ok ? dayFaults(read.value, { today, held }) : [];
  if (!read.ok || early.length > 0)
    return page(visit, policies, { fields: visit.fields, faults: read.ok ? early : read.faults });
  const { secondFrom, ...policy } = read.value;
  const outcome = await visit.perform(
    (work) => setDisputePolicy(work, { ...policy, secondFromMinor: secondFrom }),
    () => disputePaths.policy,
  );
  const words = visit.say.disputes.policy;
  return { kind: "redirect", to: disputePaths.policy, notice: outcome === "waits" ? words.waits : words.saved };
}

async function decide(visit: Visit): Promise<Answer> {
  const { which, do: decided } = visit.fields;
  const decision = decided === "agree" ? "agree" : "decline";
  const to = disputePaths.policy;
  await visit.perform(
    async (work) => {
      const said = await listDisputePolicies(work, requirePerson(work).organisationId);
      const one = said.find((policy) => nameOf(policy) === which);
      if (one === undefined) throw new Refusal("changed-meanwhile");
      await decideDisputePolicy(work, { ...one, decision });
    },
    () => to,
  );
  return { kind: "redirect", to, notice: visit.say.disputes.policy.decided[decision] };
}

/** When it was said tells one from another. */
function nameOf({ fromOn, recordedAt }: SaidPolicy): string {
  return `${fromOn} ${recordedAt}`;
}

interface Standing {
  readonly today: LocalDate;
  readonly held: bigint | undefined;
}

function dayFaults(
  { fromOn, secondFrom }: { readonly fromOn: LocalDate; readonly secondFrom: bigint | undefined },
  { today, held }: Standing,
): readonly FieldFault[] {
  if (fromOn < today) return [{ path: "fromOn", code: "past", params: {} }];
  return fromOn === today && isLooser(held, secondFrom) ? [{ path: "fromOn", code: "loosening", params: {} }] : [];
}

interface Filled {
  readonly fields: Fields;
  readonly faults: readonly FieldFault[];
}

function page(visit: Visit, policies: readonly SaidPolicy[], { fields, faults }: Filled): Answer {
  const { say } = visit;
  const form = fillForm({ say, fields, faults, sentences: say.disputes.policy.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.disputes.policy.title,
    crumbs: [{ label: say.billing.title, href: paths.billing }],
    body: <PolicyPage visit={visit} policies={policies} form={form} />,
  };
}

interface PolicyPageProps {
  readonly visit: Visit;
  readonly policies: readonly SaidPolicy[];
  readonly form: FilledForm;
}

function PolicyPage({ visit, policies, form }: PolicyPageProps) {
  const { say, seal } = visit;
  const words = say.disputes.policy;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      {policies
        .filter(({ waits }) => waits)
        .map((policy) => (
          <WaitingPolicy key={nameOf(policy)} visit={visit} policy={policy} />
        ))}
      <Form seal={seal} action={disputePaths.policy}>
        <RadioGroup
          {...form.field("rule")}
          say={say}
          label={words.rule}
          choices={disputeRules.map((value) => ({ value, ...say.disputes.rules[value] }))}
        />
        <TextField
          {...form.field("holdDays")}
          say={say}
          label={words.holdDays}
          hint={words.holdHint}
          width="short"
          inputMode="numeric"
          suffix={words.days}
        />
        <AmountField
          {...form.field("secondFrom")}
          say={say}
          label={words.secondFrom}
          hint={words.secondHint}
          suffix="kr"
          optional
        />
        <DateField {...form.field("fromOn")} say={say} label={words.fromOn} hint={words.fromHint} />
        <Button>{words.save}</Button>
      </Form>
      {policies.length === 0 ? null : (
        <section>
          <h2>{words.history}</h2>
          <DataTable
            caption={words.history}
            captionHidden
            rows={policies.filter(({ waits }) => !waits)}
            rowKey={nameOf}
            columns={[
              { key: "from", heading: words.fromOn, cell: ({ fromOn }) => <Day day={fromOn} /> },
              { key: "rule", heading: words.rule, cell: ({ rule }) => say.disputes.rules[rule].label },
              { key: "days", heading: words.holdDays, kind: "amount", cell: ({ holdDays }) => holdDays },
              {
                key: "second",
                heading: words.secondFrom,
                kind: "amount",
                cell: ({ secondFromMinor }) => (secondFromMinor === undefined ? words.never : kronor(secondFromMinor)),
              },
            ]}
          />
        </section>
      )}
    </>
  );
}

/** A looser rule: whoever said it may take it back; another person says whether it is to hold. */
function WaitingPolicy({
  visit: { say, seal, viewer },
  policy,
}: {
  readonly visit: Visit;
  readonly policy: SaidPolicy;
}) {
  const words = say.disputes.policy;
  const isOwn = policy.recordedBy === viewer?.actor.accountId;
  const amount = policy.secondFromMinor === undefined ? undefined : kronor(policy.secondFromMinor);
  return (
    <Notice say={say} kind="warning">
      <p>{words.waiting(policy.fromOn, amount)}</p>
      <Form seal={seal} action={disputePaths.waitingPolicy}>
        <input type="hidden" name="which" value={nameOf(policy)} />
        <ButtonRow>
          {isOwn ? null : <Button does="agree">{words.agree}</Button>}
          <Button look="secondary" does="decline">
            {isOwn ? words.takeBack : words.decline}
          </Button>
        </ButtonRow>
      </Form>
    </Notice>
  );
}
