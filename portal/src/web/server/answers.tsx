/** Answers become responses: pages in their frame, redirects to our own paths, files that cannot act, fragments, JSON. */
import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { PageFrame } from "../components/page-frame/page-frame.tsx";
import { navigationOf } from "../navigation.ts";
import type { Answer } from "../route.ts";
import { addressAsked } from "./address-asked.ts";
import { type Arrival, sealFor, sealingSecret, type SealParts } from "./arrival.ts";
import { ownPath } from "./own-path.ts";
import { openNotice, sealNotice } from "./seal.ts";
import { attachmentDisposition, filePolicy, pagePolicy } from "./security-headers.ts";

export interface AnswerFacts {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly arrival: Arrival;
  readonly sealParts: SealParts;
}

export function sendAnswer(answer: Answer, facts: AnswerFacts): FastifyReply {
  switch (answer.kind) {
    case "page":
      return sendPage(answer, facts);
    case "redirect":
      return sendRedirect(answer.to, facts, {
        secret: sealingSecret(facts.arrival, facts.reply, facts.sealParts),
        notice: answer.notice,
      });
    case "elsewhere":
      return facts.reply.header("content-security-policy", filePolicy).redirect(answer.to, 303);
    case "file":
      return facts.reply
        .header("content-security-policy", filePolicy)
        .header("content-disposition", attachmentDisposition(answer.name))
        .type(answer.type)
        .send(Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength));
    case "stream":
      return facts.reply
        .header("content-security-policy", filePolicy)
        .header("content-disposition", attachmentDisposition(answer.name))
        .type(answer.type)
        .send(Readable.from(answer.chunks, { objectMode: false }));
    case "fragment":
      return facts.reply
        .header("content-security-policy", filePolicy)
        .type("text/html; charset=utf-8")
        .send(renderToString(answer.body));
    case "json":
      return facts.reply
        .status(answer.status ?? 200)
        .header("content-security-policy", filePolicy)
        .type("application/json; charset=utf-8")
        .send(JSON.stringify(answer.body));
  }
}

export interface PageFacts {
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  readonly title: string;
  readonly body: VNode;
  readonly crumbs?: readonly { readonly label: string; readonly href: string }[];
  readonly islands?: readonly string[];
  readonly wide?: boolean;
}

/** Scripts every page carries: focus for the error summary, the password button. About one kilobyte. */
const everyPage = "page.js";

export function sendPage(page: PageFacts, { request, reply, arrival, sealParts }: AnswerFacts): FastifyReply {
  const { assets } = sealParts.parts;
  if (page.retryAfterSeconds !== undefined) reply.header("retry-after", String(page.retryAfterSeconds));
  const { pathname, search } = addressAsked(request.url);
  const html = renderToString(
    <PageFrame
      say={arrival.say}
      language={arrival.language}
      theme={arrival.theme}
      title={page.title}
      faulty={page.status === 422}
      path={pathname}
      search={search}
      viewer={arrival.viewer}
      seal={sealFor(arrival, reply, sealParts)}
      navigation={arrival.viewer === undefined ? [] : navigationOf(arrival.viewer, arrival.say, pathname)}
      crumbs={page.crumbs}
      wide={page.wide}
      notice={takeNotice({ request, reply, arrival, sealParts })}
      assets={{
        style: assets.addressOf("site.css"),
        scripts: [everyPage, ...(page.islands ?? []).map((name) => `${name}.js`)].map((name) => assets.addressOf(name)),
        icon: assets.addressOf("icon.svg"),
      }}
      nonce={arrival.nonce}
    >
      {page.body}
    </PageFrame>,
  );
  if (page.retryAfterSeconds !== undefined) reply.header("retry-after", String(page.retryAfterSeconds));
  return reply
    .status(page.status ?? 200)
    .header("content-security-policy", pagePolicy(arrival.nonce))
    .header("content-language", arrival.language)
    .header("vary", "Cookie, Accept-Language")
    .type("text/html; charset=utf-8")
    .send(`<!doctype html>${html}`);
}

export function sendRedirect(
  to: string,
  { reply, sealParts }: AnswerFacts,
  told: { readonly secret: string; readonly notice?: string | undefined },
): FastifyReply {
  const place = ownPath(to);
  if (place === undefined) throw new Error(`A redirect must lead to a path of our own, not to ${JSON.stringify(to)}`);
  if (told.notice !== undefined) sealParts.cookies.set(reply, "notice", sealNotice(told.secret, told.notice));
  return reply.header("content-security-policy", filePolicy).redirect(place, 303);
}

/** The notice that the page before left for this one, told once. */
function takeNotice({ request, reply, arrival, sealParts }: AnswerFacts): string | undefined {
  const sealed = sealParts.cookies.read(request, "notice");
  if (sealed === undefined) return undefined;
  sealParts.cookies.clear(reply, "notice");
  return openNotice(sealingSecret(arrival, reply, sealParts), sealed);
}
