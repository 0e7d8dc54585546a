/**
 * What went wrong, told to a person: which status, which words. Refusals that no page spoke of, bodies that are not taken,
 * a full house, and bugs. Nothing here says more than a person may know; the log says the rest.
 */
import { Refusal, type RefusalCode } from "../../domain/refusal.ts";
import type { Messages } from "../messages/messages.ts";
import type { ErrorWords } from "./error-page.tsx";
import { FormAlreadySent, FormRefused } from "./form-keys.ts";

export interface Failure {
  readonly status: number;
  readonly words: ErrorWords;
  readonly retryAfterSeconds?: number;
  /** Somebody must look at it. */
  readonly isBug?: boolean;
}

/** Where no page answers a refusal itself, it is a conflict with how things stand, unless it is one of these. */
const refusalStatus: Readonly<Partial<Record<RefusalCode, number>>> = {
  "not-found": 404,
  "link-not-usable": 404,
  "not-allowed": 403,
  "sign-in-failed": 403,
  "password-needed-again": 403,
  "too-many-tries": 429,
};

const busySeconds = 10;

export interface FailureFacts {
  readonly say: Messages;
  readonly requestId: string;
  /** A command of this request had already been committed. */
  readonly committed: boolean;
}

export function failureOf(error: unknown, { say, requestId, committed }: FailureFacts): Failure {
  const { errors, refusals } = say;
  if (error instanceof Refusal) {
    const words = error.code === "not-found" ? errors.notFound : refusals[error.code];
    const status = refusalStatus[error.code] ?? 409;
    return status === 429 ? { status, words, retryAfterSeconds: 60 } : { status, words };
  }
  if (error instanceof FormRefused) return { status: 403, words: errors.formTooOld };
  if (error instanceof FormAlreadySent) return { status: 409, words: errors.alreadySent };
  const status = statusOf(error);
  if (status === 400) return { status, words: errors.badRequest };
  if (status === 404) return { status, words: errors.notFound };
  if (status === 405) return { status, words: errors.methodNotAllowed };
  if (status === 413) return { status, words: errors.tooLarge };
  if (status === 415) return { status, words: errors.wrongType };
  if (status === 429) return tooMany(error, say);
  if (status === 503 || isFullHouse(error)) {
    const words = { title: errors.busy.title, text: errors.busy.text(String(busySeconds)) };
    return { status: 503, words, retryAfterSeconds: busySeconds };
  }
  // The framework has more ways to say that it cannot read a request than we have words for.
  if (status !== undefined && status < 500) return { status: 400, words: errors.badRequest };
  const { title, textNothingSaved, textSaved } = errors.crashed;
  const words = { title, text: committed ? textSaved : textNothingSaved, code: requestId };
  return { status: 500, words, isBug: true };
}

function tooMany(error: unknown, { errors }: Messages): Failure {
  const seconds = Math.max(1, Math.ceil(Number((error as { retryAfterMs?: number }).retryAfterMs ?? 60_000) / 1000));
  const words = { title: errors.tooMany.title, text: errors.tooMany.text(String(seconds)) };
  return { status: 429, words, retryAfterSeconds: seconds };
}

/** The status a framework's error asks for; our own bugs have none. */
function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error ? (error as { statusCode?: unknown }).statusCode : undefined;
  return typeof status === "number" && status >= 400 ? status : undefined;
}

/** PostgreSQL is starting, stopping, out of connections or out of time: come back in a moment. */
const fullHouseCodes = new Set([
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

function isFullHouse(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (
    (typeof code === "string" && fullHouseCodes.has(code)) ||
    error.message.includes("timeout exceeded when trying to connect")
  );
}
