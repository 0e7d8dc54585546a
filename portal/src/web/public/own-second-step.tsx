/** One's own second step at signing in: set up, looked after, taken away. Each with the password once more. */
import { findPendingSeed } from "../../domain/access/code-app.ts";
import type { PasswordProof } from "../../domain/access/password-proof.ts";
import { getSecondStep, lacksSecondStep } from "../../domain/access/second-step.ts";
import { beginPasskey } from "../../domain/parties/own-passkeys.ts";
import {
  beginCodeApp,
  confirmCodeApp,
  removeOwnCodeApp,
  renewRecoveryCodes,
  signsInHere,
} from "../../domain/parties/set-second-step.ts";
import { Refusal } from "../../domain/refusal.ts";
import { printIsland } from "../components/print-button/print-button.tsx";
import { fillForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import { type Answer, get, post, type Route, type Viewer, type Visit } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { CodeAppPage } from "./code-app-page.tsx";
import { OwnSecondStepPage } from "./own-second-step-page.tsx";
import { RecoveryCodesPage } from "./recovery-codes-page.tsx";
import { proveAgain } from "./prove-again.ts";
import { waitFault } from "./wait.ts";

const open = { openBeforeSecondStep: true } as const;

export const ownSecondStepRoutes: readonly Route[] = [
  get(accessPaths.ownSecondStep, "signed-in", (visit) => show(visit), open),
  post(accessPaths.ownCodeApp, "signed-in", begin, open),
  get(accessPaths.ownCodeApp, "signed-in", (visit) => showSeed(visit, []), open),
  post(accessPaths.ownCodeAppConfirmed, "signed-in", confirm, open),
  post(accessPaths.ownCodeAppRemoval, "signed-in", remove, open),
  post(accessPaths.ownPasskeys, "signed-in", beginOwnPasskey, open),
  post(accessPaths.ownRecoveryCodes, "signed-in", renewCodes, open),
];

function begin(visit: Visit): Promise<Answer> {
  return withPassword(visit, "password", async (proof) => {
    await visit.perform((work) => beginCodeApp(work, { safe: visit.safe, proof }));
    return { kind: "redirect", to: accessPaths.ownCodeApp };
  });
}

/** The recovery codes are on the page that answers, and nowhere else: opened again, the page is gone. */
async function confirm(visit: Visit): Promise<Answer> {
  const { fields, say, safe } = visit;
  const { sessionId } = viewerOf(visit);
  const code = fields["code"] ?? "";
  if (code.trim() === "") return showSeed(visit, [fault("code", "missing")]);
  const outcome = await visit.perform((work) => confirmCodeApp(work, { safe, code, sessionId }));
  if (outcome.kind === "wrong") return showSeed(visit, [fault("code", "wrong")]);
  if (outcome.kind === "wait")
    return showSeed(visit, [waitFault(say, outcome.retryAfterSeconds)], outcome.retryAfterSeconds);
  visit.startSession(outcome.secret);
  if (outcome.codes === undefined)
    return { kind: "redirect", to: accessPaths.ownSecondStep, notice: say.secondStep.own.appSet };
  return showCodes(visit, outcome.codes, say.secondStep.own.appSet);
}

function remove(visit: Visit): Promise<Answer> {
  const { say, secondStepOf: demandedOf } = visit;
  const { sessionId } = viewerOf(visit);
  return withPassword(visit, "removalPassword", async (proof) => {
    const removed = { proof, sessionId, demandedOf };
    visit.startSession(await visit.perform((work) => removeOwnCodeApp(work, removed)));
    return { kind: "redirect", to: accessPaths.ownSecondStep, notice: say.secondStep.own.appRemoved };
  });
}

/** The passkey's page comes next: its challenge is this browser's. */
function beginOwnPasskey(visit: Visit): Promise<Answer> {
  const { browserMark } = visit.seal;
  return withPassword(visit, "passkeyPassword", async (proof) => {
    await visit.perform((work) => beginPasskey(work, { proof, browserMark }));
    return { kind: "redirect", to: accessPaths.newPasskey };
  });
}

function renewCodes(visit: Visit): Promise<Answer> {
  return withPassword(visit, "codesPassword", async (proof) =>
    showCodes(visit, await visit.perform((work) => renewRecoveryCodes(work, proof))),
  );
}

async function withPassword(
  visit: Visit,
  field: string,
  act: (proof: PasswordProof) => Promise<Answer>,
): Promise<Answer> {
  const proved = await proveAgain(visit, field);
  return proved.ok ? act(proved.proof) : show(visit, [proved.fault], proved.retryAfterSeconds);
}

export function crumbsToOwn({ say }: Visit) {
  return [
    { label: say.access.account.title, href: accessPaths.account },
    { label: say.secondStep.own.title, href: accessPaths.ownSecondStep },
  ];
}

async function show(visit: Visit, faults: readonly FieldFault[] = [], retryAfterSeconds?: number): Promise<Answer> {
  const { say, seal, secondStepOf } = visit;
  const viewer = viewerOf(visit);
  const facts = await visit.ask(async (work) => ({
    secondStep: await getSecondStep(work, viewer.actor.accountId),
    signsInHere: await signsInHere(work),
  }));
  const form = fillForm({ say, fields: {}, faults, sentences: say.access.faults });
  const mustSetUp = lacksSecondStep(secondStepOf, viewer.actor.role, viewer.provedBy);
  return {
    kind: "page",
    ...statusOf(faults, retryAfterSeconds),
    title: say.secondStep.own.title,
    crumbs: crumbsToOwn(visit).slice(0, 1),
    body: <OwnSecondStepPage say={say} seal={seal} form={form} viewer={viewer} mustSetUp={mustSetUp} {...facts} />,
  };
}

async function showSeed(visit: Visit, faults: readonly FieldFault[], retryAfterSeconds?: number): Promise<Answer> {
  const { say, seal, safe } = visit;
  const { actor, email } = viewerOf(visit);
  const seed = await visit.ask((work) => findPendingSeed(work, safe, { accountId: actor.accountId, email }));
  if (seed === undefined) return { kind: "redirect", to: accessPaths.ownSecondStep };
  const words = say.secondStep.app;
  const form = fillForm({ say, fields: {}, faults, sentences: { ...say.access.faults, ...words.faults } });
  return {
    kind: "page",
    ...statusOf(faults, retryAfterSeconds),
    title: words.title,
    crumbs: crumbsToOwn(visit),
    body: <CodeAppPage say={say} seal={seal} form={form} seed={seed} />,
  };
}

export function showCodes(visit: Visit, codes: readonly string[], done?: string): Answer {
  const { say } = visit;
  return {
    kind: "page",
    title: say.secondStep.codes.title,
    crumbs: crumbsToOwn(visit),
    islands: [printIsland],
    body: <RecoveryCodesPage say={say} codes={codes} done={done} />,
  };
}

function statusOf(faults: readonly FieldFault[], retryAfterSeconds: number | undefined) {
  if (retryAfterSeconds !== undefined) return { status: 429, retryAfterSeconds } as const;
  return faults.length === 0 ? {} : ({ status: 422 } as const);
}

function viewerOf({ viewer }: Visit): Viewer {
  if (viewer === undefined) throw new Refusal("not-allowed");
  return viewer;
}

function fault(path: string, code: string): FieldFault {
  return { path, code, params: {} };
}
