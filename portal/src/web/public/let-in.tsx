/** Who has proved who they are comes in, and goes on with what they were about to do. */
import { goOnFor } from "../../domain/access/go-on-for.ts";
import { findViewer } from "../../domain/access/sessions.ts";
import type { SignedInOutcome } from "../../domain/access/sign-in.ts";
import { listOwnRequests } from "../../domain/parties/own-requests.ts";
import { Refusal } from "../../domain/refusal.ts";
import { paths } from "../paths.ts";
import type { Answer, Viewer, Visit } from "../route.ts";
import { keptField, type KeptForm, readKept } from "../server/kept-form.ts";
import { ownPath } from "../server/own-path.ts";
import { GoOnPage, NotTheirsPage } from "./go-on-page.tsx";
import { waitingPage } from "./waiting-page.tsx";

export async function letIn(visit: Visit, outcome: SignedInOutcome): Promise<Answer> {
  if (outcome.kind === "no-organisation") {
    const requests = await visit.ask((work) => listOwnRequests(work, outcome.accountId));
    return waitingPage(visit.say, requests);
  }
  const { secret } = outcome;
  visit.startSession(secret);
  const kept = readKept(visit.fields[keptField]);
  const viewer = kept && (await visit.ask((work) => findViewer(work, secret)));
  if (kept === undefined || viewer === undefined)
    return { kind: "redirect", to: ownPath(visit.fields["then"]) ?? paths.start };
  return goOnWith(visit, kept, viewer);
}

/**
 * What was posted without a session waits for one more press: whoever signed in sees it before it is done, and it is done for
 * whom it was filled in, or not at all.
 */
export async function goOnWith(visit: Visit, kept: KeptForm, viewer: Viewer): Promise<Answer> {
  const { say, seal } = visit;
  const { organisationId } = kept;
  const gone = organisationId === undefined ? undefined : await goOn(visit, viewer, organisationId);
  if (gone?.kind === "not-theirs")
    return { kind: "page", status: 409, title: say.access.signIn.notTheirsTitle, body: <NotTheirsPage say={say} /> };
  if (gone?.kind === "moved") visit.startSession(gone.secret);
  const moved = viewer.alsoActsFor.find(({ id }) => gone?.kind === "moved" && id === organisationId);
  const isSure = gone !== undefined || viewer.alsoActsFor.length === 0;
  return {
    kind: "page",
    title: say.access.signIn.goOnTitle,
    body: <GoOnPage say={say} seal={seal} kept={kept} as={moved?.name ?? viewer.organisation.name} isSure={isSure} />,
  };
}

/** A session may be kept from acting for some of one's organisations; then it is as if one were no member. */
async function goOn(visit: Visit, viewer: Viewer, organisationId: NonNullable<KeptForm["organisationId"]>) {
  try {
    return await visit.perform((work) => goOnFor(work, viewer, organisationId));
  } catch (error) {
    if (error instanceof Refusal && error.code === "not-allowed") return { kind: "not-theirs" as const };
    throw error;
  }
}
