/** Webhooks: other systems that are told at once what happens, kept by the administrator. */
import { z } from "zod";
import { type PasswordProof, provePassword } from "../../domain/access/password-proof.ts";
import { makeWebhook, renewSecret, startWebhook, stopWebhook } from "../../domain/webhooks/keep-webhook.ts";
import { may } from "../../domain/access/permissions.ts";
import { getWebhook, listAttempts, listWebhookDeeds, listWebhooks } from "../../domain/webhooks/queries.ts";
import { resendMessage, testWebhook } from "../../domain/webhooks/tell-webhooks.ts";
import {
  readWebhookUrl,
  type WebhookEvent,
  webhookEventsOf,
  webhookNameCharactersMax,
} from "../../domain/webhooks/webhook.ts";
import { fillForm } from "../filled-form.ts";
import { fault, type FieldFault, type Fields, readForm, requiredText, ticked } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { webhookPaths } from "./webhook-paths.ts";
import { NewWebhookPage, RenewSecretPage, SecretPage, WebhookListPage, WebhookPage } from "./webhooks-page.tsx";

export const webhookRoutes: readonly Route[] = [
  get(webhookPaths.all, "webhook.write", list),
  get(webhookPaths.new, "webhook.write", async (visit) => askForWebhook(visit, visit.query, [])),
  post(webhookPaths.new, "webhook.write", make),
  get(webhookPaths.one(":id"), "webhook.write", show),
  post(webhookPaths.test(":id"), "webhook.write", test),
  post(webhookPaths.pause(":id"), "webhook.write", pause),
  get(webhookPaths.secret(":id"), "webhook.write", (visit) => askForSecret(visit, [])),
  post(webhookPaths.secret(":id"), "webhook.write", renew),
  post(webhookPaths.resending(":id", ":messageId"), "webhook.write", resend),
];

const idOf = ({ params }: Visit): string => params["id"] ?? "";

/** Back to all connections for whoever has others too, else to the list of webhooks. */
const crumbsOf = ({ say, viewer }: Visit) =>
  viewer !== undefined && may(viewer.actor.role, "client.write")
    ? [{ label: say.connections.title, href: paths.connections }]
    : [{ label: say.webhooks.heading, href: webhookPaths.all }];

const eventsFor = ({ viewer }: Visit): readonly WebhookEvent[] =>
  webhookEventsOf[viewer?.organisation.kind ?? "customer"];

async function list(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const webhooks = await visit.ask(listWebhooks);
  return {
    kind: "page",
    title: say.webhooks.heading,
    wide: true,
    body: <WebhookListPage say={say} webhooks={webhooks} />,
  };
}

async function show(visit: Visit): Promise<Answer> {
  const facts = await visit.ask(async (work) => ({
    webhook: await getWebhook(work, idOf(visit)),
    attempts: await listAttempts(work, idOf(visit)),
    deeds: await listWebhookDeeds(work, idOf(visit)),
  }));
  return {
    kind: "page",
    title: facts.webhook.name,
    crumbs: crumbsOf(visit),
    wide: true,
    body: <WebhookPage visit={visit} {...facts} />,
  };
}

/** Each field judges itself, so that all faults are told at once. */
const schemaFor = (offered: readonly WebhookEvent[]) =>
  z.object({
    name: requiredText(webhookNameCharactersMax),
    url: z
      .string()
      .default("")
      .transform((text, context) => {
        const read = readWebhookUrl(text);
        if ("url" in read) return read.url;
        context.addIssue(fault(read.fault));
        return z.NEVER;
      }),
    events: z
      .record(z.string(), ticked)
      .default({})
      .transform((boxes) => offered.filter((event) => boxes[event.replace(".", "-")] === true))
      .superRefine((events, context) => {
        if (events.length === 0) context.addIssue(fault("choose"));
      }),
    password: z
      .string()
      .default("")
      .superRefine((text, context) => {
        if (text === "") context.addIssue(fault("missing"));
      }),
  });

function formOf({ say }: Visit, fields: Fields, faults: readonly FieldFault[]) {
  const { wait, faults: general } = say.connections;
  const sentences = { ...general, ...say.webhooks.faults, "password.wait": waitWords };
  return fillForm({ say, fields, faults, sentences });

  function waitWords({ seconds = "" }: Readonly<Record<string, string>>): string {
    return wait(seconds);
  }
}

