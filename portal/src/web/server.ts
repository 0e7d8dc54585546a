/**
 * The web door: Fastify turned into routes, visits and answers. Cookies, forms, limits, headers and failures are handled
 * here and nowhere else, alike for every route; pages know nothing of them.
 */
import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import underPressure from "@fastify/under-pressure";
import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from "fastify";
import { constants } from "node:zlib";
import type { Route } from "./route.ts";
import { cookiesFor } from "./server/cookies.ts";
import { answerFailures, answerUnknownAddresses } from "./server/answer-failures.tsx";
import { keepForgedCertificatesOut } from "./server/client-certificate.ts";
import { serveAssets, serveHealth, servePreferences, serveReports } from "./server/house-routes.ts";
import { webLimits } from "./server/limits.ts";
import { noteRequests } from "./server/note-requests.ts";
import type { ServerParts } from "./server/parts.ts";
import { parseFields, parseQuery } from "./server/posted.ts";
import { everywhere, filePolicy } from "./server/security-headers.ts";
import { serveRoute } from "./server/serve-route.ts";
import { refuseBrokenAddress, refuseBrokenRequest } from "./server/broken-request.ts";

export type { ServerParts } from "./server/parts.ts";

export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify(optionsOf(parts));
  const sealParts = { parts, cookies: cookiesFor(parts.settings.baseUrl) };
  app.decorateRequest("arrival", undefined);
  app.decorateRequest("book", undefined);
  app.addHook("onRequest", async (_request, reply) => {
    reply.headers({ ...everywhere, "content-security-policy": filePolicy, "cache-control": "private, no-cache" });
  });
  app.addHook("onSend", async (request, reply) => {
    if (request.arrival?.viewer === undefined) return;
    reply.header("cache-control", "no-store").header("x-robots-tag", "noindex");
  });
  const { certificateProxy } = parts.settings;
  if (certificateProxy !== undefined) keepForgedCertificatesOut(app, certificateProxy);
  noteRequests(app);
  const methods = noteMethods(app);
  answerFailures(app, sealParts);
  await app.register(cookie);
  serveHealth(app, parts);
  await register(app, parts);
  answerUnknownAddresses(app, sealParts);
  serveAssets(app, parts.assets);
  await serveReports(app);
  servePreferences(app, sealParts);
  for (const route of parts.routes)
    addRoute(app, route, (request, reply) => serveRoute(route, request, reply, sealParts));
  refuseOtherMethods(app, methods);
  return app;
}

function optionsOf({ settings, log, chance, clock }: ServerParts): FastifyServerOptions {
  return {
    ...(log === undefined ? { logger: false } : { loggerInstance: log }),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: settings.trustProxy,
    bodyLimit: webLimits.bodyBytesMax,
    requestTimeout: webLimits.requestTimeoutSeconds * 1000,
    genReqId: () => chance.id(clock()),
    requestIdHeader: false,
    clientErrorHandler: refuseBrokenRequest,
    frameworkErrors: refuseBrokenAddress,
    routerOptions: {
      maxParamLength: webLimits.pathParameterCharactersMax,
      ignoreTrailingSlash: true,
      querystringParser: parseQuery,
    },
  } as FastifyServerOptions;
}

/** How far back compression looks, as a power of two: more than any page, and little memory for each file under way. */
const windowBits = 18;

/** The framework's own plugins, in the order in which a request meets them. */
async function register(app: FastifyInstance, { settings }: ServerParts): Promise<void> {
  await app.register(compress, {
    threshold: 1024,
    encodings: ["br", "gzip", "identity"],
    // A long file is sent as it is written: what was handed in goes out at once, and is not gathered for a larger block first.
    brotliOptions: {
      flush: constants.BROTLI_OPERATION_FLUSH,
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_LGWIN]: windowBits,
      },
    },
    zlibOptions: { level: 5, flush: constants.Z_SYNC_FLUSH },
  });
  await guardAgainstOverload(app, settings.eventLoopDelayMsMax ?? webLimits.eventLoopDelayMsMax);
  await app.register(rateLimit, {
    max: settings.requestsPerMinute ?? webLimits.requestsPerMinute,
    timeWindow: 60_000,
    enableDraftSpec: true,
    errorResponseBuilder: (_request, { ttl }) =>
      Object.assign(new Error("Too many requests"), { statusCode: 429, retryAfterMs: ttl }),
  });
  app.removeAllContentTypeParsers();
  await app.register(formbody, { parser: parseFields, bodyLimit: webLimits.bodyBytesMax });
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      fileSize: webLimits.fileBytesMax,
      files: webLimits.filesMax,
      fields: webLimits.fieldsMax,
      parts: webLimits.fieldsMax + webLimits.filesMax,
      fieldNameSize: webLimits.fieldNameBytesMax,
      fieldSize: webLimits.bodyBytesMax,
    },
  });
}

/** Intervals after the start that the guard lets pass: the first ones measure what starting itself cost. */
const startingIntervals = 5;

async function guardAgainstOverload(app: FastifyInstance, maxEventLoopDelay: number): Promise<void> {
  // An interval in which the loop stood still has no sample, which counts as an endless delay: so it is no shorter than the limit.
  const sampleInterval = Math.max(500, maxEventLoopDelay);
  let hasSample = false;
  app.addHook("onReady", async () => {
    setTimeout(() => (hasSample = true), startingIntervals * sampleInterval).unref();
  });
  await app.register(underPressure, {
    maxEventLoopDelay,
    sampleInterval,
    pressureHandler: async ({ routeOptions }) => {
      if (hasSample && !routeOptions.url?.startsWith("/health/"))
        throw Object.assign(new Error("Under pressure"), { statusCode: 503 });
    },
  });
}

function addRoute(
  app: FastifyInstance,
  route: Route,
  handler: Parameters<FastifyInstance["route"]>[0]["handler"],
): void {
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.bodyBytesMax ?? webLimits.bodyBytesMax,
    ...(route.requestsPerMinuteMax === undefined
      ? {}
      : { config: { rateLimit: { max: route.requestsPerMinuteMax, timeWindow: 60_000 } } }),
    handler,
  });
}

const everyMethod = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** Which methods each address is served by, filled as routes are added. */
function noteMethods(app: FastifyInstance): ReadonlyMap<string, ReadonlySet<string>> {
  const methods = new Map<string, Set<string>>();
  app.addHook("onRoute", ({ method, url }) => {
    const known = methods.get(url) ?? new Set();
    methods.set(url, known);
    for (const one of [method].flat()) known.add(one);
  });
  return methods;
}

/** A known address asked in an unknown way is told which ways there are. */
function refuseOtherMethods(app: FastifyInstance, methods: ReadonlyMap<string, ReadonlySet<string>>): void {
  const listed = [...methods].map(([url, known]) => ({ url, known: [...known] }));
  for (const { url, known } of listed) {
    app.route({
      method: everyMethod.filter((method) => !known.includes(method)),
      url,
      handler: (_request, reply) => {
        reply.header("allow", known.join(", "));
        throw Object.assign(new Error("Method not allowed"), { statusCode: 405 });
      },
    });
  }
}
