/**
 * The few cookies of the portal. Over https their names begin with `__Host-`, which browsers bind to this very host and to
 * Secure. Over plain http, which only development on one's own machine uses, some browsers refuse such cookies, so the
 * names go without the prefix and the cookies without Secure.
 */
import type { FastifyReply, FastifyRequest } from "fastify";

type CookieName = "sid" | "visit" | "language" | "theme" | "notice";

/** How long each lives in the browser; those without an age end with it. The server ends sessions earlier. */
const ageSeconds: Readonly<Partial<Record<CookieName, number>>> = {
  language: 365 * 24 * 3600,
  theme: 365 * 24 * 3600,
  notice: 60,
};

export interface Cookies {
  read(request: FastifyRequest, name: CookieName): string | undefined;
  set(reply: FastifyReply, name: CookieName, value: string): void;
  clear(reply: FastifyReply, name: CookieName): void;
}

export function cookiesFor(baseUrl: string): Cookies {
  const secure = new URL(baseUrl).protocol === "https:";
  const nameOf = (name: CookieName): string => (secure ? `__Host-${name}` : name);
  const attributes = { path: "/", httpOnly: true, sameSite: "lax", secure } as const;
  return {
    read: (request, name) => {
      const value = request.cookies[nameOf(name)];
      return value === undefined || value === "" ? undefined : value;
    },
    set: (reply, name, value) => {
      const age = ageSeconds[name];
      reply.setCookie(nameOf(name), value, age === undefined ? attributes : { ...attributes, maxAge: age });
    },
    clear: (reply, name) => {
      reply.setCookie(nameOf(name), "", { ...attributes, maxAge: 0 });
    },
  };
}
