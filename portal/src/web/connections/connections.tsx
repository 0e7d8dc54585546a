/** Systems that are let in, and how units hand over: for the administrator. */
import { z } from "zod";
import { provePassword } from "../../domain/access/password-proof.ts";
import { may } from "../../domain/access/permissions.ts";
import {
  type ClientDays,
  clientDays,
  clientNameCharactersMax,
  type ClientScope,
  clientScopes,
  clientScopesOf,
  reachesBeyondUnit,
} from "../../domain/clients/client.ts";
import { makeClient, revokeClient } from "../../domain/clients/make-client.ts";
import { listClients } from "../../domain/clients/queries.ts";
import { handoverOccasions, handoverWays } from "../../domain/handover/handover.ts";
import { listPolicies, savePolicy } from "../../domain/handover/policies.ts";
import { listWebhooks } from "../../domain/webhooks/queries.ts";
import { listReceivers } from "../../domain/receivers/queries.ts";
import type { Receiver } from "../../domain/receivers/receiver.ts";
import { fillForm } from "../filled-form.ts";
import { fault, type FieldFault, oneOf, optionalText, readForm, requiredText, ticked } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { ConnectionsPage } from "./connections-page.tsx";
import { webhookRoutes } from "./webhooks.tsx";
import { NewClientPage, TokenPage } from "./new-client-page.tsx";

export const connectionPaths = {
  newClient: `${paths.connections}/new`,
  policies: `${paths.connections}/policies`,
  revoke: (id: string): string => `${paths.connections}/${id}/revoke`,
} as const;

export const connectionRoutes: readonly Route[] = [
  get(paths.connections, "client.write", (visit) => show(visit, [])),
  get(connectionPaths.newClient, "client.write", (visit) => askForClient(visit, { days: "90" }, [])),
  post(connectionPaths.newClient, "client.write", make),
  post(connectionPaths.policies, "handover.configure", setPolicy),
  post(`${paths.connections}/:id/revoke`, "client.write", revoke),
  ...webhookRoutes,
];

/** Units hand over to a finance system; a supplier has none. */
const handsOver = ({ viewer }: Visit): boolean => viewer !== undefined && may(viewer.actor.role, "handover.configure");

const scopesFor = ({ viewer }: Visit): readonly ClientScope[] =>
  clientScopesOf[viewer?.organisation.kind ?? "customer"];

async function show(visit: Visit, faults: readonly FieldFault[]): Promise<Answer> {
  const { say } = visit;
  const facts = await visit.ask(async (work) => ({
    now: work.now,
    clients: await listClients(work),
    webhooks: await listWebhooks(work),
    handovers: handsOver(visit)
      ? { policies: await listPolicies(work), receivers: await ownReceivers(visit) }
      : undefined,
  }));
  const sentences = say.connections.faults;
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.connections.title,
    wide: true,
    body: (
      <ConnectionsPage visit={visit} facts={facts} form={fillForm({ say, fields: visit.fields, faults, sentences })} />
    ),
  };
}

function ownReceivers(visit: Visit): Promise<readonly Receiver[]> {
  return visit.ask((work) => listReceivers(work, visit.viewer?.actor.organisationId ?? ""));
}

/** A unit by its name, GLN, organisation number or Peppol id, as somebody writes it. */
function findUnit(receivers: readonly Receiver[], written: string): Receiver | undefined {
  const key = (text: string): string => text.toLowerCase().replace(/[\s-]/g, "");
  const sought = key(written);
  return receivers.find(({ name, gln, organisationNumber, peppol }) =>
    [name, gln ?? "", organisationNumber, `${peppol.scheme}:${peppol.value}`].some(
      (one) => one !== "" && key(one) === sought,
    ),
  );
}

const policySchema = z.object({
  unit: requiredText(200),
  way: oneOf(handoverWays),
  occasion: oneOf(handoverOccasions),
});

