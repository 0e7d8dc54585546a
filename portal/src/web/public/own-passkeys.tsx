/** One's own passkeys: the device makes one, and each has a page where it is renamed and taken away. */
import { z } from "zod";
import { findChallenge } from "../../domain/access/passkey-challenges.ts";
import { makingOptions } from "../../domain/access/passkey-ceremony.ts";
import {
  listCredentialIds,
  listPasskeys,
  passkeyNameCharactersMax,
  renamePasskey,
} from "../../domain/access/passkeys.ts";
import { makePasskey, removeOwnPasskey } from "../../domain/parties/own-passkeys.ts";
import { Refusal } from "../../domain/refusal.ts";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, readForm, requiredText } from "../form.ts";
import { type Answer, get, post, type Route, type Viewer, type Visit } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { NewPasskeyPage } from "./new-passkey-page.tsx";
import { crumbsToOwn, showCodes } from "./own-second-step.tsx";
import { passkeyIsland } from "./passkey-button.tsx";
import { PasskeyPage } from "./passkey-page.tsx";
import { proveAgain } from "./prove-again.ts";

const open = { openBeforeSecondStep: true } as const;

export const ownPasskeyRoutes: readonly Route[] = [
  get(accessPaths.newPasskey, "signed-in", (visit) => showNew(visit, []), open),
  post(accessPaths.newPasskeyMade, "signed-in", make, open),
  get(accessPaths.ownPasskey(":passkeyId"), "signed-in", (visit) => showOne(visit, [])),
  post(`${accessPaths.ownPasskey(":passkeyId")}/name`, "signed-in", rename),
  post(`${accessPaths.ownPasskey(":passkeyId")}/removal`, "signed-in", remove),
];

const nameSchema = z.object({ name: requiredText(passkeyNameCharactersMax) });

async function make(visit: Visit): Promise<Answer> {
  const { fields, say, baseUrl } = visit;
  const { sessionId } = viewerOf(visit);
  const { browserMark } = visit.seal;
  const read = readForm(nameSchema, fields);
  if (!read.ok) return showNew(visit, read.faults);
  const answer = fields["answer"] ?? "";
  if (answer === "") return showNew(visit, [{ path: "name", code: "not-made", params: {} }]);
  const { name } = read.value;
  const made = await visit.perform((work) => makePasskey(work, { browserMark, baseUrl, answer, name, sessionId }));
  const words = say.secondStep.passkeys;
  if (made === undefined) return { kind: "redirect", to: accessPaths.ownSecondStep, notice: words.notKept };
  visit.startSession(made.secret);
  if (made.codes !== undefined) return showCodes(visit, made.codes, words.made(name));
  return { kind: "redirect", to: accessPaths.ownSecondStep, notice: words.made(name) };
}

async function rename(visit: Visit): Promise<Answer> {
  const read = readForm(nameSchema, visit.fields);
  if (!read.ok) return showOne(visit, read.faults);
  const { accountId } = viewerOf(visit).actor;
  const id = visit.params["passkeyId"] ?? "";
  await visit.perform((work) => renamePasskey(work, { accountId, id, name: read.value.name }));
  return { kind: "redirect", to: accessPaths.ownSecondStep, notice: visit.say.secondStep.passkeys.renamed };
}

async function remove(visit: Visit): Promise<Answer> {
  const { say, secondStepOf: demandedOf } = visit;
  const { sessionId } = viewerOf(visit);
  const proved = await proveAgain(visit, "removalPassword");
  if (!proved.ok) return showOne(visit, [proved.fault], proved.retryAfterSeconds);
  const removed = { id: visit.params["passkeyId"] ?? "", proof: proved.proof, sessionId, demandedOf };
  visit.startSession(await visit.perform((work) => removeOwnPasskey(work, removed)));
  return { kind: "redirect", to: accessPaths.ownSecondStep, notice: say.secondStep.passkeys.removed };
}

async function showNew(visit: Visit, faults: readonly FieldFault[]): Promise<Answer> {
  const { say, seal, fields, baseUrl } = visit;
  const { actor, email, name } = viewerOf(visit);
  const { accountId } = actor;
  const { browserMark } = seal;
  const { challenge, credentialIds } = await visit.ask(async (work) => ({
    challenge: await findChallenge(work, { browserMark, purpose: "make", accountId }),
    credentialIds: await listCredentialIds(work, accountId),
  }));
  if (challenge === undefined) return { kind: "redirect", to: accessPaths.ownSecondStep };
  const options = await makingOptions({ baseUrl, challenge, accountId, email, name, credentialIds });
  const words = say.secondStep.passkeys;
  const form = fillForm({ say, fields, faults, sentences: words.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: words.newTitle,
    crumbs: crumbsToOwn(visit),
    islands: [passkeyIsland],
    body: <NewPasskeyPage say={say} seal={seal} form={form} options={JSON.stringify(options)} />,
  };
}

async function showOne(visit: Visit, faults: readonly FieldFault[], retryAfterSeconds?: number): Promise<Answer> {
  const { say, seal, params, fields } = visit;
  const viewer = viewerOf(visit);
  const passkeys = await visit.ask((work) => listPasskeys(work, viewer.actor.accountId));
  const passkey = passkeys.find(({ id }) => id === params["passkeyId"]);
  if (passkey === undefined) throw new Refusal("not-found");
  const sentences = { ...say.access.faults, ...say.secondStep.passkeys.faults };
  const form = fillForm({ say, fields: { name: fields["name"] ?? passkey.name }, faults, sentences });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    ...(retryAfterSeconds !== undefined && { status: 429 as const, retryAfterSeconds }),
    title: passkey.name,
    crumbs: crumbsToOwn(visit),
    body: <PasskeyPage say={say} seal={seal} form={form} viewer={viewer} passkey={passkey} />,
  };
}

function viewerOf({ viewer }: Visit): Viewer {
  if (viewer === undefined) throw new Refusal("not-allowed");
  return viewer;
}
