/** One visit as pages know it, made from one request; and the book it keeps of what happened meanwhile. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { csrfField, formKeyField } from "../components/form/form.tsx";
import type { Visit } from "../route.ts";
import { addressAsked } from "./address-asked.ts";
import { actorOf, type Arrival, sealFor, type SealParts } from "./arrival.ts";
import { rememberOutcome, spendFormKey } from "./form-keys.ts";
import { clientCertificateOf } from "./client-certificate.ts";
import type { Posted } from "./posted.ts";

/** What happened during a visit, for whoever answers it. */
export interface VisitBook {
  /** The form's key as stored, when the form has one. */
  readonly formKey: string | undefined;
  /** A command has been committed. */
  committed: boolean;
  /** Where the form led was told inside the command's own transaction. */
  outcomeKept: boolean;
  /** The secret of a session begun during this visit. */
  begun: string | undefined;
  ended: boolean;
}

export interface VisitFacts {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly arrival: Arrival;
  readonly posted: Posted;
  readonly book: VisitBook;
  readonly sealParts: SealParts;
}

export function visitOf({ request, reply, arrival, posted, book, sealParts }: VisitFacts): Visit {
  const { cookies, parts } = sealParts;
  const { pathname } = addressAsked(request.url);
  const { [csrfField]: _token, [formKeyField]: _key, ...fields } = posted.fields;
  return {
    method: request.method === "POST" ? "POST" : "GET",
    path: pathname,
    params: request.params as Record<string, string>,
    query: request.query as Record<string, string>,
    queryText: /\?(.*)$/s.exec(request.url)?.[1] ?? "",
    fields,
    files: posted.files,
    language: arrival.language,
    say: arrival.say,
    viewer: arrival.viewer,
    baseUrl: parts.settings.baseUrl,
    clientAddress: request.ip,
    clientCertificate: clientCertificateOf(request, parts.settings.certificateProxy),
    seal: sealFor(arrival, reply, sealParts),
    safe: parts.safe,
    antivirus: parts.antivirus,
    secondStepOf: parts.settings.secondStepOf ?? [],
    ask: (question) =>
      parts.perform(actorOf(arrival), async (work) => {
        await sql`set transaction read only`.execute(work.db);
        return question(work);
      }),
    perform: async (command, leadsTo) => {
      const result = await parts.perform(actorOf(arrival), (work) => deed(work, book, command, leadsTo));
      book.committed = true;
      book.outcomeKept ||= leadsTo !== undefined;
      return result;
    },
    startSession: (secret) => {
      book.begun = secret;
      cookies.set(reply, "sid", secret);
    },
    endSession: () => {
      book.ended = true;
      cookies.clear(reply, "sid");
      reply.header("clear-site-data", '"cache","storage"');
    },
  };
}

/** A command and its form key, in one transaction. Only the first command of a visit spends the key. */
async function deed<T>(
  work: Work,
  book: VisitBook,
  command: (work: Work) => Promise<T>,
  leadsTo: ((result: T) => string) | undefined,
): Promise<T> {
  const { formKey, committed } = book;
  if (formKey !== undefined && !committed) await spendFormKey(work, formKey);
  const result = await command(work);
  if (formKey !== undefined && leadsTo !== undefined) await rememberOutcome(work, formKey, leadsTo(result));
  return result;
}