async function setPolicy(visit: Visit): Promise<Answer> {
  const read = readForm(policySchema, visit.fields);
  if (!read.ok) return show(visit, read.faults);
  const { unit, ...policy } = read.value;
  const found = findUnit(await ownReceivers(visit), unit);
  if (found === undefined) return show(visit, [{ path: "unit", code: "unknown", params: {} }]);
  await visit.perform(
    (work) => savePolicy(work, { receiverId: found.id, ...policy }),
    () => paths.connections,
  );
  return { kind: "redirect", to: paths.connections, notice: visit.say.connections.policySaved };
}

async function revoke(visit: Visit): Promise<Answer> {
  await visit.perform(
    (work) => revokeClient(work, visit.params["id"] ?? ""),
    () => paths.connections,
  );
  return { kind: "redirect", to: paths.connections, notice: visit.say.connections.revokedNotice };
}

/** Each field judges itself, so that all faults are told at once. */
const clientSchema = z.object({
  name: requiredText(clientNameCharactersMax),
  scopes: z
    .record(z.string(), ticked)
    .default({})
    .transform((boxes) => clientScopes.filter((scope) => boxes[scope.replace(".", "-")] === true))
    .superRefine((scopes, context) => {
      if (scopes.length === 0) context.addIssue(fault("choose"));
    }),
  unit: optionalText(200),
  days: oneOf(clientDays.map(String) as [string, ...string[]]).transform((text) => Number(text) as ClientDays),
  password: z
    .string()
    .default("")
    .superRefine((text, context) => {
      if (text === "") context.addIssue(fault("missing"));
    }),
});

async function askForClient(
  visit: Visit,
  fields: Visit["fields"],
  faults: readonly FieldFault[],
  retryAfterSeconds?: number,
): Promise<Answer> {
  const { say } = visit;
  const receivers = handsOver(visit) ? await ownReceivers(visit) : undefined;
  const { wait, faults: words } = say.connections;
  const sentences = { ...words, "password.wait": ({ seconds = "" }) => wait(seconds) };
  const form = fillForm({ say, fields, faults, sentences });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    ...(retryAfterSeconds !== undefined && { status: 429 as const, retryAfterSeconds }),
    title: say.connections.newTitle,
    crumbs: [{ label: say.connections.title, href: paths.connections }],
    body: <NewClientPage visit={visit} form={form} scopes={scopesFor(visit)} receivers={receivers} />,
  };
}

/** The token is on the page that answers, and nowhere else: opened again, the page is gone. */
async function make(visit: Visit): Promise<Answer> {
  const { fields, say } = visit;
  const again = (path: string, code: string, seconds?: number) =>
    askForClient(visit, fields, [{ path, code, params: { seconds: String(seconds ?? "") } }], seconds);
  const read = readForm(clientSchema, fields);
  if (!read.ok) return askForClient(visit, fields, read.faults);
  const { unit, password, name, scopes, days } = read.value;
  const receiver = unit === undefined ? undefined : findUnit(await ownReceivers(visit), unit);
  if (unit !== undefined && receiver === undefined) return again("unit", "unknown");
  if (receiver !== undefined && reachesBeyondUnit(scopes)) return again("scopes", "beyond-unit");
  const proved = await provePassword((command) => visit.perform(command), password);
  if (proved.kind === "wrong") return again("password", proved.hasPassword ? "wrong" : "none");
  if (proved.kind === "wait") return again("password", "wait", proved.retryAfterSeconds);
  const receiverIds = receiver === undefined ? undefined : [receiver.id];
  const { token } = await visit.perform((work) =>
    makeClient(work, { name, scopes, days, receiverIds, proof: proved.proof }),
  );
  return {
    kind: "page",
    title: say.connections.madeTitle(name),
    crumbs: [{ label: say.connections.title, href: paths.connections }],
    body: <TokenPage say={say} name={name} token={token} />,
  };
}
