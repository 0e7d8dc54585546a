/** The directory for those who keep it: the region's units in a list, each with a form, and the form of a new one. */
import { requirePermission } from "../../domain/access/permissions.ts";
import { findReceiver, findReceiverByPeppol, listReceivers } from "../../domain/receivers/queries.ts";
import type { Receiver } from "../../domain/receivers/receiver.ts";
import { saveReceiver } from "../../domain/receivers/save-receiver.ts";
import { Refusal } from "../../domain/refusal.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { DirectoryListPage } from "./directory-list-page.tsx";
import { fieldsOfReceiver, newReceiverFields, readReceiverForm } from "./receiver-form.ts";
import { ReceiverFormPage } from "./receiver-form-page.tsx";

const newPath = `${paths.directory}/new`;

export const directoryRoutes: readonly Route[] = [
  get(paths.directory, "receiver.write", showList),
  get(newPath, "receiver.write", async (visit) => formPage(visit, { fields: newReceiverFields })),
  post(newPath, "receiver.write", (visit) => save(visit, undefined)),
  get(`${paths.directory}/:id`, "receiver.write", async (visit) => {
    const receiver = await ownReceiver(visit);
    return formPage(visit, { receiver, fields: fieldsOfReceiver(receiver) });
  }),
  post(`${paths.directory}/:id`, "receiver.write", async (visit) => save(visit, await ownReceiver(visit))),
];

async function showList(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const receivers = await visit.ask((work) =>
    listReceivers(work, requirePermission(work, "receiver.write").organisationId),
  );
  const body = <DirectoryListPage say={say} receivers={receivers} newPath={newPath} />;
  return { kind: "page", title: say.directory.title, body, wide: true };
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
  const { peppol } = read.value;
  const holder = await visit.ask((work) => findReceiverByPeppol(work, { scheme: peppol.scheme, id: peppol.value }));
  if (holder !== undefined && holder.id !== receiver?.id) {
    const taken = { path: "peppolId", code: "peppol-id-taken", params: { name: holder.name } };
    return formPage(visit, { receiver, fields, faults: [taken] });
  }
  const entry = receiver === undefined ? read.value : { ...read.value, id: receiver.id };
  await visit.perform(
    (work) => saveReceiver(work, entry),
    () => paths.directory,
  );
  return { kind: "redirect", to: paths.directory, notice: say.directory.saved(entry.name) };
}

interface Shown {
  readonly receiver?: Receiver | undefined;
  readonly fields: Fields;
  readonly faults?: readonly FieldFault[];
}

function formPage(visit: Visit, { receiver, fields, faults }: Shown): Answer {
  const { say, seal } = visit;
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title: receiver?.name ?? say.directory.newTitle,
    crumbs: [{ label: say.directory.title, href: paths.directory }],
    body: (
      <ReceiverFormPage
        say={say}
        seal={seal}
        form={fillForm({ say, fields, ...(faults && { faults }), sentences: say.directory.faults })}
        receiver={receiver}
        action={receiver === undefined ? newPath : `${paths.directory}/${receiver.id}`}
      />
    ),
  };
}
