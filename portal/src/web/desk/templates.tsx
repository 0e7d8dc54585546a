/** Reply templates: listed, written, changed and removed by those who manage the desk. */
import { z } from "zod";
import { queueNames, queuesOf } from "../../domain/cases/kinds.ts";
import {
  blanks,
  listTemplates,
  removeTemplate,
  type ReplyTemplate,
  saveTemplate,
  templateLimits,
} from "../../domain/cases/reply-templates.ts";
import { Refusal } from "../../domain/refusal.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, oneOf, readForm, requiredText } from "../form.ts";
import type { Answer, Visit } from "../route.ts";
import { deskPaths } from "./desk-paths.ts";

export async function showTemplates(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const words = say.cases.templates;
  const templates = await visit.ask((work) => listTemplates(work));
  const create = (
    <ButtonLink href={deskPaths.newTemplate} icon="plus">
      {words.new}
    </ButtonLink>
  );
  return {
    kind: "page",
    title: words.title,
    crumbs: [{ label: say.cases.desk.title, href: deskPaths.list }],
    body: (
      <>
        <PageHeading lead={words.lead} actions={create}>
          {words.title}
        </PageHeading>
        {templates.length === 0 ? (
          <EmptyState heading={words.emptyHeading}>
            <p>{words.empty}</p>
          </EmptyState>
        ) : (
          <DataTable
            caption={words.caption}
            captionHidden
            rows={templates}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "name",
                heading: words.name,
                cell: ({ id, name }: ReplyTemplate) => <a href={deskPaths.template(id)}>{name}</a>,
              },
              { key: "queue", heading: words.queue, cell: ({ queue }) => say.cases.queues[queue] },
            ]}
          />
        )}
      </>
    ),
  };
}

const schema = z.object({
  name: requiredText(templateLimits.nameCharactersMax),
  queue: oneOf(queueNames as readonly [(typeof queueNames)[number], ...(typeof queueNames)[number][]]),
  words: requiredText(templateLimits.wordsCharactersMax),
});

export async function newTemplate(visit: Visit): Promise<Answer> {
  return templatePage(visit, { fields: {} });
}

export async function editTemplate(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  const template = (await visit.ask((work) => listTemplates(work))).find((one) => one.id === id);
  if (template === undefined) throw new Refusal("not-found");
  const { name, queue, words } = template;
  return templatePage(visit, { id, fields: { name, queue, words } });
}

/** A new template, or one that is there already. */
export async function postTemplate(visit: Visit): Promise<Answer> {
  const id = visit.params["id"];
  const read = readForm(schema, visit.fields);
  if (!read.ok) return templatePage(visit, { id, fields: visit.fields, faults: read.faults });
  const saved = await visit.perform(
    (work) => saveTemplate(work, { id, ...read.value }),
    () => deskPaths.templates,
  );
  if (saved === "saved") return { kind: "redirect", to: deskPaths.templates, notice: visit.say.cases.templates.saved };
  return templatePage(visit, { id, fields: visit.fields, faults: [{ path: "name", code: "name-taken", params: {} }] });
}

export async function postTemplateRemoval(visit: Visit): Promise<Answer> {
  await visit.perform(
    (work) => removeTemplate(work, visit.params["id"] ?? ""),
    () => deskPaths.templates,
  );
  return { kind: "redirect", to: deskPaths.templates, notice: visit.say.cases.templates.removed };
}

interface TemplateForm {
  readonly id?: string | undefined;
  readonly fields: Fields;
  readonly faults?: readonly FieldFault[];
}

function templatePage(visit: Visit, { id, fields, faults }: TemplateForm): Answer {
  const { say, seal, viewer } = visit;
  const words = say.cases.templates;
  const form = fillForm({ say, fields, sentences: say.cases.faults, ...(faults && { faults }) });
  const title = id === undefined ? words.new : words.edit;
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title,
    crumbs: [
      { label: say.cases.desk.title, href: deskPaths.list },
      { label: words.title, href: deskPaths.templates },
    ],
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading>{title}</PageHeading>
        <Form seal={seal} action={id === undefined ? deskPaths.templates : deskPaths.template(id)}>
          <TextField
            {...form.field("name")}
            say={say}
            label={words.name}
            maxLength={templateLimits.nameCharactersMax}
          />
          <SelectField
            {...form.field("queue")}
            say={say}
            label={words.queue}
            choices={queuesOf(viewer?.actor.role ?? "support").map((one) => ({
              value: one,
              label: say.cases.queues[one],
            }))}
          />
          <TextArea
            {...form.field("words")}
            say={say}
            label={words.words}
            hint={words.blanks(blanks.join(" "))}
            rows={8}
            maxLength={templateLimits.wordsCharactersMax}
          />
          <ButtonRow>
            <Button>{words.save}</Button>
            {id === undefined ? null : (
              <Button look="danger" formAction={deskPaths.templateRemoval(id)}>
                {words.remove}
              </Button>
            )}
          </ButtonRow>
        </Form>
      </>
    ),
  };
}