function askForWebhook(visit: Visit, fields: Fields, faults: readonly FieldFault[]): Answer {
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: visit.say.webhooks.newTitle,
    crumbs: crumbsOf(visit),
    body: <NewWebhookPage visit={visit} events={eventsFor(visit)} form={formOf(visit, fields, faults)} />,
  };
}

/** The secret is on the page that answers, and nowhere else. */
async function make(visit: Visit): Promise<Answer> {
  const { fields, safe } = visit;
  const read = readForm(schemaFor(eventsFor(visit)), fields);
  if (!read.ok) return askForWebhook(visit, fields, read.faults);
  const { password, ...made } = read.value;
  const proved = await prove(visit, password);
  if ("fault" in proved) return askForWebhook(visit, fields, [proved.fault]);
  const { id, secret } = await visit.perform((work) => makeWebhook(work, { ...made, safe, proof: proved.proof }));
  return secretPage(visit, id, secret);
}

async function prove(
  visit: Visit,
  password: string,
): Promise<{ readonly proof: PasswordProof } | { readonly fault: FieldFault }> {
  const proved = await provePassword((command) => visit.perform(command), password);
  if (proved.kind === "wrong")
    return { fault: { path: "password", code: proved.hasPassword ? "wrong" : "none", params: {} } };
  if (proved.kind === "wait")
    return { fault: { path: "password", code: "wait", params: { seconds: String(proved.retryAfterSeconds) } } };
  return { proof: proved.proof };
}

function secretPage(visit: Visit, id: string, secret: string): Answer {
  const { say } = visit;
  return {
    kind: "page",
    title: say.webhooks.secretTitle,
    crumbs: crumbsOf(visit),
    body: <SecretPage say={say} id={id} secret={secret} />,
  };
}

async function askForSecret(visit: Visit, faults: readonly FieldFault[]): Promise<Answer> {
  const webhook = await visit.ask((work) => getWebhook(work, idOf(visit)));
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: visit.say.webhooks.renewTitle,
    crumbs: [...crumbsOf(visit), { label: webhook.name, href: webhookPaths.one(webhook.id) }],
    body: <RenewSecretPage visit={visit} id={webhook.id} form={formOf(visit, {}, faults)} />,
  };
}

async function renew(visit: Visit): Promise<Answer> {
  const password = visit.fields["password"] ?? "";
  if (password === "") return askForSecret(visit, [{ path: "password", code: "missing", params: {} }]);
  const proved = await prove(visit, password);
  if ("fault" in proved) return askForSecret(visit, [proved.fault]);
  const { safe } = visit;
  const { secret } = await visit.perform((work) => renewSecret(work, { id: idOf(visit), safe, proof: proved.proof }));
  return secretPage(visit, idOf(visit), secret);
}

async function test(visit: Visit): Promise<Answer> {
  const to = webhookPaths.one(idOf(visit));
  await visit.perform(
    (work) => testWebhook(work, idOf(visit)),
    () => to,
  );
  return { kind: "redirect", to, notice: visit.say.webhooks.testing };
}

/** Stopped by its button when it goes, started when it stands. */
async function pause(visit: Visit): Promise<Answer> {
  const to = webhookPaths.one(idOf(visit));
  const isStart = visit.fields["do"] === "start";
  await visit.perform(
    async (work) => {
      await getWebhook(work, idOf(visit));
      await (isStart ? startWebhook(work, idOf(visit)) : stopWebhook(work, idOf(visit)));
    },
    () => to,
  );
  return {
    kind: "redirect",
    to,
    notice: isStart ? visit.say.webhooks.startedNotice : visit.say.webhooks.stoppedNotice,
  };
}

async function resend(visit: Visit): Promise<Answer> {
  const to = webhookPaths.one(idOf(visit));
  await visit.perform(
    (work) => resendMessage(work, { webhookId: idOf(visit), messageId: visit.params["messageId"] ?? "" }),
    () => to,
  );
  return { kind: "redirect", to, notice: visit.say.webhooks.resending };
}
