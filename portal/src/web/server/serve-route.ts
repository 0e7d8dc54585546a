/** One route served: recognise, admit, judge the form, run the page, answer. In that order, for every route alike. */
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import { PasswordsWait } from "../../domain/access/password-hash.ts";
import { Refusal } from "../../domain/refusal.ts";
import { formKeyField } from "../components/form/form.tsx";
import type { Answer, Route } from "../route.ts";
import { type AnswerFacts, sendAnswer, sendRedirect } from "./answers.tsx";
import { type Arrival, actorOf, arrive, recognise, recogniseAgain, type SealParts, sealingSecret } from "./arrival.ts";
import { accessPaths } from "../public/access-paths.ts";
import { admit, hasOnlyPossibleIds, isOurForm, mustSetUpSecondStep } from "./doors.ts";
import { findOutcome, findSpent, FormAlreadySent, FormRefused, rememberOutcome, returnFormKey } from "./form-keys.ts";
import { webLimits } from "./limits.ts";
import { ruleBrokenBy, tellOutside } from "./outside.tsx";
import { type Posted, readPosted } from "./posted.ts";
import { storedFormKey } from "./seal.ts";
import { askToSignIn, tellNewToken } from "./signed-out.tsx";
import { type VisitBook, visitOf } from "./visit.ts";

declare module "fastify" {
  interface FastifyRequest {
    book: VisitBook | undefined;
  }
}

export async function serveRoute(route: Route, request: FastifyRequest, reply: FastifyReply, sealParts: SealParts) {
  const { parts, cookies } = sealParts;
  request.arrival ??= arrive(request, cookies, parts.chance.secret());
  const { arrival } = request;
  const facts = { request, reply, arrival, sealParts };
  // The address itself is a secret: it must not travel on to wherever the page links.
  if (route.path.includes(":token")) reply.header("referrer-policy", "no-referrer");
  if (!hasOnlyPossibleIds(request.params as Record<string, string>)) throw new Refusal("not-found");
  await recognise(arrival, parts);
  const broken = ruleBrokenBy(route, facts);
  if (broken !== undefined) return tellOutside(broken, facts);
  const admission = admit(route.admits, arrival.viewer);
  if (admission === "sign-in") return askToSignIn(facts);
  if (mustSetUpSecondStep(route, arrival.viewer, parts.settings.secondStepOf))
    return sendRedirect(accessPaths.ownSecondStep, facts, { secret: "" });
  if (admission === "not-allowed") throw new Refusal("not-allowed");
  const posted = await readForm(route, request, arrival, sealParts);
  if (posted === undefined) return tellNewToken(facts) ?? refuseForm();
  // A post from elsewhere comes without cookies: a new seal would take the place of the browser's own.
  const isSealed = route.fromElsewhere !== true;
  const secret = isSealed ? sealingSecret(arrival, reply, sealParts) : "";
  const key = isSealed ? posted.fields[formKeyField] : undefined;
  const formKey = key === undefined || key === "" ? undefined : storedFormKey(secret, key);
  const book: VisitBook = { formKey, committed: false, outcomeKept: false, begun: undefined, ended: false };
  request.book = book;
  if (formKey !== undefined && (await isSpent(arrival, sealParts, formKey))) return replay(facts, formKey);
  try {
    const answer = await route.handle(visitOf({ request, reply, arrival, posted, book, sealParts }));
    await settleFormKey(answer, arrival, sealParts, book);
    if (answer.kind === "redirect")
      return sendRedirect(answer.to, facts, { secret: book.begun ?? secret, notice: answer.notice });
    if (book.begun !== undefined) await recogniseAgain(arrival, book.begun, parts);
    return sendAnswer(answer, facts);
  } catch (error) {
    if (error instanceof FormAlreadySent && formKey !== undefined) return replay(facts, formKey);
    if (error instanceof PasswordsWait) await giveKeyBack(arrival, sealParts, book);
    throw error;
  }
}

/** The posted form, empty for a GET; none when it has not proved to be ours. */
async function readForm(
  route: Route,
  request: FastifyRequest,
  arrival: Arrival,
  { parts }: SealParts,
): Promise<Posted | undefined> {
  if (route.method === "GET") return { fields: {}, files: [] };
  const posted = await readPosted(request, route.bodyBytesMax ?? webLimits.bodyBytesMax, {
    fileBytesMax: route.fileBytesMax ?? webLimits.fileBytesMax,
  });
  if (route.fromElsewhere === true) return posted;
  const isOurs = isOurForm({ request, admits: route.admits, arrival, posted, baseUrl: parts.settings.baseUrl });
  return isOurs ? posted : undefined;
}

function refuseForm(): never {
  throw new FormRefused();
}

function isSpent(arrival: Arrival, { parts }: SealParts, formKey: string): Promise<boolean> {
  return parts.perform(actorOf(arrival), (work) => findSpent(work, formKey));
}

/** The same form once more: it leads where the first one led. Its outcome may still be on its way to the database. */
async function replay(facts: AnswerFacts, formKey: string): Promise<FastifyReply> {
  const { arrival, sealParts } = facts;
  for (let waitedMs = 0; ; waitedMs += 100) {
    const outcome = await sealParts.parts.perform(actorOf(arrival), (work) => findOutcome(work, formKey));
    if (outcome !== undefined) return sendRedirect(outcome, facts, { secret: "" });
    if (waitedMs >= webLimits.outcomeWaitMs) throw new FormAlreadySent();
    await wait(100);
  }
}

/**
 * After a redirect the key leads there for ever. After a page that asks for something to be mended nothing was done, so
 * the key is given back: the form may come again from the page before.
 */
async function settleFormKey(answer: Answer, arrival: Arrival, sealParts: SealParts, book: VisitBook): Promise<void> {
  const { formKey, committed, outcomeKept } = book;
  if (formKey === undefined || !committed || outcomeKept) return;
  if (answer.kind === "redirect") {
    await sealParts.parts.perform(actorOf(arrival), (work) => rememberOutcome(work, formKey, answer.to));
  } else if (answer.kind === "page" && (answer.status ?? 200) >= 400) {
    await giveKeyBack(arrival, sealParts, book);
  }
}

async function giveKeyBack(arrival: Arrival, { parts }: SealParts, { formKey, committed }: VisitBook) {
  if (formKey !== undefined && committed) await parts.perform(actorOf(arrival), (work) => returnFormKey(work, formKey));
}
