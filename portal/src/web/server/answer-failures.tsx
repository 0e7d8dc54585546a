/** Failures answered with pages in the person's language. What even this cannot show is answered with bare text. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { arrive, recognise, type SealParts } from "./arrival.ts";
import { sendPage } from "./answers.tsx";
import { ErrorPage } from "./error-page.tsx";
import { type Failure, failureOf } from "./failures.ts";

export function answerFailures(app: FastifyInstance, sealParts: SealParts): void {
  app.setErrorHandler(async (error, request, reply) => {
    const arrival = (request.arrival ??= arrive(request, sealParts.cookies, sealParts.parts.chance.secret()));
    const committed = request.book?.committed ?? false;
    const failure = failureOf(error, { say: arrival.say, requestId: request.id, committed });
    if (failure.isBug) request.log.error({ err: error }, "bug");
    return sendFailure(failure, request, reply, sealParts);
  });
}

/** An address that names nothing costs a page and a question of who asks, so it is counted as every page is. */
export function answerUnknownAddresses(app: FastifyInstance, sealParts: SealParts): void {
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (request, reply) => {
    const arrival = (request.arrival ??= arrive(request, sealParts.cookies, sealParts.parts.chance.secret()));
    await recognise(arrival, sealParts.parts).catch(() => undefined);
    return sendFailure({ status: 404, words: arrival.say.errors.notFound }, request, reply, sealParts);
  });
}

function sendFailure(
  failure: Failure,
  request: FastifyRequest,
  reply: FastifyReply,
  sealParts: SealParts,
): FastifyReply {
  const { arrival } = request;
  if (arrival === undefined)
    return reply.status(failure.status).type("text/plain; charset=utf-8").send(failure.words.title);
  const { status, words, retryAfterSeconds } = failure;
  const page = {
    status,
    title: words.title,
    body: <ErrorPage say={arrival.say} words={words} signedIn={arrival.viewer !== undefined} />,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
  return sendPage(page, { request, reply, arrival, sealParts });
}
