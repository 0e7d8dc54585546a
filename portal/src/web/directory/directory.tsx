/** The directory for those who keep it: the region's units in a list, each with a form, and the form of a new one. */
import { requirePermission } from "../../domain/access/permissions.ts";
import {
  findReceiver,
  findReceiverByGln,
  findReceiverByPeppol,
  listReceiversAfter,
  type ReceiverPlace,
} from "../../domain/receivers/queries.ts";
import type { Receiver } from "../../domain/receivers/receiver.ts";
import { listRuleVersions, type RuleVersion } from "../../domain/receivers/rule-history.ts";
import { type ReceiverEntry, saveReceiver } from "../../domain/receivers/save-receiver.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Work } from "../../work.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { directoryFileRoutes } from "./directory-file.tsx";
import { DirectoryListPage } from "./directory-list-page.tsx";
import { fieldsOfReceiver, newReceiverFields, readReceiverForm } from "./receiver-form.ts";
import { RuleHistory } from "./rule-history.tsx";
import { ReceiverFormPage } from "./receiver-form-page.tsx";

const rowsMax = 500;
const newPath = `${paths.directory}/new`;

export const directoryRoutes: readonly Route[] = [
  get(paths.directory, "receiver.write", showList),
  get(newPath, "receiver.write", async (visit) => formPage(visit, { fields: newReceiverFields })),
  post(newPath, "receiver.write", (visit) => save(visit, undefined)),
  ...directoryFileRoutes,
  get(`${paths.directory}/:id`, "receiver.write", async (visit) => {
    const receiver = await ownReceiver(visit);
    const versions = await visit.ask((work) => listRuleVersions(work, receiver.id));
    return formPage(visit, { receiver, fields: fieldsOfReceiver(receiver), versions });
  }),
  post(`${paths.directory}/:id`, "receiver.write", async (visit) => save(visit, await ownReceiver(visit))),
];

async function showList(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const after = placeIn(visit.query["after"]);
  const { rows, next } = await visit.ask((work) => {
    const { organisationId } = requirePermission(work, "receiver.write");
    return listReceiversAfter(work, { organisationId, after, limit: rowsMax });
  });
  const more = next && `${paths.directory}?after=${encodeURIComponent(`${next.id} ${next.nameFolded}`)}`;
  const body = <DirectoryListPage say={say} receivers={rows} newPath={newPath} more={more} />;
  return { kind: "page", title: say.directory.title, body, wide: true };
}

/** Whatever stands in an address is taken for what it can be. */
function placeIn(text = ""): ReceiverPlace | undefined {
  const [, id, nameFolded] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) ([^\u0000]{1,400})$/.exec(text) ?? [];
  return id === undefined || nameFolded === undefined ? undefined : { id, nameFolded };
}

/** A unit of one's own region; others are as if absent here, though their cards are public. */
async function ownReceiver(visit: Visit): Promise<Receiver> {
  const receiver = await visit.ask((work) => findReceiver(work, visit.params["id"] ?? ""));
  if (receiver === undefined || receiver.organisationId !== visit.viewer?.actor.organisationId)
    throw new Refusal("not-found");
  return receiver;
}

async function save(visit: Visit, receiver: Receiver | undefined): Promise<Answer> {
  const { fields, say } = visit;
  const read = readReceiverForm(fields);
  if (!read.ok) return formPage(visit, { receiver, fields, faults: read.faults });
  const taken = await visit.ask((work) => takenIn(work, read.value, receiver));
  if (taken.length > 0) return formPage(visit, { receiver, fields, faults: taken });
  const entry = receiver === undefined ? read.value : { ...read.value, id: receiver.id };
  await visit.perform(
    (work) => saveReceiver(work, entry),
    () => paths.directory,
  );
  return { kind: "redirect", to: paths.directory, notice: say.directory.saved(entry.name) };
}

/** Numbers that another unit has, of any region. Who takes one in between is refused by the directory itself. */
async function takenIn(work: Work, { peppol, gln }: ReceiverEntry, own: Receiver | undefined): Promise<FieldFault[]> {
  const byPeppol = await findReceiverByPeppol(work, { scheme: peppol.scheme, id: peppol.value });
  const byGln = gln === undefined ? undefined : await findReceiverByGln(work, gln);
  const fault = (path: string, code: string, holder: Receiver | undefined): FieldFault[] =>
    holder === undefined || holder.id === own?.id ? [] : [{ path, code, params: { name: holder.name } }];
  return [...fault("peppolId", "peppol-id-taken", byPeppol), ...fault("gln", "gln-taken", byGln)];
}

interface Shown {
  readonly receiver?: Receiver | undefined;
  readonly fields: Fields;
  readonly faults?: readonly FieldFault[];
  readonly versions?: readonly RuleVersion[];
}

function formPage(visit: Visit, { receiver, fields, faults, versions = [] }: Shown): Answer {
  const { say, seal } = visit;
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title: receiver?.name ?? say.directory.newTitle,
    crumbs: [{ label: say.directory.title, href: paths.directory }],
    body: (
      <>
        <ReceiverFormPage
          say={say}
          seal={seal}
          form={fillForm({ say, fields, ...(faults && { faults }), sentences: say.directory.faults })}
          receiver={receiver}
          action={receiver === undefined ? newPath : `${paths.directory}/${receiver.id}`}
        />
        {versions.length === 0 ? null : <RuleHistory say={say} versions={versions} />}
      </>
    ),
  };
}
