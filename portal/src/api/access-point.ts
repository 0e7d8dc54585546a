/**
 * The door for the access point: documents from the network, and what became of messages of ours. Whatever comes with the right
 * token is stored raw and answered only then; what it says is read afterwards (TRUST G8).
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { AtCrashPoint } from "../crash-points.ts";
import { type ArrivalKind, storeArrival } from "../domain/arrivals/store-arrival.ts";
import type { Actor, Perform } from "../work.ts";

export interface AccessPointDoor {
  readonly perform: Perform;
  /** What the access point shows in the header X-Token; never told to anybody. */
  readonly token: string;
  readonly at?: AtCrashPoint;
}

const documentBytesMax = 26_214_400;
const statusBytesMax = 262_144;
const requestsPerMinuteMax = 60_000;

export async function serveAccessPoint(app: FastifyInstance, door: AccessPointDoor): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addHook("onRequest", async (request, reply) => {
      if (!showsToken(request, door.token)) return reply.status(401).send({ error: "token" });
    });
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    for (const { path, kind, bodyLimit, reply: answer } of doors)
      scope.post(
        path,
        {
          bodyLimit,
          config: { rateLimit: { max: requestsPerMinuteMax, timeWindow: 60_000 } },
        },
        async (request, reply) => {
          const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
          if (raw.length === 0) throw Object.assign(new Error("Nothing came"), { statusCode: 400 });
          await store(door, kind, { raw, messageId: messageIdOf(request) });
          return reply.type("application/json").send(answer);
        },
      );
  });
}

/** phoss-ap wants to know the receiver's country from the answer; everybody here is in Sweden. */
const doors = [
  { path: "/access-point/documents", kind: "document", bodyLimit: documentBytesMax, reply: { countryCodeC4: "SE" } },
  { path: "/access-point/status", kind: "status", bodyLimit: statusBytesMax, reply: { stored: true } },
] as const;

const machine: Actor = { kind: "machine", job: "access-point" };

async function store(
  { perform, at }: AccessPointDoor,
  kind: ArrivalKind,
  arrived: { readonly raw: Buffer; readonly messageId: string | undefined },
): Promise<void> {
  await perform(machine, async (work) => {
    await storeArrival(work, { kind, ...arrived });
    at?.("arrival.inside-store");
  });
  at?.("arrival.after-store");
}

function messageIdOf({ headers }: FastifyRequest): string | undefined {
  const name = headers["x-sbdh-instance-id"] ?? headers["x-message-id"];
  return typeof name === "string" ? name : undefined;
}

/** Both sides are hashed first, so that neither length nor content can be told from how long the answer takes. */
function showsToken({ headers }: FastifyRequest, token: string): boolean {
  const shown = headers["x-token"];
  return typeof shown === "string" && timingSafeEqual(digest(shown), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
