/** Routes of the house itself: files, health, reports from browsers, preferences. */
import type { FastifyInstance } from "fastify";
import { epochMsOf } from "../../time.ts";
import { paths } from "../paths.ts";
import { arrive, recognise, type SealParts } from "./arrival.ts";
import { sendRedirect } from "./answers.tsx";
import { type Assets, assetsPath, bytesIn, encodingFor } from "./assets.ts";
import { isOurForm } from "./doors.ts";
import { FormRefused } from "./form-keys.ts";
import { isLanguage } from "./language.ts";
import { isTheme } from "./theme.ts";
import { webLimits } from "./limits.ts";
import { ownPath } from "./own-path.ts";
import type { ServerParts } from "./parts.ts";
import { readPosted } from "./posted.ts";
import { cspReportPath } from "./security-headers.ts";

export function serveAssets(app: FastifyInstance, assets: Assets): void {
  app.get(`${assetsPath}:name`, { config: { rateLimit: false } }, (request, reply) => {
    const file = assets.find((request.params as { name: string }).name);
    if (file === undefined) return reply.callNotFound();
    const encoding = encodingFor(request.headers["accept-encoding"]);
    if (encoding !== "identity") reply.header("content-encoding", encoding);
    return reply
      .header("cache-control", "public, max-age=31536000, immutable")
      .header("vary", "accept-encoding")
      .type(file.type)
      .send(bytesIn(file, encoding));
  });
}

/** Alive: the process answers. Ready: people can come in. Nobody is kept from asking, so the database is asked once a second at most. */
export function serveHealth(app: FastifyInstance, { ready, isDraining, clock }: ServerParts): void {
  const isOpen = askedOnceA(
    1000,
    () => ready().catch(() => false),
    () => epochMsOf(clock()),
  );
  app.get("/health/live", (_request, reply) => reply.type("text/plain; charset=utf-8").send("ok"));
  app.get("/health/ready", async (_request, reply) => {
    const open = isDraining?.() !== true && (await isOpen());
    return reply
      .status(open ? 200 : 503)
      .type("text/plain; charset=utf-8")
      .send(open ? "ok" : "not ready");
  });
}

/** A question whose answer serves all who ask it until it is so old. A clock turned back asks again. */
function askedOnceA<T>(ms: number, ask: () => Promise<T>, nowMs: () => number): () => Promise<T> {
  let newest: { readonly askedMs: number; readonly answer: Promise<T> } | undefined;
  return () => {
    const ageMs = newest === undefined ? ms : nowMs() - newest.askedMs;
    if (newest === undefined || ageMs < 0 || ageMs >= ms) newest = { askedMs: nowMs(), answer: ask() };
    return newest.answer;
  };
}

/** Browsers tell here what a page was kept from doing. Only the directive is noted; the rest may hold anything. */
export async function serveReports(app: FastifyInstance): Promise<void> {
  await app.register(async (reports) => {
    reports.addContentTypeParser(
      ["application/reports+json", "application/csp-report"],
      { parseAs: "string", bodyLimit: webLimits.reportBytesMax },
      (_request, text, done) => done(null, text),
    );
    reports.post(cspReportPath, { config: { rateLimit: { max: 60, timeWindow: 60_000 } } }, (request, reply) => {
      const directives = [
        ...(typeof request.body === "string" ? request.body : "").matchAll(
          /"(?:effectiveD|effective-d)irective"\s*:\s*"([a-z-]{1,40})"/g,
        ),
      ];
      request.log.warn(
        { directives: directives.slice(0, 10).map(([, name]) => name) },
        "content security policy report",
      );
      return reply.status(204).send();
    });
  });
}

/** How a browser shows the portal is kept in that browser: its language and its theme. */
export function servePreferences(app: FastifyInstance, sealParts: SealParts): void {
  const { parts, cookies } = sealParts;
  app.post(paths.preferences, async (request, reply) => {
    const arrival = arrive(request, cookies, parts.chance.secret());
    request.arrival = arrival;
    await recognise(arrival, parts);
    const posted = await readPosted(request, webLimits.bodyBytesMax);
    const { baseUrl } = parts.settings;
    if (!isOurForm({ request, admits: "anyone", arrival, posted, baseUrl })) throw new FormRefused();
    const { language, theme, back } = posted.fields;
    if (isLanguage(language)) cookies.set(reply, "language", language);
    if (theme === "system") cookies.clear(reply, "theme");
    else if (isTheme(theme)) cookies.set(reply, "theme", theme);
    return sendRedirect(ownPath(back) ?? paths.start, { request, reply, arrival, sealParts }, { secret: "" });
  });
}
