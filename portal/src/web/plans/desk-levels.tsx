/** Plan levels as the region's desk keeps them: listed, written, changed, and no longer offered. */
import { type PlanLevel, printOf } from "../../domain/plans/plan-level.ts";
import { findLevel, listLevels } from "../../domain/plans/queries.ts";
import { saveLevel } from "../../domain/plans/save-level.ts";
import { Refusal } from "../../domain/refusal.ts";
import { ButtonLink } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { LevelFormPage } from "./level-form-page.tsx";
import { fieldsOfLevel, readLevel } from "./level-form.ts";
import { levelName, priceWords } from "./level-words.ts";

export const deskLevelRoutes: readonly Route[] = [
  get(paths.deskLevels, "desk.manage", list),
  get(`${paths.deskLevels}/new`, "desk.manage", async (visit) => formPage(visit, { fields: { offered: "yes" } })),
  post(`${paths.deskLevels}/new`, "desk.manage", (visit) => save(visit, undefined)),
  get(`${paths.deskLevels}/:level`, "desk.manage", edit),
  post(`${paths.deskLevels}/:level`, "desk.manage", async (visit) => save(visit, await levelOf(visit))),
];

async function list(visit: Visit): Promise<Answer> {
  const { say, language } = visit;
  const words = say.plans.desk;
  const levels = await visit.ask(listLevels);
  const create = (
    <ButtonLink href={`${paths.deskLevels}/new`} icon="plus">
      {words.new}
    </ButtonLink>
  );
  return {
    kind: "page",
    title: words.title,
    crumbs: [{ label: say.cases.desk.title, href: paths.desk }],
    body: (
      <>
        <PageHeading lead={words.lead} actions={create}>
          {words.title}
        </PageHeading>
        <DataTable
          caption={words.caption}
          captionHidden
          rows={levels}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "name",
              heading: words.name,
              cell: (level) => <a href={`${paths.deskLevels}/${level.id}`}>{levelName(level, language)}</a>,
            },
            { key: "price", heading: words.price, cell: (level) => priceWords(level, say) },
            { key: "quota", heading: words.quota, cell: (level) => level.invoicesPerMonthMax ?? words.noQuota },
            {
              key: "beyond",
              heading: words.beyond,
              cell: ({ invoicesPerMonthMax, beyond }) =>
                invoicesPerMonthMax === undefined ? "–" : words.beyondWords[beyond],
            },
            {
              key: "offered",
              heading: words.offered,
              cell: ({ offeredThrough }) =>
                offeredThrough === undefined ? words.yes : words.offeredThrough(offeredThrough),
            },
          ]}
        />
      </>
    ),
  };
}

async function levelOf(visit: Visit): Promise<PlanLevel> {
  const level = await visit.ask((work) => findLevel(work, visit.params["level"] ?? ""));
  if (level === undefined) throw new Refusal("not-found");
  return level;
}

async function edit(visit: Visit): Promise<Answer> {
  const level = await levelOf(visit);
  return formPage(visit, { level, fields: { ...fieldsOfLevel(level), seen: printOf(level) } });
}

async function save(visit: Visit, level: PlanLevel | undefined): Promise<Answer> {
  const { fields, say, language } = visit;
  const read = readLevel(fields, level?.id);
  const again = (faults: readonly FieldFault[]): Answer => formPage(visit, { level, fields, faults });
  if (!read.ok) return again(read.faults);
  const known = await visit.ask((work) => findLevel(work, read.value.id));
  if (level === undefined && known !== undefined) return again([{ path: "code", code: "code-taken", params: {} }]);
  try {
    await visit.perform(
      (work) => saveLevel(work, read.value),
      () => paths.deskLevels,
    );
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "last-plan-level") throw error;
    return again([{ path: "offered", code: "last-level", params: {} }]);
  }
  const name = language === "sv" ? read.value.nameSv : read.value.nameEn;
  return { kind: "redirect", to: paths.deskLevels, notice: say.plans.desk.saved(name) };
}

interface Shown {
  readonly level?: PlanLevel | undefined;
  readonly fields: Fields;
  readonly faults?: readonly FieldFault[];
}

function formPage({ say, seal, language }: Visit, { level, fields, faults = [] }: Shown): Answer {
  const words = say.plans.desk;
  const title = level === undefined ? words.new : words.edit(levelName(level, language));
  const form = fillForm({ say, fields, faults, sentences: say.plans.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title,
    crumbs: [
      { label: say.cases.desk.title, href: paths.desk },
      { label: words.title, href: paths.deskLevels },
    ],
    body: <LevelFormPage say={say} seal={seal} form={form} title={title} level={level} seen={fields["seen"]} />,
  };
}
