/**
 * Going to the region's own sign-in and coming back: with a code (OpenID Connect), or after an answer was posted (SAML). The
 * password's page stays for everybody else.
 */
import { parseEmailAddress } from "../../domain/access/email-address.ts";
import { networkOf } from "../../domain/access/network.ts";
import { hashPassword } from "../../domain/access/password-hash.ts";
import { roleOfClaims } from "../../domain/access/role-rules.ts";
import {
  beginSignIn,
  type Begun,
  findAsked,
  keepTold,
  type PostingPeer,
  type SignInPeer,
  takeBegunSignIn,
  type ToldIdentity,
} from "../../domain/access/single-sign-on.ts";
import { type Entered, enterWithIdentity } from "../../domain/parties/enter-with-identity.ts";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { ownPath } from "../server/own-path.ts";
import { accessPaths } from "./access-paths.ts";
import { oidcLogoutRoutes, samlLogoutRoutes } from "./sign-out-elsewhere.tsx";

type Trouble = "not-reached" | "refused" | "too-late" | "no-email" | Exclude<Entered["kind"], "signed-in">;

/** A whole region comes to work through one address. */
const limits = { requestsPerMinuteMax: 300, openBeforeSecondStep: true } as const;

export function singleSignOnRoutes(peer: SignInPeer): readonly Route[] {
  return [
    get(accessPaths.singleSignOn, "anyone", (visit) => leaveFor(visit, peer), limits),
    get(accessPaths.singleSignOnBack, "anyone", (visit) => comeBack(visit, peer), limits),
    ...oidcLogoutRoutes(peer),
  ];
}

export function samlRoutes(peer: PostingPeer): readonly Route[] {
  return [
    get(accessPaths.singleSignOn, "anyone", (visit) => leaveFor(visit, peer), limits),
    post(accessPaths.samlAnswer, "anyone", (visit) => receive(visit, peer), { ...limits, fromElsewhere: true }),
    get(accessPaths.singleSignOnBack, "anyone", (visit) => comeBackTold(visit, peer), limits),
    get(accessPaths.samlMetadata, "anyone", async () => metadataOf(peer), limits),
    ...samlLogoutRoutes(peer),
  ];
}

function metadataOf(peer: PostingPeer): Answer {
  const bytes = new TextEncoder().encode(peer.metadata());
  return { kind: "file", name: "fakturaporten-metadata.xml", type: "application/samlmetadata+xml", bytes };
}

/** The post carries no cookie, so nobody is let in here: what holds waits for the browser, which is sent on to fetch it. */
async function receive(visit: Visit, peer: PostingPeer): Promise<Answer> {
  const { SAMLResponse: answer = "", RelayState: state = "" } = visit.fields;
  const asked = await visit.ask((work) => findAsked(work, state));
  const told = asked === undefined ? "refused" : await peer.read(answer, asked);
  if (told !== "refused") await visit.perform((work) => keepTold(work, { state, told }));
  const query = new URLSearchParams({ state }).toString();
  return { kind: "redirect", to: `${accessPaths.singleSignOnBack}?${query}` };
}

async function comeBackTold(visit: Visit, peer: PostingPeer): Promise<Answer> {
  const { browserMark } = visit.seal;
  const state = visit.query["state"] ?? "";
  const begun = await visit.perform((work) => takeBegunSignIn(work, { state, browserMark }));
  if (begun === undefined) return tell(visit, peer, "too-late");
  const { told } = begun;
  return told === undefined ? tell(visit, peer, "refused") : letIn(visit, peer, { told, begun });
}

type Peer = SignInPeer | PostingPeer;

async function leaveFor(visit: Visit, peer: Peer): Promise<Answer> {
  const { browserMark } = visit.seal;
  const goOn = ownPath(visit.query["then"]);
  const asked = await visit.perform((work) => beginSignIn(work, { browserMark, goOn }));
  const to = await peer.begin(asked);
  return to === undefined ? tell(visit, peer, "not-reached") : { kind: "elsewhere", to };
}

async function comeBack(visit: Visit, peer: SignInPeer): Promise<Answer> {
  const { browserMark } = visit.seal;
  const state = visit.query["state"] ?? "";
  const begun = await visit.perform((work) => takeBegunSignIn(work, { state, browserMark }));
  if (begun === undefined) return tell(visit, peer, "too-late");
  const told = await peer.finish(visit.query, begun);
  if (typeof told === "string") return tell(visit, peer, told);
  return letIn(visit, peer, { told, begun });
}

interface Recognised {
  readonly told: ToldIdentity;
  readonly begun: Begun;
}

async function letIn(visit: Visit, peer: Peer, { told, begun }: Recognised): Promise<Answer> {
  const email = parseEmailAddress(told.email ?? "");
  if (!email.ok) return tell(visit, peer, "no-email");
  const entered = await visit.perform((work) =>
    enterWithIdentity(work, {
      issuer: told.issuer,
      subject: told.subject,
      format: told.format,
      email: email.value,
      name: told.name?.trim().slice(0, 200) || email.value,
      language: visit.language,
      given: roleOfClaims(peer.rules, told.claims),
      // Nobody knows what is hashed: the account opens by the region's sign-in alone.
      makeLockedHash: () => hashPassword(work.newSecret()),
      network: networkOf(visit.clientAddress),
    }),
  );
  if (entered.kind !== "signed-in") return tell(visit, peer, entered.kind);
  visit.startSession(entered.secret);
  return { kind: "redirect", to: begun.goOn ?? paths.start };
}

function tell({ say }: Visit, { name }: Peer, trouble: Trouble): Answer {
  const words = say.access.singleSignOn;
  return {
    kind: "page",
    status: trouble === "no-role" || trouble === "address-taken" ? 403 : 409,
    title: words.title,
    body: (
      <>
        <PageHeading>{words.title}</PageHeading>
        <Notice say={say} kind="warning">
          {words.troubles[trouble](name)}
        </Notice>
        <ul class="link-list">
          <li>
            <a href={accessPaths.singleSignOn}>{words.again(name)}</a>
          </li>
          <li>
            <a href={paths.signIn}>{words.password}</a>
          </li>
        </ul>
      </>
    ),
  };
}
