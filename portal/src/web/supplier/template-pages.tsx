/** Templates: the list of them, a draft begun from one, and a draft kept as one. */
import { requiredText, readForm, ticked } from "../form.ts";
import { z } from "zod";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Day } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { getDraft } from "../../domain/invoices/queries.ts";
import { findTemplateByName, getTemplate, listTemplates } from "../../domain/templates/queries.ts";
import { removeTemplate } from "../../domain/templates/remove-template.ts";
import { saveTemplate } from "../../domain/templates/save-template.ts";
import { startFromTemplate } from "../../domain/templates/start-from-template.ts";
import type { Template } from "../../domain/templates/template.ts";
import { dayOf } from "../../time.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { invoicePaths } from "./invoice-paths.ts";
import { PreparedNav } from "./prepared-nav.tsx";
import { preparedPaths } from "./prepared-paths.ts";

export const templateRoutes: readonly Route[] = [
  get(preparedPaths.templates, "invoice.write", showTemplates),
  post(preparedPaths.startTemplate(":id"), "invoice.write", start),
  post(preparedPaths.removeTemplate(":id"), "invoice.write", remove),
  get(preparedPaths.saveTemplate(":id"), "invoice.write", async (visit) => {
    await visit.ask((work) => getDraft(work, visit.params["id"] ?? ""));
    return savePage(visit, { fields: {} });
  }),
  post(preparedPaths.saveTemplate(":id"), "invoice.write", save),
];

async function showTemplates(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const words = say.prepared.templates;
  const templates = await visit.ask(listTemplates);
  const body = (
    <>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <PreparedNav say={say} here="templates" />
      {templates.length === 0 ? (
        <EmptyState heading={words.emptyHeading}>{words.emptyBody}</EmptyState>
      ) : (
        <DataTable
          caption={words.caption}
          captionHidden
          rows={templates}
          rowKey={({ id }) => id}
          columns={[
            { key: "name", heading: words.name, cell: ({ name }) => name },
            { key: "receiver", heading: words.receiver, cell: ({ receiverName }) => receiverName },
            { key: "changed", heading: words.changed, cell: ({ changedAt }) => <Day day={dayOf(changedAt)} /> },
            {
              key: "actions",
              heading: words.actions,
              kind: "action",
              cell: (template) => <Actions visit={visit} template={template} />,
            },
          ]}
        />
      )}
    </>
  );
  return { kind: "page", title: words.title, crumbs: crumbs(visit), body, wide: true };
}

function Actions({
  visit: { say, seal },
  template: { id, name },
}: {
  readonly visit: Visit;
  readonly template: Template;
}) {
  const words = say.prepared.templates;
  return (
    <div class="row-actions">
      <Form seal={seal} action={preparedPaths.startTemplate(id)} inline>
        <Button look="secondary" label={words.of(words.start, name)}>
          {words.start}
        </Button>
      </Form>
      <a href={`${preparedPaths.newRecurring}?template=${id}`} aria-label={words.of(words.recur, name)}>
        {words.recur}
      </a>
      <Form seal={seal} action={preparedPaths.removeTemplate(id)} inline>
        <Button look="quiet" label={words.of(words.remove, name)}>
          {words.remove}
        </Button>
      </Form>
    </div>
  );
}

async function start(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  const draftId = await visit.perform((work) => startFromTemplate(work, id), invoicePaths.draft);
  return { kind: "redirect", to: invoicePaths.draft(draftId), notice: visit.say.prepared.templates.started };
}

async function remove(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  const { name } = await visit.ask((work) => getTemplate(work, id));
  await visit.perform(
    (work) => removeTemplate(work, id),
    () => preparedPaths.templates,
  );
  return { kind: "redirect", to: preparedPaths.templates, notice: visit.say.prepared.templates.removed(name) };
}

const schema = z.object({ name: requiredText(100), replace: ticked });

async function save(visit: Visit): Promise<Answer> {
  const { fields, say } = visit;
  const draft = await visit.ask((work) => getDraft(work, visit.params["id"] ?? ""));
  const read = readForm(schema, fields);
  if (!read.ok) return savePage(visit, { fields, faults: read.faults });
  const { name, replace } = read.value;
  const former = await visit.ask((work) => findTemplateByName(work, name));
  if (former !== undefined && !replace)
    return savePage(visit, { fields, faults: [{ path: "replace", code: "template-exists", params: {} }], former });
  await visit.perform(
    (work) => saveTemplate(work, { name, fields: draft.fields }),
    () => preparedPaths.templates,
  );
  return { kind: "redirect", to: preparedPaths.templates, notice: say.prepared.templates.saved(name) };
}

interface SavePage {
  readonly fields: Fields;
  readonly faults?: readonly FieldFault[];
  /** The template that has the name. */
  readonly former?: Template;
}

function savePage(visit: Visit, { fields, faults, former }: SavePage): Answer {
  const { say, seal } = visit;
  const words = say.prepared.templates;
  const draftId = visit.params["id"] ?? "";
  const form = fillForm({ say, fields, ...(faults && { faults }), sentences: words.faults });
  const body = (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.saveLead}>{words.saveTitle}</PageHeading>
      <Form seal={seal} action={preparedPaths.saveTemplate(draftId)}>
        <TextField {...form.field("name")} say={say} label={words.nameField} hint={words.nameHint} width="medium" />
        {former === undefined ? null : (
          <Checkbox {...form.field("replace")} say={say} label={words.replace(former.name)} />
        )}
        <ButtonRow>
          <Button>{words.save}</Button>
          <ButtonLink href={invoicePaths.draft(draftId)} look="secondary">
            {words.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  );
  const status = faults === undefined ? {} : { status: 422 as const };
  return { kind: "page", ...status, title: words.saveTitle, crumbs: crumbs(visit), body };
}

function crumbs({ say }: Visit) {
  return [{ label: say.invoices.list.title, href: invoicePaths.list }];
}
