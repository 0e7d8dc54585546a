/** Signing in and out, and going on as another of one's organisations. */
import { networkOf } from "../../domain/access/network.ts";
import { endOwnSession } from "../../domain/access/list-sessions.ts";
import { signIn } from "../../domain/access/sign-in.ts";
import type { PostingPeer, SignInPeer } from "../../domain/access/single-sign-on.ts";
import { switchOrganisation } from "../../domain/access/switch-organisation.ts";
import type { OrganisationId } from "../../work.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { keptField, readKept, writeKept } from "../server/kept-form.ts";
import { webLimits } from "../server/limits.ts";
import { ownPath } from "../server/own-path.ts";
import type { WaysIn } from "../server/parts.ts";
import { accessPaths } from "./access-paths.ts";
import { ComeBackPage } from "./go-on-page.tsx";
import { goOnWith, letIn } from "./let-in.tsx";
import { passkeyIsland } from "./passkey-button.tsx";
import { askForSecondStep } from "./second-step.tsx";
import { SignInPage } from "./sign-in-page.tsx";
import { leftHere, wayOut } from "./sign-out-elsewhere.tsx";
import { waitingTime } from "./wait.ts";

const open = { openBeforeSecondStep: true } as const;
/** What was posted without a session comes along. */
const carrying = { ...open, bodyBytesMax: webLimits.signInBytesMax } as const;

/** @param peer the region's own sign-in, to be left too. */
export function signInRoutes(ways: WaysIn, peer?: SignInPeer | PostingPeer): readonly Route[] {
  return [
    get(paths.signIn, "anyone", async (visit) => show(visit, { ...ways, goOn: visit.query["then"] }), open),
    post(paths.signIn, "anyone", (visit) => enter(visit, ways), carrying),
    get(accessPaths.goOn, "anyone", showSignedIn, open),
    post(accessPaths.goOn, "anyone", (visit) => goOnHere(visit, ways), carrying),
    post(paths.signOut, "anyone", (visit) => leave(visit, peer), open),
    post(paths.switchOrganisation, "signed-in", goOnAs, open),
  ];
}

async function enter(visit: Visit, ways: WaysIn): Promise<Answer> {
  const { email = "", password = "", then: goOn } = visit.fields;
  const faults = [
    ...(email.trim() === "" ? [fault("email", "email-missing")] : []),
    ...(password === "" ? [fault("password", "password-to-prove")] : []),
  ];
  if (faults.length > 0) return show(visit, { ...ways, goOn, status: 422, faults });
  const network = networkOf(visit.clientAddress);
  const { browserMark } = visit.seal;
  const outcome = await signIn((command) => visit.perform(command), { email, password, network, browserMark });
  switch (outcome.kind) {
    case "signed-in":
    case "no-organisation":
      return letIn(visit, outcome);
    case "second-step":
      return askForSecondStep(visit);
    case "failed":
      return show(visit, { ...ways, goOn, status: 422, faults: [fault("email", "sign-in-failed")] });
    case "wait": {
      const { retryAfterSeconds } = outcome;
      const minutes = waitingTime(visit.say, retryAfterSeconds);
      const wait = { path: "", code: "sign-in-wait", params: { minutes } };
      return show(visit, { ...ways, goOn, status: 429, retryAfterSeconds, faults: [wait] });
    }
  }
}

/** In the tab that was opened to sign in. */
async function showSignedIn({ viewer, say }: Visit): Promise<Answer> {
  if (viewer === undefined) return { kind: "redirect", to: paths.signIn };
  return { kind: "page", title: say.access.signIn.comeBackTitle, body: <ComeBackPage say={say} /> };
}

/** In the tab where the form waits. */
async function goOnHere(visit: Visit, ways: WaysIn): Promise<Answer> {
  const kept = readKept(visit.fields[keptField]);
  if (kept === undefined) return { kind: "redirect", to: paths.start };
  if (visit.viewer !== undefined) return goOnWith(visit, kept, visit.viewer);
  return show(visit, { ...ways, goOn: undefined, status: 422, faults: [fault("", "sign-in-not-yet")] });
}

async function leave(visit: Visit, peer: SignInPeer | PostingPeer | undefined): Promise<Answer> {
  const { viewer } = visit;
  const onwards = await wayOut(visit, peer);
  if (viewer !== undefined) await visit.perform((work) => endOwnSession(work, viewer.sessionId));
  visit.endSession();
  if (peer !== undefined && onwards !== undefined) return leftHere(visit, peer.name, onwards);
  return { kind: "redirect", to: paths.signIn, notice: visit.say.access.signIn.signedOut };
}

const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function goOnAs(visit: Visit): Promise<Answer> {
  const { viewer, fields, say } = visit;
  const asked = fields["organisation"] ?? "";
  if (viewer === undefined || !identifier.test(asked)) return { kind: "redirect", to: paths.start };
  const { sessionId } = viewer;
  const secret = await visit.perform((work) =>
    switchOrganisation(work, { sessionId, organisationId: asked as OrganisationId }),
  );
  visit.startSession(secret);
  const name = viewer.alsoActsFor.find(({ id }) => id === asked)?.name ?? "";
  return { kind: "redirect", to: paths.start, notice: say.access.account.switched(name) };
}

/**
 * After a way of signing in that did not open: told in words, with what was posted without a session still carried, and where
 * one was going.
 */
export function signInAgain(
  visit: Visit,
  ways: WaysIn,
  told: { readonly status: 403 | 422; readonly text: string },
): Answer {
  const { status, text } = told;
  const faults = [{ path: "", code: "told", params: { text } }];
  return show(visit, { ...ways, goOn: visit.fields["then"], status, faults });
}

interface Shown extends WaysIn {
  /** Where to go on, when a page asked for signing in first. */
  readonly goOn: string | undefined;
  readonly status?: 403 | 422 | 429;
  readonly retryAfterSeconds?: number;
  readonly faults?: readonly FieldFault[];
}

function show(visit: Visit, { faults = [], goOn, elsewhere, takesCards, ...shown }: Shown): Answer {
  const { say, seal, fields } = visit;
  const sentences = {
    ...say.access.faults,
    "sign-in-failed": say.access.signIn.failed,
    "sign-in-not-yet": say.access.signIn.notYet,
    told: ({ text = "" }: Readonly<Record<string, string>>) => text,
    "sign-in-wait": ({ minutes = "" }: Readonly<Record<string, string>>) => say.access.signIn.wait(minutes),
  };
  const form = fillForm({ say, fields, faults, sentences });
  const kept = readKept(fields[keptField]);
  return {
    kind: "page",
    ...shown,
    title: say.access.signIn.title,
    islands: [passkeyIsland],
    body: (
      <SignInPage
        say={say}
        seal={seal}
        form={form}
        goOn={ownPath(goOn)}
        kept={kept && writeKept(kept)}
        elsewhere={elsewhere}
        takesCards={takesCards}
      />
    ),
  };
}

function fault(path: string, code: string): FieldFault {
  return { path, code, params: {} };
}
