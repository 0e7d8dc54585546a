/** What is answered where a session is needed and there is none, or another one than the page was made for. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { fillForm } from "../filled-form.ts";
import { findFormerOrganisation } from "../../domain/access/go-on-for.ts";
import type { OrganisationId } from "../../work.ts";
import { csrfField } from "../components/form/form.tsx";
import { NotKeptPage } from "../public/go-on-page.tsx";
import { passkeyIsland } from "../public/passkey-button.tsx";
import { SignInPage } from "../public/sign-in-page.tsx";
import { paths } from "../paths.ts";
import { type AnswerFacts, sendAnswer, sendPage, sendRedirect } from "./answers.tsx";
import { sealFor } from "./arrival.ts";
import { comesFromUs } from "./origin.ts";
import { type KeptForm, keepForm, writeKept } from "./kept-form.ts";
import { ownPath } from "./own-path.ts";
import { webLimits } from "./limits.ts";
import { BodyRefused, readPosted } from "./posted.ts";
import { isCsrfToken } from "./seal.ts";

/** What a script of ours is told; without a session both are empty. */
export interface SignedOut {
  /** The token to post with from now on. */
  readonly csrf: string;
  /** The company the token acts for. */
  readonly owner: string;
}

/** A page leads to sign in; a form is kept until one has; a script is told. */
export async function askToSignIn(facts: AnswerFacts): Promise<FastifyReply> {
  const { request, reply, arrival, sealParts } = facts;
  if (request.method === "POST" && isAskedByScript(request)) return tellScript(facts, { csrf: "", owner: "" });
  const kept = await keptOf(facts);
  if (kept === "nothing") return sendRedirect(signInFirst(request), facts, { secret: "" });
  const { say } = arrival;
  reply.header("cache-control", "no-store");
  if (kept === "too-large")
    return sendPage({ status: 401, title: say.access.signIn.notKeptTitle, body: <NotKeptPage say={say} /> }, facts);
  const form = fillForm({ say, fields: {}, faults: [], sentences: say.access.faults });
  const seal = sealFor(arrival, reply, sealParts);
  const ways = sealParts.parts.waysIn;
  return sendPage(
    {
      status: 401,
      title: say.access.signIn.title,
      islands: [passkeyIsland],
      body: <SignInPage {...ways} say={say} seal={seal} form={form} goOn={undefined} kept={writeKept(kept)} />,
    },
    facts,
  );
}

/**
 * A page left open while one signed in again holds the old session's token. Its scripts are told the new one, and for
 * whom it acts; no other site can read the answer. Nothing for anybody else.
 */
export function tellNewToken(facts: AnswerFacts): FastifyReply | undefined {
  const { request, reply, arrival, sealParts } = facts;
  if (arrival.viewer === undefined || !isAskedByScript(request) || !isVouchedFor(facts)) return undefined;
  const owner = arrival.viewer.organisation.name;
  return tellScript(facts, { csrf: sealFor(arrival, reply, sealParts).csrf, owner }, 403);
}

function tellScript(facts: AnswerFacts, body: SignedOut, status: 401 | 403 = 401): FastifyReply {
  return sendAnswer({ kind: "json", status, body }, facts);
}

/** Browsers ask for HTML when a person sends a form, and for anything when a script does. */
function isAskedByScript({ headers: { accept } }: FastifyRequest): boolean {
  return accept !== undefined && !accept.includes("text/html");
}

/** No token can be judged here, so the browser itself must say that the form is ours. */
function isVouchedFor({ request, sealParts }: AnswerFacts): boolean {
  const { origin, host, "sec-fetch-site": site } = request.headers;
  const fetchSite = typeof site === "string" ? site : undefined;
  if (origin === undefined && fetchSite === undefined) return false;
  return comesFromUs({ origin, fetchSite, host }, sealParts.parts.settings.baseUrl);
}

async function keptOf(facts: AnswerFacts): Promise<KeptForm | "nothing" | "too-large"> {
  const { request } = facts;
  if (request.method !== "POST" || !isVouchedFor(facts)) return "nothing";
  try {
    const { fields } = await readPosted(request, webLimits.keptFieldsBytesMax, { takes: "fields" });
    return keepForm(request.url, fields, await filledInFor(facts, fields[csrfField] ?? ""));
  } catch (error) {
    if (error instanceof BodyRefused && error.statusCode === 413) return "too-large";
    throw error;
  }
}

/** The ended session tells for whom it was, if the form was opened in it: its token says so. */
async function filledInFor({ arrival, sealParts }: AnswerFacts, token: string): Promise<OrganisationId | undefined> {
  const { sessionSecret } = arrival;
  if (sessionSecret === undefined || !isCsrfToken(sessionSecret, token)) return undefined;
  return sealParts.parts.perform({ kind: "visitor" }, (work) => findFormerOrganisation(work, sessionSecret));
}

/** Sign in, then come back: to this page, or to the one the form stood on. */
function signInFirst(request: FastifyRequest): string {
  const from = request.method === "POST" ? refererPath(request.headers.referer) : request.url;
  const then = ownPath(from);
  return then === undefined || then === "/" ? paths.signIn : `${paths.signIn}?then=${encodeURIComponent(then)}`;
}

function refererPath(referer: string | undefined): string | undefined {
  if (referer === undefined || !URL.canParse(referer)) return undefined;
  const { pathname, search } = new URL(referer);
  return `${pathname}${search}`;
}
