/** Who has proved who they are comes in, and goes on with what they were about to do. */
import type { SignedInOutcome } from "../../domain/access/sign-in.ts";
import { listOwnRequests } from "../../domain/parties/own-requests.ts";
import { paths } from "../paths.ts";
import type { Answer, Visit } from "../route.ts";
import { keptField, readKept } from "../server/kept-form.ts";
import { ownPath } from "../server/own-path.ts";
import { GoOnPage } from "./go-on-page.tsx";
import { waitingPage } from "./waiting-page.tsx";

export async function letIn(visit: Visit, outcome: SignedInOutcome): Promise<Answer> {
  if (outcome.kind === "no-organisation") {
    const requests = await visit.ask((work) => listOwnRequests(work, outcome.accountId));
    return waitingPage(visit.say, requests);
  }
  visit.startSession(outcome.secret);
  return goOnWithKept(visit) ?? { kind: "redirect", to: ownPath(visit.fields["then"]) ?? paths.start };
}

/** What was posted without a session waits for one more press: whoever signed in sees it before it is done. */
function goOnWithKept({ fields, say, seal }: Visit): Answer | undefined {
  const kept = readKept(fields[keptField]);
  if (kept === undefined) return undefined;
  const { goOnTitle: title } = say.access.signIn;
  return { kind: "page", title, body: <GoOnPage say={say} seal={seal} kept={kept} /> };
}
