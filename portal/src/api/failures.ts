/** Whatever is thrown at the machine door becomes a problem: refusals by their code, broken requests, a full house, and bugs. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../domain/refusal.ts";
import { type ProblemCode, problemBody, type ProblemFacts, problems, type RequestFault } from "./problems.ts";

/** A request that is refused before the domain hears of it. */
export class ApiRefused extends Error {
  readonly code: ProblemCode;
  readonly faults: readonly RequestFault[] | undefined;

  constructor(code: ProblemCode, faults?: readonly RequestFault[]) {
    super(code);
    this.name = "ApiRefused";
    this.code = code;
    this.faults = faults;
  }
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, request.id);
  const { status } = problems[problem.code];
  if (problem.code === "crashed") request.log.error({ err: error }, "bug");
  if (status === 401) reply.header("www-authenticate", 'Bearer realm="fakturaporten"');
  if (problem.code === "idempotency-key-in-flight" || problem.code === "busy") reply.header("retry-after", "2");
  return reply
    .status(status)
    .type("application/problem+json")
    .send(JSON.stringify(problemBody(problem)));
}

function problemOf(error: unknown, requestId: string): ProblemFacts {
  if (error instanceof Refusal) return { code: error.code, requestId, facts: error.facts };
  if (error instanceof ApiRefused)
    return { code: error.code, requestId, ...(error.faults === undefined ? {} : { faults: error.faults }) };
  return { code: codeByStatus(error), requestId };
}

const codes: Readonly<Record<number, ProblemCode>> = {
  404: "no-such-address",
  405: "method-not-allowed",
  413: "body-too-large",
  415: "wrong-content-type",
  429: "too-many-requests",
  503: "busy",
};

/** PostgreSQL is starting, stopping, out of connections or out of time: come back in a moment. */
const busyCodes = new Set([
  "57P01",
  "57P02",
  "57P03",
  "57014",
  "53300",
  "08001",
  "08003",
  "08006",
  "ECONNREFUSED",
  "ECONNRESET",
]);

function codeByStatus(error: unknown): ProblemCode {
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  if (typeof code === "string" && busyCodes.has(code)) return "busy";
  if (error instanceof Error && error.message.includes("timeout exceeded when trying to connect")) return "busy";
  if (typeof statusCode !== "number") return "crashed";
  return codes[statusCode] ?? (statusCode >= 400 && statusCode < 500 ? "request-not-understood" : "crashed");
}
