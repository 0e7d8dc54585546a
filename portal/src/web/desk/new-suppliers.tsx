/** What the region asks of suppliers new to it: one choice, in words that say what follows. */
import { z } from "zod";
import { getPolicy, introductionPolicies, setPolicy } from "../../domain/introductions/policy.ts";
import { requireOrganisation } from "../../domain/access/permissions.ts";
import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, oneOf, readForm } from "../form.ts";
import type { Answer, Visit } from "../route.ts";
import { deskPaths } from "./desk-paths.ts";

export async function showPolicy(visit: Visit): Promise<Answer> {
  const policy = await visit.ask((work) => getPolicy(work, requireOrganisation(work)));
  return policyPage(visit, { policy });
}

export async function postPolicy(visit: Visit): Promise<Answer> {
  const read = readForm(z.object({ policy: oneOf(introductionPolicies) }), visit.fields);
  if (!read.ok) return policyPage(visit, visit.fields, read.faults);
  await visit.perform(
    (work) => setPolicy(work, read.value.policy),
    () => deskPaths.policy,
  );
  return { kind: "redirect", to: deskPaths.policy, notice: visit.say.cases.policy.saved };
}

function policyPage({ say, seal }: Visit, fields: Fields, faults?: readonly FieldFault[]): Answer {
  const words = say.cases.policy;
  const form = fillForm({ say, fields, sentences: say.cases.faults, ...(faults && { faults }) });
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title: words.title,
    crumbs: [{ label: say.cases.desk.title, href: deskPaths.list }],
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        <Form seal={seal} action={deskPaths.policy}>
          <RadioGroup
            {...form.field("policy")}
            say={say}
            label={words.label}
            choices={introductionPolicies.map((one) => ({ value: one, ...words.choices[one] }))}
          />
          <p class="hint">{words.note}</p>
          <Button>{words.save}</Button>
        </Form>
      </>
    ),
  };
}
