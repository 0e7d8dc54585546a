/** A person's own account: who they are, for whom they act, their password, and where they are signed in. */
import { endOwnSession, listOwnSessions } from "../../domain/access/list-sessions.ts";
import { judgePassword } from "../../domain/access/password.ts";
import { hashPassword } from "../../domain/access/password-hash.ts";
import { provePassword } from "../../domain/access/password-proof.ts";
import { endSessionsOf } from "../../domain/access/sessions.ts";
import { changePassword } from "../../domain/parties/change-password.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import { type Answer, get, post, type Route, type Viewer, type Visit } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { AccountPage } from "./account-page.tsx";
import { waitFault } from "./wait.ts";

export const accountRoutes: readonly Route[] = [
  get(accessPaths.account, "signed-in", (visit) => show(visit)),
  post(accessPaths.accountPassword, "signed-in", changeOwnPassword),
  post(accessPaths.accountSessions, "signed-in", endOthers),
  post(`${accessPaths.accountSessions}/:sessionId/end`, "signed-in", endOne),
];

async function changeOwnPassword(visit: Visit): Promise<Answer> {
  const viewer = viewerOf(visit);
  const { current = "", password = "" } = visit.fields;
  const code = judgePassword(password, [viewer.name, viewer.email, viewer.organisation.name]);
  const faults = [
    ...(current === "" ? [fault("current", "current-missing")] : []),
    ...(code === undefined ? [] : [fault("password", code)]),
  ];
  if (faults.length > 0) return show(visit, { status: 422, faults });
  const proved = await provePassword((command) => visit.perform(command), current);
  if (proved.kind === "wrong") return show(visit, { status: 422, faults: [fault("current", "password-wrong")] });
  if (proved.kind === "wait") {
    const { retryAfterSeconds } = proved;
    return show(visit, { status: 429, retryAfterSeconds, faults: [waitFault(visit.say, retryAfterSeconds)] });
  }
  const passwordHash = await hashPassword(password);
  const { sessionId } = viewer;
  const { proof } = proved;
  visit.startSession(await visit.perform((work) => changePassword(work, { proof, passwordHash, sessionId })));
  return { kind: "redirect", to: accessPaths.account, notice: visit.say.access.account.saved };
}

async function endOthers(visit: Visit): Promise<Answer> {
  const { actor, sessionId } = viewerOf(visit);
  await visit.perform((work) => endSessionsOf(work, actor.accountId, sessionId));
  return { kind: "redirect", to: accessPaths.account, notice: visit.say.access.account.othersEnded };
}

async function endOne(visit: Visit): Promise<Answer> {
  await visit.perform((work) => endOwnSession(work, visit.params["sessionId"] ?? ""));
  return { kind: "redirect", to: accessPaths.account, notice: visit.say.access.account.ended };
}

interface Shown {
  readonly status?: 422 | 429;
  readonly retryAfterSeconds?: number;
  readonly faults?: readonly FieldFault[];
}

async function show(visit: Visit, { faults = [], ...shown }: Shown = {}): Promise<Answer> {
  const { say, seal } = visit;
  const viewer = viewerOf(visit);
  const sessions = await visit.ask((work) => listOwnSessions(work));
  const form = fillForm({ say, fields: {}, faults, sentences: say.access.faults });
  return {
    kind: "page",
    ...shown,
    title: say.access.account.title,
    body: <AccountPage say={say} seal={seal} form={form} viewer={viewer} sessions={sessions} />,
  };
}

function viewerOf({ viewer }: Visit): Viewer {
  if (viewer === undefined) throw new Error("The account page admits only those who have signed in.");
  return viewer;
}

function fault(path: string, code: string): FieldFault {
  return { path, code, params: {} };
}
