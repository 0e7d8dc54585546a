/** The region's decision about how long the words of closed cases are kept, and what it was before. */
import {
  decisionCharactersMax,
  findRetention,
  type Retention,
  retentionMonthsMax,
  setRetention,
} from "../../domain/cases/retention.ts";
import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { deskPaths } from "./desk-paths.ts";

export const caseRetentionRoutes: readonly Route[] = [
  get(deskPaths.retention, "desk.manage", show),
  post(deskPaths.retention, "desk.manage", save),
];

const keeps = ["forever", "months"] as const;

async function show(visit: Visit): Promise<Answer> {
  const found = await visit.ask((work) => findRetention(work, work.today));
  return page(visit, {
    keep: found?.months === undefined ? "forever" : "months",
    months: found?.months === undefined ? "" : String(found.months),
    decision: found?.decision ?? "",
  });
}

async function save(visit: Visit): Promise<Answer> {
  const { retention, faults } = read(visit.fields);
  if (retention === undefined) return page(visit, visit.fields, faults);
  await visit.perform(
    (work) => setRetention(work, retention),
    () => deskPaths.retention,
  );
  return { kind: "redirect", to: deskPaths.retention, notice: visit.say.caseRetention.saved };
}

interface Reading {
  readonly retention?: Omit<Retention, "fromOn">;
  readonly faults: readonly FieldFault[];
}

function read(fields: Fields): Reading {
  const faults: FieldFault[] = [];
  const fault = (path: string, code: string) => faults.push({ path, code, params: {} });
  const keep = keeps.find((one) => one === fields["keep"]);
  if (keep === undefined) fault("keep", "choose");
  const typed = (fields["months"] ?? "").trim();
  const months = /^[1-9]\d{0,3}$/.test(typed) && Number(typed) <= retentionMonthsMax ? Number(typed) : undefined;
  if (keep === "months" && months === undefined) fault("months", "months-form");
  const decision = (fields["decision"] ?? "").trim();
  if (decision === "") fault("decision", "decision-missing");
  if (decision.length > decisionCharactersMax) fault("decision", "decision-too-long");
  if (faults.length > 0) return { faults };
  return { retention: { months: keep === "months" ? months : undefined, decision }, faults };
}

function page({ say, seal }: Visit, fields: Fields, faults: readonly FieldFault[] = []): Answer {
  const words = say.caseRetention;
  const form = fillForm({ say, fields, faults, sentences: words.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: words.title,
    crumbs: [{ label: say.cases.desk.title, href: deskPaths.list }],
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        <Form seal={seal} action={deskPaths.retention}>
          <RadioGroup
            {...form.field("keep")}
            say={say}
            label={words.keep}
            choices={keeps.map((value) => ({ value, ...words.keeps[value] }))}
          />
          <TextField
            {...form.field("months")}
            say={say}
            label={words.months}
            hint={words.monthsHint}
            width="short"
            inputMode="numeric"
            optional
          />
          <TextField {...form.field("decision")} say={say} label={words.decision} hint={words.decisionHint} />
          <p class="hint">{words.law}</p>
          <Button>{words.save}</Button>
        </Form>
      </>
    ),
  };
}
