/** How the form of a recurring invoice looks: which template, when, for what period, and looked at first or not. */
import { Button, ButtonRow } from "../components/button/button.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { coverings, handlings, intervals } from "../../domain/recurring/recurring.ts";
import type { Template } from "../../domain/templates/template.ts";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";
import { preparedPaths } from "./prepared-paths.ts";

export interface RecurringFormPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  readonly templates: readonly Template[];
  readonly title: string;
  readonly action: string;
  /** The version being changed. */
  readonly version?: number | undefined;
}

export function RecurringFormPage({ say, seal, form, templates, title, action, version }: RecurringFormPageProps) {
  const words = say.prepared.recurring;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading>{title}</PageHeading>
      {templates.length === 0 ? (
        <Notice say={say} kind="info">
          <p>
            {words.needsTemplate} <a href={preparedPaths.templates}>{say.prepared.templates.title}</a>
          </p>
        </Notice>
      ) : null}
      <Form seal={seal} action={action}>
        {version === undefined ? null : <input type="hidden" name="version" value={String(version)} />}
        <SelectField
          {...form.field("templateId")}
          say={say}
          label={words.template}
          hint={words.templateHint}
          prompt=""
          choices={templates.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField {...form.field("firstOn")} say={say} label={words.firstOn} hint={words.firstOnHint} />
        <SelectField
          {...form.field("every")}
          say={say}
          label={words.howOften}
          choices={intervals.map((value) => ({ value, label: words.intervals[value] }))}
        />
        <DateField {...form.field("lastOn")} say={say} label={words.lastOn} hint={words.lastOnHint} optional />
        <RadioGroup
          {...form.field("covers")}
          say={say}
          label={words.covers}
          choices={coverings.map((value) => ({
            value,
            label: words.coverings[value],
            hint: words.coveringHints[value],
          }))}
        />
        <RadioGroup
          {...form.field("handling")}
          say={say}
          label={words.handling}
          choices={handlings.map((value) => ({
            value,
            label: words.handlings[value],
            hint: words.handlingHints[value],
          }))}
        />
        <ButtonRow>
          <Button>{words.save}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}
