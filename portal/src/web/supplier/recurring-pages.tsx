/** Recurring invoices: the list, the form, and the page of one with what comes and what has been. */
import { may } from "../../domain/access/permissions.ts";
import { endRecurring } from "../../domain/recurring/end-recurring.ts";
import { previewForm } from "../../domain/invoices/preview-form.ts";
import { getRecurring, listRecurring, listRuns } from "../../domain/recurring/queries.ts";
import { fieldsFor, type Recurring } from "../../domain/recurring/recurring.ts";
import { setRecurring } from "../../domain/recurring/set-recurring.ts";
import { getSendSettings } from "../../domain/settings/queries.ts";
import { getTemplate, listTemplates } from "../../domain/templates/queries.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { invoicePaths } from "./invoice-paths.ts";
import { postedVersion } from "./posted-version.ts";
import { preparedPaths } from "./prepared-paths.ts";
import { fieldsOfRecurring, newRecurringFields, readRecurringForm } from "./recurring-form.ts";
import { RecurringFormPage } from "./recurring-form-page.tsx";
import { RecurringListPage, RecurringPage } from "./recurring-page.tsx";

export const recurringRoutes: readonly Route[] = [
  get(preparedPaths.recurring, "invoice.write", showList),
  get(preparedPaths.newRecurring, "invoice.write", async (visit) =>
    formPage(visit, { before: undefined, fields: newRecurringFields(visit.query["template"] ?? "") }),
  ),
  post(preparedPaths.newRecurring, "invoice.write", (visit) => save(visit, undefined)),
  get(preparedPaths.oneRecurring(":id"), "invoice.write", showOne),
  get(preparedPaths.editRecurring(":id"), "invoice.write", async (visit) => {
    const before = await one(visit);
    return formPage(visit, { before, fields: fieldsOfRecurring(before) });
  }),
  post(preparedPaths.editRecurring(":id"), "invoice.write", async (visit) => save(visit, await one(visit))),
  post(preparedPaths.endRecurring(":id"), "invoice.write", end),
];

async function showList(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const found = await visit.ask(listRecurring);
  const body = <RecurringListPage say={say} found={found} />;
  return { kind: "page", title: say.prepared.recurring.title, crumbs: crumbs(visit), body, wide: true };
}

/** What comes next is shown as its receiver would see it, or with what is to be mended. */
async function showOne(visit: Visit): Promise<Answer> {
  const shown = await visit.ask(async (work) => {
    const recurring = await getRecurring(work, visit.params["id"] ?? "");
    const runs = await listRuns(work, recurring.id);
    const { nextOn } = recurring;
    const { fields } = await getTemplate(work, recurring.templateId);
    const preview = nextOn && (await previewForm(work, fieldsFor(fields, nextOn, recurring), nextOn));
    return { recurring, runs, preview };
  });
  const body = <RecurringPage visit={visit} {...shown} />;
  return { kind: "page", title: shown.recurring.templateName, crumbs: crumbs(visit, true), body, wide: true };
}

function one(visit: Visit): Promise<Recurring> {
  return visit.ask((work) => getRecurring(work, visit.params["id"] ?? ""));
}

async function save(visit: Visit, before: Recurring | undefined): Promise<Answer> {
  const { fields, say, viewer } = visit;
  const context = await visit.ask(async (work) => ({
    today: work.today,
    templateIds: (await listTemplates(work)).map(({ id }) => id),
    numberAutomatic: (await getSendSettings(work)).numbering.automatic,
  }));
  const maySend = viewer !== undefined && may(viewer.actor.role, "invoice.send");
  const read = readRecurringForm(fields, { ...context, maySend, before });
  if (!read.ok) return formPage(visit, { before, fields, faults: read.faults });
  const change = before && { change: { id: before.id, version: postedVersion(fields) } };
  const id = await visit.perform(
    (work) => setRecurring(work, { ...read.value, ...change }),
    preparedPaths.oneRecurring,
  );
  return { kind: "redirect", to: preparedPaths.oneRecurring(id), notice: say.prepared.recurring.saved };
}

async function end(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  await visit.perform(
    (work) => endRecurring(work, id),
    () => preparedPaths.oneRecurring(id),
  );
  return { kind: "redirect", to: preparedPaths.oneRecurring(id), notice: visit.say.prepared.recurring.endDone };
}

interface Shown {
  readonly before: Recurring | undefined;
  readonly fields: Fields;
  readonly faults?: readonly FieldFault[];
}

async function formPage(visit: Visit, { before, fields, faults }: Shown): Promise<Answer> {
  const { say, seal } = visit;
  const words = say.prepared.recurring;
  const templates = await visit.ask(listTemplates);
  const title = before === undefined ? words.createTitle : words.editTitle;
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title,
    crumbs: crumbs(visit, true),
    body: (
      <RecurringFormPage
        say={say}
        seal={seal}
        form={fillForm({ say, fields, ...(faults && { faults }), sentences: words.faults })}
        templates={templates}
        title={title}
        action={before === undefined ? preparedPaths.newRecurring : preparedPaths.editRecurring(before.id)}
        version={before?.version}
      />
    ),
  };
}

function crumbs({ say }: Visit, below = false) {
  const list = { label: say.invoices.list.title, href: invoicePaths.list };
  return below ? [list, { label: say.prepared.recurring.title, href: preparedPaths.recurring }] : [list];
}
