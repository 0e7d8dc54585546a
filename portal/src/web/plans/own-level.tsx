/** A supplier's plan level: how much of the month is used, and the others to choose among. */
import { may } from "../../domain/access/permissions.ts";
import { chooseLevel } from "../../domain/plans/choose-level.ts";
import type { PlanLevel, Quota } from "../../domain/plans/plan-level.ts";
import { getQuota, listOfferedLevels } from "../../domain/plans/queries.ts";
import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { levelChoices, levelHint, levelName } from "./level-words.ts";

export const ownLevelRoutes: readonly Route[] = [
  get(paths.planLevel, "settings.read", (visit) => show(visit)),
  post(paths.planLevel, "settings.write", choose),
];

interface Standing {
  readonly quota: Quota;
  readonly offered: readonly PlanLevel[];
}

const look = (visit: Visit): Promise<Standing> =>
  visit.ask(async (work) => ({ quota: await getQuota(work), offered: await listOfferedLevels(work) }));

async function choose(visit: Visit): Promise<Answer> {
  const { fields, say, language } = visit;
  const { offered } = await look(visit);
  const chosen = offered.find(({ id }) => id === fields["planLevel"]);
  if (chosen === undefined) return show(visit, fields, [{ path: "planLevel", code: "choose", params: {} }]);
  await visit.perform(
    (work) => chooseLevel(work, { levelId: chosen.id, from: fields["from"] ?? "" }),
    () => paths.planLevel,
  );
  return { kind: "redirect", to: paths.planLevel, notice: say.plans.own.saved(levelName(chosen, language)) };
}

async function show(visit: Visit, fields?: Fields, faults: readonly FieldFault[] = []): Promise<Answer> {
  const { say, viewer } = visit;
  const words = say.plans.own;
  const standing = await look(visit);
  const shown = fields ?? { planLevel: standing.quota.level.id };
  const form = fillForm({ say, fields: shown, faults, sentences: say.plans.faults });
  const mayChoose = viewer !== undefined && may(viewer.actor.role, "settings.write");
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: words.title,
    crumbs: [{ label: say.settings.pageTitle, href: paths.settingsSend }],
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        <Used visit={visit} standing={standing} />
        {mayChoose ? (
          <Form seal={visit.seal} action={paths.planLevel}>
            <input type="hidden" name="from" value={standing.quota.level.id} />
            <RadioGroup
              {...form.field("planLevel")}
              say={say}
              label={words.question}
              choices={levelChoices(standing.offered, visit)}
            />
            <Button>{words.save}</Button>
          </Form>
        ) : (
          <p>{words.onlyOwner}</p>
        )}
        <p>
          <a href={`${paths.help}/levels`}>{say.help.pages.levels.title}</a>
        </p>
      </>
    ),
  };
}

function Used({ visit, standing }: { readonly visit: Visit; readonly standing: Standing }) {
  const { say, language } = visit;
  const words = say.plans.own;
  const { level, used } = standing.quota;
  const { invoicesPerMonthMax: max } = level;
  const isOffered = standing.offered.some(({ id }) => id === level.id);
  return (
    <>
      <p>
        {words.current(levelName(level, language))} {isOffered ? null : words.noLongerOffered} {levelHint(level, say)}
      </p>
      {max === undefined ? null : (
        <p>
          <strong>{used >= max ? words.usedUp(max) : words.used(used, max)}</strong> {words.notCounted}
        </p>
      )}
    </>
  );
}
