/** Signing in with a passkey: what the device is asked to sign, and what it answered. */
import { networkOf } from "../../domain/access/network.ts";
import { makeChallenge } from "../../domain/access/passkey-challenges.ts";
import { signInOptions } from "../../domain/access/passkey-ceremony.ts";
import { enterWithPasskey } from "../../domain/parties/own-passkeys.ts";
import { paths } from "../paths.ts";
import { type Answer, post, type Route, type Visit } from "../route.ts";
import { webLimits } from "../server/limits.ts";
import { accessPaths } from "./access-paths.ts";
import { letIn } from "./let-in.tsx";
import { waitingTime } from "./wait.ts";

const limits = { requestsPerMinuteMax: 60, openBeforeSecondStep: true } as const;

export const passkeyRoutes: readonly Route[] = [
  post(accessPaths.passkeyChallenge, "anyone", challenge, limits),
  post(accessPaths.passkey, "anyone", enter, { ...limits, bodyBytesMax: webLimits.signInBytesMax }),
];

/** Asked by a script of ours, with the form's own token. */
async function challenge(visit: Visit): Promise<Answer> {
  const { baseUrl, seal } = visit;
  const { browserMark } = seal;
  const made = await visit.perform((work) => makeChallenge(work, { browserMark, purpose: "sign-in" }));
  return { kind: "json", body: await signInOptions({ baseUrl, challenge: made }) };
}

async function enter(visit: Visit): Promise<Answer> {
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
      return { kind: "redirect", to: paths.signIn, notice: say.secondStep.passkeys.failed };
    case "wait": {
      const notice = say.access.signIn.wait(waitingTime(say, outcome.retryAfterSeconds));
      return { kind: "redirect", to: paths.signIn, notice };
    }
  }
}
