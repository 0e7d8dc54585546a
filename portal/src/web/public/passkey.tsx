/** Signing in with a passkey: what the device is asked to sign, and what it answered. */
import { networkOf } from "../../domain/access/network.ts";
import { makeChallenge } from "../../domain/access/passkey-challenges.ts";
import { signInOptions } from "../../domain/access/passkey-ceremony.ts";
import { enterWithPasskey } from "../../domain/parties/own-passkeys.ts";
import { paths } from "../paths.ts";
import { type Answer, post, type Route, type Visit } from "../route.ts";
import { keptField, readKept } from "../server/kept-form.ts";
import { webLimits } from "../server/limits.ts";
import { ownPath } from "../server/own-path.ts";
import type { WaysIn } from "../server/parts.ts";
import { accessPaths } from "./access-paths.ts";
import { letIn } from "./let-in.tsx";
import { signInAgain } from "./sign-in.tsx";
import { waitingTime } from "./wait.ts";

const limits = { requestsPerMinuteMax: 60, openBeforeSecondStep: true } as const;

export function passkeyRoutes(ways: WaysIn): readonly Route[] {
  return [
    post(accessPaths.passkeyChallenge, "anyone", challenge, limits),
    post(accessPaths.passkey, "anyone", (visit) => enter(visit, ways), {
      ...limits,
      bodyBytesMax: webLimits.signInBytesMax,
    }),
  ];
}

/** Asked by a script of ours, with the form's own token. */
async function challenge(visit: Visit): Promise<Answer> {
  const { baseUrl, seal } = visit;
  const { browserMark } = seal;
  const made = await visit.perform((work) => makeChallenge(work, { browserMark, purpose: "sign-in" }));
  return { kind: "json", body: await signInOptions({ baseUrl, challenge: made }) };
}

async function enter(visit: Visit, ways: WaysIn): Promise<Answer> {
  const { baseUrl, say, fields } = visit;
  const { browserMark } = visit.seal;
  const answer = fields["answer"] ?? "";
  const network = networkOf(visit.clientAddress);
  const outcome = await visit.perform((work) => enterWithPasskey(work, { browserMark, baseUrl, answer, network }));
  switch (outcome.kind) {
    case "signed-in":
    case "no-organisation":
      return letIn(visit, outcome);
    case "failed":
      return backToSignIn(visit, ways, say.secondStep.passkeys.failed);
    case "wait":
      return backToSignIn(visit, ways, say.access.signIn.wait(waitingTime(say, outcome.retryAfterSeconds)));
  }
}

/** By an address of its own, unless a form is carried that only this answer can carry on. */
function backToSignIn(visit: Visit, ways: WaysIn, notice: string): Answer {
  const { [keptField]: kept, then: goOn } = visit.fields;
  if (readKept(kept) !== undefined) return signInAgain(visit, ways, { status: 422, text: notice });
  const own = ownPath(goOn);
  const to = own === undefined ? paths.signIn : `${paths.signIn}?then=${encodeURIComponent(own)}`;
  return { kind: "redirect", to, notice };
}
