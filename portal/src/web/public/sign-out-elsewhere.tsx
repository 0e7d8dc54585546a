/** Leaving the region's own sign-in as well: from the button here, and when that sign-in says that somebody has left. */
import type { VNode } from "preact";
import { findKnownThere, hearLogout, leavingMark, takeAskedLogout } from "../../domain/access/sign-out-elsewhere.ts";
import { beginSignIn, type PostingPeer, type SaidLogout, type SignInPeer } from "../../domain/access/single-sign-on.ts";
import { ButtonLink } from "../components/button/button.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { accessPaths } from "./access-paths.ts";

const limits = { requestsPerMinuteMax: 300, openBeforeSecondStep: true } as const;

export function samlLogoutRoutes(peer: PostingPeer): readonly Route[] {
  if (peer.leave === undefined) return [];
  return [
    get(
      accessPaths.samlLogout,
      "anyone",
      (visit) => hear(visit, peer, { by: "query", query: visit.queryText }),
      limits,
    ),
    post(accessPaths.samlLogout, "anyone", (visit) => hear(visit, peer, { by: "post", fields: visit.fields }), {
      ...limits,
      fromElsewhere: true,
    }),
    get(accessPaths.signedOut, "anyone", async (visit) => tell(visit, peer.name, visit.query["there"]), limits),
  ];
}

export function oidcLogoutRoutes({ name }: SignInPeer): readonly Route[] {
  return [get(accessPaths.signedOut, "anyone", async (visit) => tell(visit, name, "left"), limits)];
}

/** Where whoever came in by the region's sign-in goes to leave that too; asked before the session here ends. */
export async function wayOut(visit: Visit, peer: SignInPeer | PostingPeer | undefined): Promise<string | undefined> {
  if (peer?.leave === undefined || visit.viewer?.provedBy !== "single-sign-on") return undefined;
  const { browserMark } = visit.seal;
  const known = await visit.ask(findKnownThere);
  if (known === undefined) return undefined;
  const asked = await visit.perform((work) => beginSignIn(work, { browserMark, goOn: leavingMark }));
  return peer.leave(known, asked);
}

/** The session here has ended; a link rather than a redirect, since a form leads to no other site. */
export function leftHere({ say }: Visit, name: string, href: string): Answer {
  const words = say.access.leaving;
  return {
    kind: "page",
    title: words.title,
    body: (
      <>
        <PageHeading lead={words.lead(name)}>{words.title}</PageHeading>
        <p>
          <ButtonLink href={href}>{words.leave(name)}</ButtonLink>
        </p>
        <p>
          <a href={paths.signIn}>{words.back}</a>
        </p>
      </>
    ),
  };
}

async function hear(visit: Visit, peer: PostingPeer, said: SaidLogout): Promise<Answer> {
  const { RelayState: state = "", SAMLResponse: answer } = said.by === "post" ? visit.fields : visit.query;
  const asked = answer === undefined ? undefined : await visit.perform((work) => takeAskedLogout(work, state));
  const heard = (await peer.readLogout?.(said, asked)) ?? "refused";
  if (heard === "refused") return answer === undefined ? refused(visit, peer.name) : toSignedOut("unsure");
  if (heard.kind === "answer") return toSignedOut("left");
  const isNew = await visit.perform((work) => hearLogout(work, heard));
  const to = isNew ? await peer.answerLogout?.(heard.id, state) : undefined;
  return to === undefined ? refused(visit, peer.name) : { kind: "elsewhere", to };
}

function toSignedOut(there: "left" | "unsure"): Answer {
  return { kind: "redirect", to: `${accessPaths.signedOut}?there=${there}` };
}

function refused({ say }: Visit, name: string): Answer {
  const words = say.access.leaving;
  return page(
    words.refusedTitle,
    <Notice say={say} kind="warning">
      {words.refused(name)}
    </Notice>,
    409,
  );
}

function tell({ say }: Visit, name: string, there: string | undefined): Answer {
  const words = say.access.leaving;
  const isSure = there === "left";
  const told = (
    <Notice say={say} kind={isSure ? "success" : "warning"}>
      {isSure ? words.leftThere(name) : words.unsure(name)}
    </Notice>
  );
  return page(words.title, told);
}

function page(title: string, told: VNode, status?: 409): Answer {
  return {
    kind: "page",
    ...(status && { status }),
    title,
    body: (
      <>
        <PageHeading>{title}</PageHeading>
        {told}
      </>
    ),
  };
}
