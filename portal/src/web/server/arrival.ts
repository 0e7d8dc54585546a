/** Someone arrives: in which language they read, who they are if signed in, and the secret that seals their forms. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { findViewer } from "../../domain/access/sessions.ts";
import type { Actor } from "../../work.ts";
import { type Language, type Messages, messages } from "../messages/messages.ts";
import type { FormSeal, Viewer } from "../route.ts";
import type { Cookies } from "./cookies.ts";
import { languageOf } from "./language.ts";
import type { ServerParts } from "./parts.ts";
import { browserMark, csrfToken, isCsrfToken } from "./seal.ts";
import { isTheme, type Theme } from "./theme.ts";

export interface Arrival {
  readonly language: Language;
  readonly say: Messages;
  readonly nonce: string;
  /** The theme they chose, if they did. */
  readonly theme: Theme | undefined;
  /** Known after `recognise`; until then everyone is a visitor. */
  viewer: Viewer | undefined;
  /** The secret of the session in the browser's cookie, whether it lives or not. */
  sessionSecret: string | undefined;
  /** The secret of a browser that is not signed in. */
  visitSecret: string | undefined;
  /** Whether the viewer has been looked up. */
  recognised: boolean;
}

declare module "fastify" {
  interface FastifyRequest {
    arrival: Arrival | undefined;
  }
}

export function arrive(request: FastifyRequest, cookies: Cookies, nonce: string): Arrival {
  const language = languageOf(cookies.read(request, "language"), request.headers["accept-language"]);
  const theme = cookies.read(request, "theme");
  return {
    language,
    say: messages[language],
    nonce,
    theme: isTheme(theme) ? theme : undefined,
    viewer: undefined,
    sessionSecret: cookies.read(request, "sid"),
    visitSecret: cookies.read(request, "visit"),
    recognised: false,
  };
}

/** Looks up whose session it is, once. */
export async function recognise(arrival: Arrival, parts: ServerParts): Promise<Viewer | undefined> {
  const secret = arrival.sessionSecret;
  if (!arrival.recognised && secret !== undefined) {
    arrival.viewer = await parts.perform({ kind: "visitor" }, (work) => findViewer(work, secret));
  }
  arrival.recognised = true;
  return arrival.viewer;
}

/** A session has begun during the visit: the page that is answered is already its own. */
export async function recogniseAgain(arrival: Arrival, begunSecret: string, parts: ServerParts): Promise<void> {
  arrival.sessionSecret = begunSecret;
  arrival.recognised = false;
  await recognise(arrival, parts);
}

export function actorOf(arrival: Arrival): Actor {
  return arrival.viewer?.actor ?? { kind: "visitor" };
}

/** The secret that seals this browser's forms: the session's, else the visit's, begun at the first need. */
export function sealingSecret(arrival: Arrival, reply: FastifyReply, { cookies, parts }: SealParts): string {
  if (arrival.viewer !== undefined && arrival.sessionSecret !== undefined) return arrival.sessionSecret;
  if (arrival.visitSecret === undefined) {
    arrival.visitSecret = parts.chance.secret();
    cookies.set(reply, "visit", arrival.visitSecret);
  }
  return arrival.visitSecret;
}

export interface SealParts {
  readonly cookies: Cookies;
  readonly parts: ServerParts;
}

export function sealFor(arrival: Arrival, reply: FastifyReply, sealParts: SealParts): FormSeal {
  const { chance } = sealParts.parts;
  let token: string | undefined;
  return {
    get csrf() {
      token ??= csrfToken(sealingSecret(arrival, reply, sealParts), chance.secret());
      return token;
    },
    get browserMark() {
      return browserMark(sealingSecret(arrival, reply, sealParts));
    },
    newKey: () => chance.secret(),
  };
}

/**
 * Whether a token is this browser's. A form opened before signing in is still good at doors open to anyone; behind the
 * others only the session's own token counts.
 */
export function isTokenOf(arrival: Arrival, token: string, openToAnyone: boolean): boolean {
  const { viewer, sessionSecret, visitSecret } = arrival;
  if (viewer !== undefined && sessionSecret !== undefined && isCsrfToken(sessionSecret, token)) return true;
  return (viewer === undefined || openToAnyone) && visitSecret !== undefined && isCsrfToken(visitSecret, token);
}
