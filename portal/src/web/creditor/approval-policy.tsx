/** How a creditor's customers approve, from a day on: said by those who keep the catalogue, never written over. */
import { type LocalDate, parseDate, type Parsed, parsed, refused } from "@fakturaporten/einvoice";
import { z } from "zod";
import type { RecordedPolicy } from "../../domain/approvals/approval.ts";
import { policyUnsaid } from "../../domain/approvals/approval.ts";
import { listPolicies } from "../../domain/approvals/queries.ts";
import { setPolicy } from "../../domain/approvals/set-policy.ts";
import { Button } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Day } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { fillForm, type FilledForm } from "../filled-form.ts";
import { fault, type FieldFault, type Fields, oneOf, parsedBy, readForm } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { creditorPaths } from "./creditor-paths.ts";

export const approvalPolicyRoutes: readonly Route[] = [
  get(creditorPaths.approvalPolicy, "customer.read", show),
  post(creditorPaths.approvalPolicy, "catalogue.write", save),
];

const daysMax = 60;

function daysOf(text: string): Parsed<number, "days-form"> {
  const days = Number(text.trim());
  return /^\d{1,2}$/.test(text.trim()) && days >= 1 && days <= daysMax ? parsed(days) : refused("days-form");
}

function schemaOf(today: LocalDate) {
  return z
    .object({
      fromOn: parsedBy((text: string) => parseDate(text, today)),
      ownRequests: oneOf(["no", "yes"]),
      nudgeDays: parsedBy(daysOf),
      deputyDays: parsedBy(daysOf),
    })
    .superRefine(({ fromOn, nudgeDays, deputyDays }, context) => {
      if (fromOn < today) context.addIssue({ ...fault("from-past"), path: ["fromOn"] });
      if (deputyDays < nudgeDays) context.addIssue({ ...fault("deputies-before-nudge"), path: ["deputyDays"] });
    });
}

async function show(visit: Visit): Promise<Answer> {
  const today = await visit.ask(async (work) => work.today);
  const fields = {
    fromOn: today,
    ownRequests: "no",
    nudgeDays: String(policyUnsaid.nudgeDays),
    deputyDays: String(policyUnsaid.deputyDays),
  };
  return page(visit, fields, []);
}

async function save(visit: Visit): Promise<Answer> {
  const today = await visit.ask(async (work) => work.today);
  const read = readForm(schemaOf(today), visit.fields);
  if (!read.ok) return page(visit, visit.fields, read.faults);
  const { ownRequests, ...said } = read.value;
  await visit.perform(
    (work) => setPolicy(work, { ...said, ownRequests: ownRequests === "yes" }),
    () => creditorPaths.approvalPolicy,
  );
  const notice = visit.say.orders.policy.saved(said.fromOn);
  return { kind: "redirect", to: creditorPaths.approvalPolicy, notice };
}

async function page(visit: Visit, fields: Fields, faults: readonly FieldFault[]): Promise<Answer> {
  const { say, viewer } = visit;
  const words = say.orders.policy;
  const organisationId = viewer?.actor.organisationId ?? "";
  const policies = await visit.ask((work) => listPolicies(work, organisationId));
  const form = fillForm({ say, fields, faults, sentences: words.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: words.title,
    crumbs: [{ label: say.outbound.catalogue.title, href: paths.catalogue }],
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        <Said visit={visit} policies={policies} />
        <PolicyForm visit={visit} form={form} />
      </>
    ),
  };
}

function Said({ visit: { say }, policies }: { readonly visit: Visit; readonly policies: readonly RecordedPolicy[] }) {
  const words = say.orders.policy;
  if (policies.length === 0) return <p>{words.unsaid}</p>;
  return (
    <DataTable
      caption={words.now}
      rows={policies}
      rowKey={({ fromOn, recordedAt }) => `${fromOn} ${recordedAt}`}
      columns={[
        { key: "from", heading: words.fromOn, cell: ({ fromOn }) => <Day day={fromOn} /> },
        { key: "own", heading: words.ownShort, cell: ({ ownRequests }) => (ownRequests ? words.ownYes : words.ownNo) },
        { key: "nudge", heading: words.nudge, cell: ({ nudgeDays }) => `${nudgeDays} ${words.days}` },
        { key: "deputies", heading: words.deputies, cell: ({ deputyDays }) => `${deputyDays} ${words.days}` },
      ]}
    />
  );
}

function PolicyForm({ visit: { say, seal }, form }: { readonly visit: Visit; readonly form: FilledForm }) {
  const words = say.orders.policy;
  const days = { say, width: "short", inputMode: "numeric", suffix: words.days } as const;
  return (
    <Form seal={seal} action={creditorPaths.approvalPolicy}>
      <DateField {...form.field("fromOn")} say={say} label={words.fromOn} />
      <RadioGroup
        {...form.field("ownRequests")}
        say={say}
        label={words.own}
        choices={[
          { value: "no", label: words.ownNo, hint: words.ownNoHint },
          { value: "yes", label: words.ownYes, hint: words.ownYesHint },
        ]}
      />
      <TextField {...form.field("nudgeDays")} {...days} label={words.nudge} />
      <TextField {...form.field("deputyDays")} {...days} label={words.deputies} />
      <Button>{words.save}</Button>
    </Form>
  );
}
