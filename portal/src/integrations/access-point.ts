/**
 * The access point, over HTTP: in the shape of phoss-ap (`/api/outbound/…`) or of phase4-peppol-standalone (`/sendsbdh`). Both are
 * handed the whole envelope, because only then do they send it under our identifier. Neither refuses a message it has sent
 * before; phoss-ap can be asked what became of one, phase4 cannot.
 */
import type { Carrier, CarrierAnswer } from "../domain/delivery/carrier.ts";
import { readPhase4Report, readPhossReport, readPhossStatus } from "./access-point-answers.ts";

export const accessPointShapes = ["phoss", "phase4"] as const;
export type AccessPointShape = (typeof accessPointShapes)[number];

export interface AccessPointSettings {
  /** `https://ap.example.se`; a path in front of the shape's own is kept. */
  readonly url: string;
  readonly shape: AccessPointShape;
  /** Goes in the header X-Token. */
  readonly token: string;
  readonly timeoutMs?: number;
}

export function accessPoint({ url, shape, token, timeoutMs = 60_000 }: AccessPointSettings): Carrier {
  const call = caller({ base: url.replace(/\/+$/, ""), token, timeoutMs });
  const settleSeconds = (2 * timeoutMs) / 1000 + 10;
  if (shape === "phase4") {
    return {
      idempotentSubmit: false,
      statusQuery: false,
      settleSeconds,
      acceptedIsLast: true,
      submit: async ({ envelope }) => judge(await call("POST", "/sendsbdh", envelope), readPhase4Report),
    };
  }
  return {
    idempotentSubmit: false,
    statusQuery: true,
    settleSeconds,
    acceptedIsLast: false,
    submit: async ({ envelope }) => judge(await call("POST", "/api/outbound/submit-sbd", envelope), readPhossReport),
    status: async (instanceId) => {
      const path = `/api/outbound/status/${encodeURIComponent(instanceId)}?includeArchive=true`;
      const reply = await call("GET", path, undefined);
      return reply.kind === "reply" && reply.status === 404 && isAnswerOfShape(reply)
        ? { kind: "never-came", reason: "not-known", evidence: undefined }
        : judgeQuestion(reply);
    },
  };
}

/** A 404 of the gateway itself; one of something in front of it says nothing about the message. */
function isAnswerOfShape({ text, type }: Reply): boolean {
  return text.trim() === "" || type.includes("json");
}

export interface Reply {
  readonly kind: "reply";
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

interface NoReply {
  readonly kind: "no-reply";
  /** Whether the request may have arrived. */
  readonly mayHaveArrived: boolean;
  readonly reason: string;
}

interface Line {
  readonly base: string;
  readonly token: string;
  readonly timeoutMs: number;
}

const answerCharactersMax = 262_144;

function caller({ base, token, timeoutMs }: Line) {
  return async (method: "GET" | "POST", path: string, body: Uint8Array | undefined): Promise<Reply | NoReply> => {
    try {
      const response = await fetch(base + path, {
        method,
        redirect: "manual",
        headers: { "x-token": token, accept: "application/json", "content-type": "application/xml" },
        signal: AbortSignal.timeout(timeoutMs),
        ...(body === undefined ? {} : { body: Buffer.from(body) }),
      });
      const text = await readBounded(response);
      return { kind: "reply", status: response.status, type: response.headers.get("content-type") ?? "", text };
    } catch (error) {
      return noReply(error);
    }
  };
}

async function readBounded(response: Response): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > answerCharactersMax) break;
  }
  return text.slice(0, answerCharactersMax);
}

/** Causes that come before the first byte of a request has left. */
const beforeSending = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "CERT_HAS_EXPIRED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

function noReply(error: unknown): NoReply {
  const { name, cause } = error as Error;
  const code = codeOf(cause);
  if (beforeSending.has(code)) return { kind: "no-reply", mayHaveArrived: false, reason: "no-connection" };
  return { kind: "no-reply", mayHaveArrived: true, reason: name === "TimeoutError" ? "no-answer" : "line-broke" };
}

/** Several addresses tried give several causes under one. */
function codeOf(cause: unknown): string {
  const { code, errors } = (cause ?? {}) as { readonly code?: string; readonly errors?: readonly unknown[] };
  return code ?? (errors === undefined ? "" : codeOf(errors[0]));
}

function judge(reply: Reply | NoReply, read: (reply: Reply) => CarrierAnswer): CarrierAnswer {
  if (reply.kind === "no-reply") {
    const { reason } = reply;
    if (reply.mayHaveArrived) return { kind: "unknown", reason, evidence: undefined };
    return { kind: "not-sent", reason, evidence: undefined, roadIsDown: true };
  }
  const { status } = reply;
  if (status === 401 || status === 403)
    return { kind: "not-sent", reason: "token-refused", evidence: undefined, roadIsDown: true };
  if (status === 404) return { kind: "not-sent", reason: "sending-disabled", evidence: undefined, roadIsDown: true };
  if (status === 429) return { kind: "not-sent", reason: "too-busy", evidence: undefined };
  if (status >= 300 && status < 400)
    return { kind: "not-sent", reason: "points-elsewhere", evidence: undefined, roadIsDown: true };
  return read(reply);
}

function judgeQuestion(reply: Reply | NoReply): CarrierAnswer {
  if (reply.kind === "reply" && reply.status === 200) return readPhossStatus(reply.text);
  const reason = reply.kind === "reply" ? `http-${reply.status}` : reply.reason;
  const roadIsDown = reply.kind === "no-reply" && !reply.mayHaveArrived;
  return { kind: "unknown", reason, evidence: undefined, roadIsDown };
}
