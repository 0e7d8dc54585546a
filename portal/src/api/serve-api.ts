/**
 * The machine door, below /api/v1: bearer tokens and nothing else, never a cookie. One adapter for every operation: let in, judge
 * what was asked, perform it as one transaction, answer; what goes wrong is a problem (RFC 9457).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type NetworkBinding, ruleBroken } from "../domain/access/networks.ts";
import type { Client } from "../domain/access/permissions.ts";
import type { Antivirus } from "../domain/attachments/scan.ts";
import { findClient } from "../domain/clients/queries.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Perform } from "../work.ts";
import { ApiRefused, sendProblem } from "./failures.ts";
import { openApi } from "./openapi.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";
import { performOperation } from "./perform-operation.ts";

export interface ApiParts {
  readonly perform: Perform;
  /** Requests a minute for each token. */
  readonly requestsPerMinute?: number;
  readonly operations?: readonly Operation[];
  readonly antivirus?: Antivirus | undefined;
  /** From which networks systems may ask, where the operator has bound this door or a part of it. */
  readonly networks?: NetworkBinding | undefined;
}

export const apiPath = "/api/v1";
const requestsPerMinute = 600;
const bodyBytesMax = 256 * 1024;

/** The system that asks, once it has been let in. */
const clients = new WeakMap<FastifyRequest, Client>();

export async function serveApi(app: FastifyInstance, parts: ApiParts): Promise<void> {
  await app.register(
    async (scope) => {
      scope.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
      scope.setNotFoundHandler({ preHandler: scope.rateLimit() }, (request, reply) =>
        sendProblem(new ApiRefused("no-such-address"), request, reply),
      );
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser("application/json", { parseAs: "buffer", bodyLimit: bodyBytesMax }, readJson);
      scope.addHook("onRequest", async (request, reply) => {
        reply.header("cache-control", "no-store").header("x-robots-tag", "noindex");
        requireNetwork(request, parts.networks);
      });
      scope.get("/openapi.json", (_request, reply) => reply.type("application/json").send(openApi(operations)));
      serveOperations(scope, parts);
    },
    { prefix: apiPath },
  );
}

function serveOperations(scope: FastifyInstance, parts: ApiParts): void {
  const isOver = scope.createRateLimit({
    max: parts.requestsPerMinute ?? requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => clients.get(request)?.clientId ?? request.ip,
  });
  const served = parts.operations ?? operations;
  for (const one of served) {
    scope.route({
      method: one.method,
      url: pathOf(one),
      ...(one.bodyBytesMax !== undefined && { bodyLimit: one.bodyBytesMax }),
      // The address is counted first: whose token it is asks the database, also where it is nobody's.
      onRequest: [
        scope.rateLimit(),
        async (request, reply) => {
          clients.set(request, await letIn(request, parts.perform));
          const limit = await isOver(request);
          if (!limit.isAllowed && limit.isExceeded) {
            reply.header("retry-after", String(limit.ttlInSeconds));
            throw new ApiRefused("too-many-requests");
          }
        },
      ],
      handler: (request, reply) => performOperation(one, { request, reply, client: clientOf(request), ...parts }),
    });
  }
  refuseOtherMethods(scope, served);
}

function pathOf({ path }: Operation): string {
  return path.replace(/\{(\w+)\}/g, ":$1");
}

function clientOf(request: FastifyRequest): Client {
  const client = clients.get(request);
  if (client === undefined) throw new Refusal("not-allowed");
  return client;
}

/** The Authorization header alone lets in: a token in the address or a cookie is as none (TRUST §10). */
async function letIn({ headers }: FastifyRequest, perform: Perform): Promise<Client> {
  const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1];
  if (token === undefined) throw new ApiRefused("token-missing");
  const client = await perform({ kind: "visitor" }, (work) => findClient(work, token));
  if (client === undefined) throw new ApiRefused("token-not-valid");
  return client;
}

/** Asked before the token is read: from outside nobody learns whether one is good. An address that is none is below the door too. */
function requireNetwork({ ip, routeOptions }: FastifyRequest, networks: NetworkBinding | undefined): void {
  const page = routeOptions.url ?? apiPath;
  if (networks !== undefined && ruleBroken(networks, { address: ip, page, role: undefined }) !== undefined)
    throw new ApiRefused("outside-network");
}

function readJson(
  _request: FastifyRequest,
  body: string | Buffer,
  done: (error: Error | null, json?: unknown) => void,
) {
  try {
    done(null, JSON.parse(String(body)));
  } catch {
    // What is no JSON is told as such; the parser's own words would quote the body.
    done(new ApiRefused("request-not-understood", [{ at: "body", says: "Expected JSON." }]));
  }
}

const everyMethod = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

function refuseOtherMethods(scope: FastifyInstance, served: readonly Operation[]): void {
  const byPath = Map.groupBy(served, pathOf);
  for (const [url, ones] of byPath) {
    const known = ones.flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method]));
    scope.route({
      method: everyMethod.filter((method) => !known.includes(method)),
      url,
      handler: (_request: FastifyRequest, reply: FastifyReply) => {
        reply.header("allow", known.join(", "));
        throw new ApiRefused("method-not-allowed");
      },
    });
  }
}
